-- The wordings of the batch, each document's latest first, then the others from the last on that came.
select document_id, document.source, document.url, coalesce(source.role, document.kind) as role, revision_id, revision.title, text,
    coalesce(first_minute(published_at), first_minute(updated_at), revision.first_seen)::date::varchar as told,
    revision.first_seen, relevance,
    coalesce(published_at, updated_at, dates_as_labelled['seen']) is not null
        or not coalesce(starts_with(content_type, 'application/vnd.madoguchi.document'), false) as dated
from batch_revision join revision using (revision_id, document_id) join document using (document_id)
left join capture using (capture_id)
left join source on source.source = document.source
order by
    document_id,
    row_number() over (
        partition by document_id order by revision.last_seen desc, revision.first_seen desc, revision_id desc
    ) > 1,
    revision.first_seen desc,
    revision_id desc;
