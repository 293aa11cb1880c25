-- One value that is told of one field of an incident where another, which can not be true as well, is told too.
-- grain: incident_id, field, value
-- stored: incident_id, field, first_told, value
-- reads: incident_fact, entity
--   incident_id: the incident
--   field: started | detected | partial_recovery | ended | cause | scope | count:people …
--   value: what is told; a moment that only states less (2016-01-18 beside 2016-01-18T15:40) is no conflict
--   chosen: whether it is the incident's own value
--   others: the values told beside it that can not be true as well
--   statements: wordings that say so
--   sources: who published these, in order of their names
--   speakers: names of who is said to say so
--   official: whether an authority, operator, vendor or municipality is among the sources
--   first_told: the first day on which it was told
--   last_told: the last day; when it is before the others' first, the account changed rather than differed
--   document_id: the document that told it first
--   revision_id: its wording
--   start: first character in revision.text, from 0
--   end: character after the last
--   surface: the characters between
with told as (
    select
        incident_id,
        field,
        "value" as value,
        bool_or(chosen) as chosen,
        count(*) as statements,
        list_sort(list(distinct source)) as sources,
        list_sort(list(distinct coalesce(entity.name, speaker)) filter (speaker is not null)) as speakers,
        bool_or(official) as official,
        min(told) as first_told,
        max(told) as last_told,
        arg_min({d: document_id, r: revision_id, s: start, e: "end", t: surface}, (told, first_seen, fact_id)) as first
    from incident_fact left join entity on entity_id = speaker
    where not negated and field not in ('system', 'procedure', 'municipality', 'status', 'told', 'announced')
    group by all
),
against as (
    select one.incident_id, one.field, one.value, list_sort(list(other.value)) as others
    from told as one join told as other using (incident_id, field)
    where not starts_with(one.value, other.value) and not starts_with(other.value, one.value)
    group by all
)
select
    incident_id,
    field,
    value,
    chosen,
    others,
    statements,
    sources,
    coalesce(speakers, []) as speakers,
    official,
    first_told,
    last_told,
    first.d as document_id,
    first.r as revision_id,
    first.s as start,
    first.e as "end",
    first.t as surface
from told join against using (incident_id, field, value)
