-- Captures that this extractor ($1) has not read, oldest first, at most $2 (-1: all). Columns as records.Capture.
select capture_id, source, url, captured_at, status, content_type, digest, archive_file, archive_offset, archive_length
from capture
where extractor is distinct from $1
order by captured_at, capture_id
limit case when $2 < 0 then null else $2 end;
