-- coverage_of(whom, from_day, to_day): documents of these days whose latest wording names the entity, with what they
-- say of it first. `whom` is an entity id, a canonical name or any other surface in the lists.
create or replace macro coverage_of(whom, from_day, to_day) as table
with meant as (
    select entity_id from entity as listed where listed.entity_id = whom or listed.name = whom
    union
    select entity_id from alias where surface = whom
),
named as (
    select revision_id, entity_id, count(*) as mentions, min(start) as start, arg_min(surface, start) as surface
    from mention semi join meant using (entity_id)
    group by all
),
dated as materialized (
    select named.*, day, latest.source, latest.relevance, latest.url, latest.document_id
    from named join document_latest as latest using (revision_id)
    where day between from_day::date and to_day::date
),
-- By rowid DuckDB reads only the blocks that hold these wordings; joined by their ids it would read all texts.
wording as (
    select revision_id, title, text from revision
    where rowid in (select one.rowid from revision as one where one.revision_id in (select revision_id from dated))
),
linked as (
    select document_id, list(incident_id order by incident_id) as incident_ids
    from incident_document where document_id in (select document_id from dated) group by all
)
select
    day, source, relevance, title, url, entity_id, surface, mentions,
    substring(text, greatest(start - 20, 0)::bigint + 1, 60) as passage,
    incident_ids, document_id, revision_id
from dated
join wording using (revision_id)
left join linked using (document_id)
order by day, source, document_id, entity_id;
