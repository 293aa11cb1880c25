-- coverage_of(whom, from_day, to_day) where there is an index: the rows of macros/coverage_of.sql in a third of the time.
create or replace macro coverage_of(whom, from_day, to_day) as table
with meant as (
    select entity_id from entity as listed where listed.entity_id = whom or listed.name = whom
    union
    select entity_id from alias where surface = whom
),
-- The index has the places of a name together; the mentions themselves would be read from end to end.
written as materialized (
    select word, term as entity_id, length from search_index.word where kind = 'name' and term in (from meant)
),
named as materialized (
    select document as number, entity_id, count(*) as mentions, min(start) as start, arg_min(length, start) as length
    from search_index.place as place join written using (word)
    group by all
),
dated as materialized (
    select named.*, listed.* exclude (number)
    from search_index.document as listed join named using (number)
    where listed.rowid in (select unnest(list(number - 1)) from named) and day between from_day::date and to_day::date
),
linked as (
    select document_id, list(incident_id order by incident_id) as incident_ids
    from incident_document where document_id in (select document_id from dated) group by all
)
select
    day, source, relevance, title, url, entity_id, substring(text, start + 1, length) as surface, mentions,
    substring(text, greatest(start - 20, 0) + 1, 60) as passage,
    incident_ids, document_id, revision_id
from dated
-- Of few rowids DuckDB reads only the blocks; what it takes for many, as it does the rows of a query, it reads from end
-- to end. Those of a list it takes for few.
join (select rowid, title, text from revision where rowid in (select unnest(list(revision_row)) from dated)) as wording
    on wording.rowid = revision_row
join (select rowid, url from document where rowid in (select unnest(list(document_row)) from dated)) as page
    on page.rowid = document_row
left join linked using (document_id)
order by day, source, document_id, entity_id;
