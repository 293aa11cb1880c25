-- incident_at(place, moment): incidents that went on in a place at a moment, or may have, as far as their ends are told.
-- `place` is an entity id (lg:131211), a 団体コード or a name (足立区: every place of that name), and an error when it is none of these; `moment` ISO 8601, of any precision: a day means any time of it.
-- Nationwide incidents are among them; `named` says whether the place is named, `certain` whether both ends are told.
create or replace macro incident_at(place, moment) as table
with asked as (
    select
        case when coalesce(told_part(moment) = left(moment::varchar, 16), false) then first_minute(moment) else
            error(concat('incident_at knows no moment ', moment, ': give it as 2025-04-04T09:00'))
        end as from_,
        last_minute(moment) as until,
        (select list(entity_id) from entity
            where label = 'municipality' and (place in (entity_id, lg_code, name)
                or entity_id in (select entity_id from alias where surface = place))) as ids
),
-- What can have gone on then: few of all, so that the names of their towns are few to look through.
during as (
    select incident_id, day, first_minute, last_minute from incident_duration, asked
    where coalesce(first_minute, day::timestamp) <= until and coalesce(last_minute, from_) >= from_
),
-- Nationwide incidents alone would be taken for what is known of the place.
unknown as (
    select error(
        'incident_at knows no municipality ' || coalesce(place, 'null') || ': give its name (足立区), its 団体コード or its '
        || 'entity id (lg:131211); from entity where label = ''municipality'' lists them'
    )::varchar as incident_id
    from asked where ids is null
)
select
    incident_id, kind, title, started, ended, status, scope,
    coalesce(list_has_any(municipalities, ids), false) as named,
    first_minute is not null and last_minute is not null as certain,
    systems, procedures, cause
from during join incident using (incident_id), asked
where coalesce(
        last_minute, coalesce(last_minute(started)::date, day) + if(status = '復旧', interval 1 day, interval 14 day)
    ) >= from_
    and (list_has_any(municipalities, ids) or scope = '全国')
union all by name
from unknown
order by named desc, started, incident_id;
