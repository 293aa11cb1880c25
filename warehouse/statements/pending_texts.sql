-- Revisions that this reader ($reader; null: any) has not read, oldest first, after one already given.
-- Columns as records.Text, then the moment to go on after. The rows are chosen first, by number, so that only their
-- texts are read from disk.
select revision_id, text, title, left(coalesce(published_at, updated_at), 10) as published, kind, url, source,
    revision.first_seen
from revision join document using (document_id)
where revision.rowid in (
    select rowid from revision
    where ($reader is null or reader is distinct from $reader) and (first_seen, revision_id) > ($moment, $id)
    order by first_seen, revision_id
    limit 200
)
order by revision.first_seen, revision_id;
