-- One incident and how long it lasted, as far as both ends are told.
-- grain: incident_id
-- stored: incident_id
-- reads: incident
--   incident_id: the incident
--   day: the day it began, else was noticed or announced, else the day we first saw it
--   first_minute: the earliest moment it can have begun; null when it is not told
--   last_minute: the latest moment it can have ended; null when it is not told
--   minutes: between start and end, where both are told to the minute; null otherwise
with moment as (
    select *,
        try_cast(left(coalesce(started, detected, announced), 10) as date) as stated,
        case when length(started) = 10 then started || 'T00:00' when length(started) = 13 then started || ':00'
            else started end as from_,
        case when length(ended) = 10 then ended || 'T23:59' when length(ended) = 13 then ended || ':59'
            else ended end as until
    from incident
)
select
    incident_id,
    coalesce(stated, first_seen::date) as day,
    try_cast(from_ as timestamp) as first_minute,
    try_cast(until as timestamp) as last_minute,
    case when length(started) = 16 and length(ended) = 16 and last_minute >= first_minute
        then date_diff('minute', first_minute, last_minute) end as minutes
from moment
