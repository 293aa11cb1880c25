-- One document and which wording of it is the latest: what `document_now` shows, without title and text.
-- grain: document_id
-- stored: day, source
-- reads: document, revision
--   document_id: the document
--   url: its address
--   source: who published it
--   kind: news | notice | report
--   day: day it was published, else updated, as stated, the first where it states a month or year; else the day we first saw it
--   stated: the same as precise as stated, ISO 8601
--   relevance: outage | planned_maintenance | data_incident | other; null until read
--   revisions: how many wordings it has had
--   revision_id: the latest wording
--   first_seen: when we first saw the document
--   last_seen: when we last saw it
select
    document_id,
    url,
    source,
    kind,
    coalesce(first_minute(published_at), first_minute(updated_at), document.first_seen)::date as day,
    coalesce(dated(published_at), dated(updated_at), strftime(document.first_seen, '%Y-%m-%d')) as stated,
    relevance,
    count(*) over (partition by document_id) as revisions,
    revision_id,
    document.first_seen,
    document.last_seen
from document join revision using (document_id)
qualify row_number() over (
    partition by document_id order by revision.last_seen desc, revision.first_seen desc, revision_id
) = 1
