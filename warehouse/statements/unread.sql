-- Drop what was found before in the revisions of `reading`, where any was read before.
create or replace temp table reread as
select revision_id from revision join reading using (revision_id) where revision.relevance is not null;

delete from mention where revision_id in (select revision_id from reread);
delete from date_expression where revision_id in (select revision_id from reread);
delete from claim where revision_id in (select revision_id from reread);
delete from outage where revision_id in (select revision_id from reread);
