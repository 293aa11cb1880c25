-- Names: in an outage's head those of its town, system and procedure; anywhere else stretches that stand for names.
create or replace temp table named as
select entity_id, label, name, row_number() over (order by hash(entity_id)) - 1 as number
from entity where label <> 'municipality' or hash(entity_id) % 10 = 0;

insert into mention by name
select
    label,
    name,
    entity_id,
    begins as start,
    begins + length(surface) as "end",
    substring(text, begins + 1, length(surface)) as surface,
    'gazetteer' as component,
    [] as candidates,
    left(sha256(revision_id || entity_id || begins), 16) as mention_id,
    revision_id
from (
    select *, name as surface, instr(text, name) - 1 as begins
    from (
        select revision_id, text, unnest([
            {label: 'municipality', name: town, entity_id: town_id},
            {label: 'system', name: system, entity_id: system_id},
            {label: 'procedure', name: procedure, entity_id: procedure_id}
        ], recursive := true)
        from made join written using (n) join revision using (document_id, text)
        where telling
    )
);

insert into mention by name
select
    label,
    name,
    entity_id,
    begins as start,
    begins + 4 as "end",
    substring(text, begins + 1, 4) as surface,
    'gazetteer' as component,
    [] as candidates,
    left(sha256(revision_id || entity_id || begins), 16) as mention_id,
    revision_id
from (
    select revision_id, text, 60 + k * 9 as begins, zipf(n, k, (select count(*) from named)) as number
    from made join written using (n) join revision using (document_id, text), range(if(telling, 3, 0), $mentions) as numbers(k)
    where length(text) > 60 + k * 9 + 4
)
join named using (number);
