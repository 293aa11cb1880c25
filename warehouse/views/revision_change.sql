-- One change of a document's wording: the lines that came and the lines that went. Lines that only moved are neither.
-- grain: document_id, step
-- reads: sighting, document, revision
--   document_id: the document
--   source: who published it
--   url: canonical
--   step: 1 for its first change, 2 for the next …
--   before_at: the last time we saw the wording before
--   after_at: the first time we saw the wording after
--   before_id: revision_id of the wording before
--   after_id: revision_id of the wording after
--   title_before: the headline before
--   title_after: the headline after
--   came: lines of the text after that the text before has not, in order
--   went: lines of the text before that the text after has not, in order
with shown as (
    select
        *,
        lag(revision_id) over spell as before_id,
        lag(seen_at) over spell as before_at
    from sighting
    window spell as (partition by document_id order by seen_at, capture_id nulls first, revision_id)
),
change as (
    select
        document_id,
        row_number() over (partition by document_id order by seen_at, capture_id nulls first, revision_id) as step,
        before_at,
        seen_at as after_at,
        before_id,
        revision_id as after_id
    from shown
    where before_id is not null and before_id <> revision_id
),
line as (
    select revision_id, unnest(lines) as line, generate_subscripts(lines, 1) as number
    from (select revision_id, string_split(text, chr(10)) as lines from revision)
    where revision_id in (select before_id from change union select after_id from change)
),
came as (
    select document_id, step, list(line order by number) as came
    from change join line on revision_id = after_id
    anti join line as old on old.revision_id = before_id and old.line = line.line
    group by all
),
went as (
    select document_id, step, list(line order by number) as went
    from change join line on revision_id = before_id
    anti join line as new on new.revision_id = after_id and new.line = line.line
    group by all
)
select
    document_id,
    source,
    url,
    step,
    before_at,
    after_at,
    before_id,
    after_id,
    before.title as title_before,
    after.title as title_after,
    coalesce(came, []) as came,
    coalesce(went, []) as went
from change
join document using (document_id)
join revision as before on before.revision_id = before_id
join revision as after on after.revision_id = after_id
left join came using (document_id, step)
left join went using (document_id, step)
order by source, url, step
