-- One thing told of one incident: a moment of it, how it stood, a report on it. Accounts that differ stand apart.
-- grain: incident_id, what, moment, value
-- stored: incident_id, moment, what, value
-- reads: incident_fact, incident_document, document_latest, revision, source
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
with fact as (
    select
        incident_id,
        field as what,
        "value" as value,
        bool_or(chosen) as chosen,
        count(*) as statements,
        list_sort(list(distinct source)) as sources,
        bool_or(official) as official,
        min(told) as first_told,
        arg_min({d: document_id, r: revision_id, s: start, e: "end", t: surface}, (told, first_seen, fact_id)) as first
    from incident_fact
    where not negated and field not in ('system', 'procedure', 'municipality', 'told')
    group by all
),
report as (
    select
        incident_id,
        stated,
        revision.title,
        count(*) as documents,
        list_sort(list(distinct source)) as sources,
        bool_or(coalesce(source.role not in ('press', 'civic'), document_latest.kind <> 'news')) as official,
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
    case when what in ('status', 'cause', 'scope') or starts_with(what, 'count:') then first_told else value end as moment,
    what,
    value,
    chosen,
    statements,
    sources,
    official,
    first_told,
    first.d as document_id,
    first.r as revision_id,
    first.s as start,
    first.e as "end",
    first.t as surface
from fact
union all
select
    incident_id, stated, 'report', title, null, documents, sources, coalesce(official, false), stated, document_id,
    revision_id, null, null, null
from report
