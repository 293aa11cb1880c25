-- One procedure in one year: how often and how long it failed.
-- grain: procedure, year
-- stored: procedure, year
-- reads: incident, incident_duration
--   procedure: canonical name
--   year: the year the incidents began
--   incidents: incidents of any kind that name it
--   outages: of these, outages
--   planned: of these, planned work
--   data_incidents: of these, leaks, mix-ups and losses of data
--   open: outages whose end is not told
--   timed: outages whose start and end are told to the minute
--   hours: hours that these lasted together
--   longest: hours of the longest of these
--   municipalities: municipalities that the incidents name
--   documents: documents about them
--   first_day: the first of them
--   last_day: the last of them
with named as (
    select unnest(procedures) as procedure, incident.*, day, minutes
    from incident join incident_duration using (incident_id)
)
select
    procedure,
    year(day) as year,
    count(*) as incidents,
    count(*) filter (kind = 'outage') as outages,
    count(*) filter (kind = 'planned_maintenance') as planned,
    count(*) filter (kind = 'data_incident') as data_incidents,
    count(*) filter (kind = 'outage' and ended is null) as open,
    count(*) filter (kind = 'outage' and minutes is not null) as timed,
    round(sum(minutes) filter (kind = 'outage') / 60, 1) as hours,
    round(max(minutes) filter (kind = 'outage') / 60, 1) as longest,
    len(list_distinct(flatten(list(municipalities)))) as municipalities,
    sum(documents)::bigint as documents,
    min(day) as first_day,
    max(day) as last_day
from named
group by procedure, year(day)
