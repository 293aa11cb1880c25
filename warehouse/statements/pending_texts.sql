-- Revisions that this reader ($reader; null: any) has not read, oldest first, after one already given.
-- Columns as records.Text, then the moment to go on after.
select revision_id, text, title, left(coalesce(published_at, updated_at), 10) as published, kind, url, source,
    revision.first_seen
from revision join document using (document_id)
where ($reader is null or reader is distinct from $reader) and (revision.first_seen, revision_id) > ($moment, $id)
order by revision.first_seen, revision_id
limit 200;
