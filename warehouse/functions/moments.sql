-- told_part(moment): what an ISO 8601 moment tells for certain: of `2016-04-XX` `2016-04`, of `XXXX-04-12` nothing.
create or replace macro told_part(moment) as
    regexp_extract(moment::varchar, '^\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d)?)?)?)?');

-- first_minute(moment): the first minute that a moment of any precision may mean; null where no year is told, or no such day is.
create or replace macro first_minute(moment) as
    try_cast(told_part(moment) || substr('YYYY-01-01T00:00', length(told_part(moment)) + 1) as timestamp);

-- last_minute(moment): the last one.
create or replace macro last_minute(moment) as
    first_minute(moment) + case length(told_part(moment))
        when 4 then interval 1 year when 7 then interval 1 month when 10 then interval 1 day
        when 13 then interval 1 hour else interval 1 minute
    end - interval 1 minute;

-- dated(moment): a moment that can be put in order with others; null for one of no known year, and for what is none.
create or replace macro dated(moment) as if(first_minute(moment) is null, null, moment);

-- tells_less(moment, other): whether a moment only states less than another: `2016-04` or `XXXX-04-12` than `2016-04-12`.
create or replace macro tells_less(moment, other) as other like replace(moment, 'X', '_') || '%';

-- agree(one, other): whether two moments can be one, as far as each is told: `2016-04` and `XXXX-04-12` can.
create or replace macro agree(one, other) as not coalesce(list_bool_or([
    pair[1] <> pair[2] and 'X' not in (pair[1], pair[2])
    for pair in list_zip(string_split(one, ''), string_split(other, ''))
]), false);
