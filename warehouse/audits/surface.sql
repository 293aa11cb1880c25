-- What a mention or date says is what its revision says there. `substring` and `length` count characters as Python does.
select 'mention' as in_table, mention_id as id, surface, substring(text, start + 1, "end" - start) as stands_there
from mention join revision using (revision_id)
where surface is distinct from stands_there or start < 0 or "end" <= start
union all
select 'date_expression', date_expression_id, surface, substring(text, start + 1, "end" - start) as stands_there
from date_expression join revision using (revision_id)
where surface is distinct from stands_there or start < 0 or "end" <= start
union all
select 'claim', claim_id, state, null
from claim join revision using (revision_id)
where start < 0 or "end" <= start or "end" > length(text)
union all
select 'outage', revision_id, count.surface, substring(text, count.start + 1, count."end" - count.start)
from (select revision_id, unnest(counts) as count from outage) join revision using (revision_id)
where count.surface is distinct from substring(text, count.start + 1, count."end" - count.start)
union all
select 'outage', revision_id, cause, substring(text, evidence['cause'][1] + 1, evidence['cause'][2] - evidence['cause'][1])
from outage join revision using (revision_id)
where cause is distinct from substring(text, evidence['cause'][1] + 1, evidence['cause'][2] - evidence['cause'][1])
union all
select 'outage', revision_id, span::varchar, null
from (select revision_id, unnest(map_values(evidence)) as span from outage) join revision using (revision_id)
where span[1] < 0 or span[2] <= span[1] or span[2] > length(text)
