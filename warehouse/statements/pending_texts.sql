-- Revisions that this reader ($1) has not read, oldest first, at most $2 (-1: all). Columns as records.Text.
select revision_id, text, title, left(coalesce(published_at, updated_at), 10) as published, kind, url, source
from revision join document using (document_id)
where reader is distinct from $1
order by revision.first_seen, revision_id
limit case when $2 < 0 then null else $2 end;
