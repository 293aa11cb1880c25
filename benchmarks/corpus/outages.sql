-- Outages, claims and dates of the documents that tell of one.
create or replace temp table told as
select revision_id, made.*, text,
    strftime(day, '%Y-%m-%d') || 'T' || lpad(hour::varchar, 2, '0') || ':' || lpad(minute::varchar, 2, '0') as moment
from made join written using (n) join revision using (document_id, text)
where telling;

insert into outage by name
select
    revision_id,
    if(dice(n, 'start', 4) > 0, moment, strftime(day, '%Y-%m-%d')) as started,
    if(dice(n, 'end', 3) = 0, strftime(day, '%Y-%m-%d') || 'T18:' || lpad(minute::varchar, 2, '0'), null) as ended,
    if(ended is null, '発生中', '復旧') as status,
    if(nationwide, '全国', '単独自治体') as scope,
    [{what: 'municipalities', value: 10 + dice(n, 'count', 9), surface: left(text, 2), start: 0, "end": 2}] as counts,
    map {'started': [0::bigint, 9]} as evidence
from told;

insert into claim by name
select
    0 as start,
    instr(text, '。') as "end",
    state,
    [system] as systems,
    [procedure] as procedures,
    if(nationwide, [], [town_id]) as places,
    if(state = '発生', moment, null) as from_,
    false as hedged,
    false as negated,
    left(sha256(revision_id || state), 24) as claim_id,
    revision_id
from told, (values ('発生'), ('復旧')) as states(state)
where state = '発生' or dice(n, 'end', 3) = 0;

insert into date_expression by name
select
    0 as start,
    instr(text, '日') as "end",
    left(text, instr(text, '日')) as surface,
    strftime(day, '%Y-%m-%d') as value,
    'day' as granularity,
    false as approximate,
    left(sha256(revision_id || 'date'), 24) as date_expression_id,
    revision_id
from told;
