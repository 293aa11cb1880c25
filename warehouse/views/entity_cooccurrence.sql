-- Two entities that the same documents of one year name. A document that names more than 100 is a directory, and left out.
-- grain: year, entity_id, other_id
-- stored: year, entity_id, other_id
-- reads: document_latest, mention, entity
--   year: the year of the documents
--   entity_id: the one; its id sorts before the other's
--   name: its canonical name
--   label: what it is
--   other_id: the other
--   other_name: its canonical name
--   other_label: what it is
--   documents: documents whose latest wording names both
--   outage: of these, accounts of an outage
--   first_day: the earliest of these documents
--   last_day: the latest of these documents
with named as (
    select distinct document_id, entity_id, day, document_latest.relevance
    from mention join document_latest using (revision_id)
    where entity_id is not null
),
telling as (select * from named qualify count(*) over (partition by document_id) <= 100)
select
    year(one.day) as year,
    one.entity_id,
    entity.name,
    entity.label,
    two.entity_id as other_id,
    other.name as other_name,
    other.label as other_label,
    count(*) as documents,
    count(*) filter (one.relevance = 'outage') as outage,
    min(one.day) as first_day,
    max(one.day) as last_day
from telling as one
join telling as two on one.document_id = two.document_id and one.entity_id < two.entity_id
join entity on entity.entity_id = one.entity_id
join entity as other on other.entity_id = two.entity_id
group by all
