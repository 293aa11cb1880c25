-- After captures changed what they show: drop revisions that none shows any more, with all that was found in them, and
-- say again when the others were seen. `landing_capture`: the captures of this batch; `touched`: what they showed.
create or replace temp table seen as
select revision_id, min(captured_at) as first_seen, max(captured_at) as last_seen
from (select unnest(revisions) as revision_id, captured_at from capture)
where revision_id in (select revision_id from touched)
group by revision_id;

create or replace temp table dropped as
select revision_id from touched join revision using (revision_id)
where capture_id is not null and revision_id not in (select revision_id from seen);

delete from mention where revision_id in (select revision_id from dropped);
delete from date_expression where revision_id in (select revision_id from dropped);
delete from claim where revision_id in (select revision_id from dropped);
delete from outage where revision_id in (select revision_id from dropped);
delete from copy_group
where original_id in (select original_id from copy_group where revision_id in (select revision_id from dropped));
delete from revision where revision_id in (select revision_id from dropped);
delete from document
where document_id in (select document_id from touched) and document_id not in (select document_id from revision);

update revision set first_seen = seen.first_seen, last_seen = seen.last_seen
from seen
where revision.revision_id = seen.revision_id and revision.capture_id is not null
    and (revision.first_seen, revision.last_seen) is distinct from (seen.first_seen, seen.last_seen);

update document set first_seen = spell.first_seen, last_seen = spell.last_seen
from (
    select document_id, min(first_seen) as first_seen, max(last_seen) as last_seen
    from revision where document_id in (select document_id from touched) group by document_id
) as spell
where document.document_id = spell.document_id
    and (document.first_seen, document.last_seen) is distinct from (spell.first_seen, spell.last_seen);

-- What extraction came to, counted again for the days of this batch; a day that only backfill brought gets a row.
merge into source_day as target
using (
    select source, strftime(captured_at, '%Y-%m-%d') as day, 0 as expected, 0 as discovered, 0 as fetched, 0 as new,
        0 as changed, 0 as unchanged, 0 as gone, 0 as blocked, 0 as failed,
        count(*) filter (outcome = 'parsed') as parsed,
        count(*) filter (outcome = 'empty') as empty,
        count(*) filter (outcome = 'moved') as moved,
        count(*) filter (outcome = 'blocked') as walled,
        count(*) filter (outcome = 'layout_changed') as layout_changed,
        count(*) filter (outcome = 'unreadable') as unreadable
    from capture
    where (source, captured_at::date) in (select (source, captured_at::date) from landing_capture)
    group by source, day
) as staged on target.source = staged.source and target.day = staged.day
when matched and (target.parsed, target.empty, target.moved, target.walled, target.layout_changed, target.unreadable)
    is distinct from (staged.parsed, staged.empty, staged.moved, staged.walled, staged.layout_changed, staged.unreadable)
then update set parsed = staged.parsed, empty = staged.empty, moved = staged.moved, walled = staged.walled,
    layout_changed = staged.layout_changed, unreadable = staged.unreadable
when not matched then insert by name;
