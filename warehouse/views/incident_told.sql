-- One value that is told of one field of an incident, whoever tells it. What is denied is not among them.
-- grain: incident_id, field, value
-- reads: incident_fact, entity
--   incident_id: the incident
--   field: started | ended | partial_recovery | detected | announced | status | cause | scope | count:people …
--   value: what is told
--   chosen: whether it is the incident's own value
--   statements: wordings that say so
--   sources: who published these, in order of their names
--   speakers: names of who is said to say so
--   official: whether an authority, operator, vendor or municipality is among the sources
--   first_told: the first day on which it was told
--   last_told: the last day
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
        count(distinct revision_id) as statements,
        list_sort(list(distinct source)) as sources,
        list_sort(list(distinct coalesce(entity.name, speaker)) filter (speaker is not null)) as speakers,
        bool_or(official) as official,
        min(told) as first_told,
        max(told) as last_told,
        arg_min({d: document_id, r: revision_id, s: start, e: "end", t: surface}, (told, first_seen, fact_id)) as first
    from incident_fact left join entity on entity_id = speaker
    where not negated and field not in ('system', 'procedure', 'municipality', 'told')
    group by all
)
select
    * exclude (first) replace (coalesce(speakers, []) as speakers),
    first.d as document_id,
    first.r as revision_id,
    first.s as start,
    first.e as "end",
    first.t as surface
from told
