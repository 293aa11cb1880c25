-- Remember what the captures of this batch showed until now. `landing_capture`: the captures of this batch.
create or replace temp table touched as
select distinct revision_id, document_id
from (select unnest(revisions) as revision_id from capture where capture_id in (select capture_id from landing_capture))
join revision using (revision_id);
