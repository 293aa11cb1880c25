-- One incident and who told of it first: the first press report against the first official notice.
-- grain: incident_id
-- stored: incident_id
-- reads: incident, incident_document, document_latest, source
--   incident_id: the incident
--   title: the headline of its first document
--   kind: outage | planned_maintenance | data_incident
--   started: when it began, as told
--   lag_days: days from the first press report to the first official notice; below zero when the office was first; null where a date has no day
--   lag_minutes: the same in minutes, where both state a time of day
--   first: press | official: whose first document is dated earlier; null when the dates can not tell, or one is missing
--   press_at: the moment the first press report is dated, ISO 8601, as precise as stated
--   press_source: whose
--   press_document: document_id
--   press_documents: how many reports of the press are about it
--   official_at: the moment the first official notice is dated
--   official_source: whose
--   official_document: document_id
--   official_documents: how many notices of authorities, operators, vendors and municipalities are about it
--   first_seen: when we first saw any document about it
with told as (
    select
        incident_id, stated, day, source, document_id, side(source.role, document_latest.kind) as side
    from incident_document as link
    join document_latest using (document_id)
    left join source using (source)
    where link.role = 'primary'
),
first as (
    select
        incident_id,
        side,
        arg_min({moment: stated, day: day, source: source, document: document_id}, (last_minute(stated), stated, document_id)) as told,
        count(*) as documents
    from told
    group by all
)
select
    incident_id,
    title,
    kind,
    started,
    case when length(press.told.moment) >= 10 and length(official.told.moment) >= 10
        then date_diff('day', press.told.day, official.told.day) end as lag_days,
    case when length(press.told.moment) > 10 and length(official.told.moment) > 10
        then date_diff('minute', first_minute(press.told.moment), first_minute(official.told.moment)) end as lag_minutes,
    case when last_minute(press.told.moment) < first_minute(official.told.moment) then 'press'
        when last_minute(official.told.moment) < first_minute(press.told.moment) then 'official' end as first,
    press.told.moment as press_at,
    press.told.source as press_source,
    press.told.document as press_document,
    coalesce(press.documents, 0) as press_documents,
    official.told.moment as official_at,
    official.told.source as official_source,
    official.told.document as official_document,
    coalesce(official.documents, 0) as official_documents,
    first_seen
from incident
left join (from first where side = 'press') as press using (incident_id)
left join (from first where side = 'official') as official using (incident_id)
