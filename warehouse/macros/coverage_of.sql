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
)
select
    day, latest.source, latest.relevance, title, url, entity_id, surface, mentions,
    substring(text, greatest(start - 20, 0)::bigint + 1, 60) as passage,
    incident_ids, latest.document_id, revision_id
from named
join document_latest as latest using (revision_id)
join revision using (revision_id)
join document on document.document_id = latest.document_id
left join (select document_id, list(incident_id order by incident_id) as incident_ids from incident_document group by all)
    as linked on linked.document_id = latest.document_id
where day between from_day::date and to_day::date
order by day, latest.source, latest.document_id;
