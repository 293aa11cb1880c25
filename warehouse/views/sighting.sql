-- One capture that shows one revision; an imported revision is seen once, without a capture.
-- grain: document_id, revision_id, capture_id
-- reads: capture, revision
--   document_id: the document
--   revision_id: the wording it stood in
--   capture_id: the capture that shows it; null when imported
--   seen_at: when
select document_id, revision_id, shown.capture_id, shown.captured_at as seen_at
from (select capture_id, captured_at, unnest(revisions) as revision_id from capture) as shown
join revision using (revision_id)
union all
select document_id, revision_id, null, first_seen from revision where capture_id is null
