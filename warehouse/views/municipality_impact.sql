-- One municipality in one year: what struck it by name. An outage told as nationwide counts only where it is named.
-- grain: entity_id, year
-- stored: entity_id, year
-- reads: incident, incident_duration, entity
--   entity_id: lg: and the 団体コード
--   municipality: its name
--   year: the year the incidents began
--   incidents: incidents of any kind that name it
--   outages: of these, outages
--   planned: of these, planned work
--   data_incidents: of these, leaks, mix-ups and losses of data
--   own: outages that name it alone
--   open: outages whose end is not told
--   timed: outages whose start and end are told to the minute
--   hours: hours that these lasted together
--   systems: systems that failed, in order of their names
--   procedures: procedures that failed, in order of their names
--   documents: documents about the incidents
--   first_day: the first of them
--   last_day: the last of them
with named as (
    select unnest(municipalities) as entity_id, incident.*, day, minutes
    from incident join incident_duration using (incident_id)
)
select
    entity_id,
    entity.name as municipality,
    year(day) as year,
    count(*) as incidents,
    count(*) filter (named.kind = 'outage') as outages,
    count(*) filter (named.kind = 'planned_maintenance') as planned,
    count(*) filter (named.kind = 'data_incident') as data_incidents,
    count(*) filter (named.kind = 'outage' and len(municipalities) = 1) as own,
    count(*) filter (named.kind = 'outage' and ended is null) as open,
    count(*) filter (named.kind = 'outage' and minutes is not null) as timed,
    round(sum(minutes) filter (named.kind = 'outage') / 60, 1) as hours,
    list_sort(list_distinct(flatten(coalesce(list(systems) filter (named.kind = 'outage'), [])))) as systems,
    list_sort(list_distinct(flatten(coalesce(list(procedures) filter (named.kind = 'outage'), [])))) as procedures,
    sum(documents)::bigint as documents,
    min(day) as first_day,
    max(day) as last_day
from named left join entity using (entity_id)
group by entity_id, entity.name, year(day)
