-- One step of a document's history: from one wording to the next, or to none where its page no longer shows it.
-- grain: document_id, step
-- stored: document_id, step
-- reads: sighting, document, capture
--   document_id: the document
--   step: 1 for its first change, 2 for the next …
--   before_at: the last time we saw the wording before
--   after_at: the first time we saw the wording after; when its page was seen without it
--   before_id: revision_id of the wording before
--   after_id: revision_id of the wording after; null when the page no longer shows the document
with gone as (
    select document_id, min(later.captured_at) as seen_at
    from sighting
    join document using (document_id)
    join capture using (capture_id)
    join capture as later on later.url = capture.url and later.captured_at > document.last_seen
    where seen_at = document.last_seen and later.outcome in ('parsed', 'empty')
    group by document_id
),
event as (
    select document_id, revision_id, capture_id, seen_at from sighting
    union all
    select document_id, null, null, seen_at from gone
),
shown as (
    select
        document_id,
        revision_id as after_id,
        seen_at as after_at,
        capture_id,
        lag(revision_id) over spell as before_id,
        lag(seen_at) over spell as before_at
    from event
    window spell as (partition by document_id order by seen_at, capture_id nulls first, revision_id)
)
select
    document_id,
    row_number() over (partition by document_id order by after_at, capture_id nulls first, after_id) as step,
    before_at,
    after_at,
    before_id,
    after_id
from shown
where before_id is not null and before_id is distinct from after_id
