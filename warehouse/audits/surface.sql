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
