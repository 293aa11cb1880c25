-- One incident and how long it lasted, as far as both ends are told.
-- grain: incident_id
-- stored: incident_id
-- reads: incident
--   incident_id: the incident
--   day: the day it began, else was noticed or announced, the first where a month or year is told; else the day we first saw it
--   first_minute: the earliest moment it can have begun; null when it is not told
--   last_minute: the latest moment it can have ended; null when it is not told
--   minutes: between start and end, where both are told to the minute; null otherwise
select
    incident_id,
    coalesce(first_minute(started), first_minute(detected), first_minute(announced), first_seen)::date as day,
    first_minute(started) as first_minute,
    last_minute(ended) as last_minute,
    case when first_minute(started) = last_minute(started) and first_minute(ended) = last_minute(ended)
        and first_minute(started) <= first_minute(ended)
        then date_diff('minute', first_minute(started), first_minute(ended)) end as minutes
from incident
