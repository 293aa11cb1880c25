-- List as `pending_wording` the documents whose latest wording was read and has no fingerprint as it would be made now
-- (`version`: of the comparison), and as `departed` those with a fingerprint and no such wording any more.
create or replace temp table latest_wording as
select document_id, revision_id, latest.source, left(coalesce(published_at, updated_at), 10) as stated,
    md5(concat_ws(chr(31), getvariable('version'), reader, latest.source, published_at, updated_at)) as mark
from document_latest as latest join revision using (document_id, revision_id)
where reader is not null;

create or replace temp table pending_wording as
select row_number() over (order by document_id) as number, *
from latest_wording anti join fingerprint using (document_id, revision_id, mark);

create or replace temp table departed as
select document_id from fingerprint anti join latest_wording using (document_id);

drop table latest_wording;
