-- One value that is told of one field of an incident where another, which can not be true as well, is told too.
-- grain: incident_id, field, value
-- stored: incident_id, field, first_told, value
-- reads: incident_told
--   incident_id: the incident
--   field: started | detected | partial_recovery | ended | cause | scope | count:people …
--   value: what is told; a moment that only states less (2016-01 or XXXX-01-18 beside 2016-01-18T15:40) is no conflict
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
with told as (from incident_told where field not in ('status', 'announced')),
against as (
    select one.incident_id, one.field, one.value, list_sort(list(other.value)) as others
    from told as one join told as other using (incident_id, field)
    where one.value <> other.value
        and not (field in ('started', 'detected', 'partial_recovery', 'ended') and agree(one.value, other.value))
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
    speakers,
    official,
    first_told,
    last_told,
    document_id,
    revision_id,
    start,
    "end",
    surface
from told join against using (incident_id, field, value)
