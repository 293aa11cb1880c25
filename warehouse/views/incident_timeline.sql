-- One thing told of one incident: a moment of it, how it stood, a report on it. Accounts that differ stand apart.
-- grain: incident_id, what, moment, value
-- stored: incident_id, moment, what, value
-- reads: incident_told, incident_document, document_latest, revision, source
--   incident_id: the incident
--   moment: when: ISO 8601, as precise as told; of a status, cause, scope or number the first day it was told
--   what: started | detected | announced | partial_recovery | ended | status | cause | scope | count:people … | report
--   value: the moment itself, the status, the phrase, the number; of a report its headline
--   chosen: whether it is the incident's own value; null of a report
--   statements: wordings that say so; of a report the documents of that headline
--   sources: who published these, in order of their names
--   official: whether an authority, operator, vendor or municipality is among them
--   first_told: the first day on which it was told
--   document_id: the document that told it first
--   revision_id: its wording; of a report the latest
--   start: first character in revision.text, from 0; null of a report, and where it rests on whose page it is
--   end: character after the last
--   surface: the characters between
with report as (
    select
        incident_id,
        stated,
        revision.title,
        count(*) as documents,
        list_sort(list(distinct source)) as sources,
        coalesce(bool_or(side(source.role, document_latest.kind) = 'official'), false) as official,
        min(document_id) as document_id,
        arg_min(revision_id, document_id) as revision_id
    from incident_document as link
    join document_latest using (document_id)
    join revision using (revision_id)
    left join source using (source)
    where link.role = 'primary'
    group by all
)
select
    incident_id,
    case when field in ('status', 'cause', 'scope') or starts_with(field, 'count:') then first_told else value end as moment,
    field as what,
    value,
    chosen,
    statements,
    sources,
    official,
    first_told,
    document_id,
    revision_id,
    start,
    "end",
    surface
from incident_told
union all
select
    incident_id, stated, 'report', title, null, documents, sources, official, stated, document_id,
    revision_id, null, null, null
from report
