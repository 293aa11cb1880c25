-- Captures that this extractor ($extractor; null: any) has not read, oldest first, after one already given.
-- Columns as records.Capture.
select capture_id, source, url, captured_at, status, content_type, digest, archive_file, archive_offset, archive_length
from capture
where ($extractor is null or extractor is distinct from $extractor) and (captured_at, capture_id) > ($moment, $id)
order by captured_at, capture_id
limit 1000;
