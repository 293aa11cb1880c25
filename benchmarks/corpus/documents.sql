-- What each made-up document is: who publishes it when, and of which event it tells.
create or replace temp table publisher as
select source, role, kind, row_number() over (order by role <> 'press', source) - 1 as number from source;
create or replace temp table system as
select name, entity_id, row_number() over (order by entity_id) - 1 as number from entity where label = 'system';
create or replace temp table town as
select name, entity_id, row_number() over (order by entity_id) - 1 as number
from entity where label = 'municipality' and kind <> 'prefecture';
create or replace temp table procedure as
select name, entity_id, row_number() over (order by entity_id) - 1 as number from entity where label = 'procedure';

create or replace temp table made as
with numbered as (
    select
        n,
        dice(n, 'outage', 12) = 0 as telling,
        if($first = 0, dice(if(telling, event_of(n), n), 'day', 3650), 3650 + dice(event_of(n), 'night', 2)) as day_number,
        dice(event_of(n), 'system', (select count(*) from system)) as system_number,
        dice(event_of(n), 'town', (select count(*) from town)) as town_number,
        dice(event_of(n), 'procedure', (select count(*) from procedure)) as procedure_number,
        dice(event_of(n), 'nation', 5) = 0 as nationwide,
        8 + dice(event_of(n), 'hour', 9) as hour,
        dice(event_of(n), 'minute', 60) as minute
    from range($first, $first + $documents) as numbers(n)
),
placed as (
    select numbered.*,
        date '2016-01-01' + (day_number)::integer as day,
        case when dice(n, 'press', 3) = 0 then zipf(n, 'paper', 12)
            else dice(n, 'source', (select count(*) from publisher)) end as publisher_number
    from numbered
)
select
    placed.*,
    publisher.source,
    publisher.kind,
    system.name as system,
    system.entity_id as system_id,
    town.name as town,
    town.entity_id as town_id,
    procedure.name as procedure,
    procedure.entity_id as procedure_id,
    'https://' || lower(replace(publisher.source, ':', '-')) || '.example.jp/' || n || '.html' as url
from placed
join publisher on publisher.number = publisher_number
join system on system.number = system_number
join town on town.number = town_number
join procedure on procedure.number = procedure_number
order by day, n;  -- as a crawl brings them
