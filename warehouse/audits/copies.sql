-- Copies hold together: each hangs on a wording that is there and on one original, which repeats nothing, and what it
-- says an agency is credited with stands in its text. `python pipeline.py link` cures it.
select 'copy_group' as in_table, document_id as id, 'its wording ' || revision_id as lacks
from copy_group anti join revision using (document_id, revision_id)
union all
select 'copy_group', document_id, 'its original ' || original_id
from copy_group
where original_id not in (select document_id from copy_group where kind = 'original')
    or (kind = 'original') <> (document_id = original_id)
union all
select 'copy_group', document_id, 'in its group what it repeats, ' || alike_id
from copy_group
where (alike_id is null) <> (kind = 'original')
    or alike_id is not null and (alike_id, original_id) not in (select (document_id, original_id) from copy_group)
union all
select 'copy_group', document_id, 'the credit at ' || credit_start
from copy_group join revision using (document_id, revision_id)
where credit_start < 0 or credit_end <= credit_start or credit_end > length(text)
    or (credit is null) <> (credit_start is null)
