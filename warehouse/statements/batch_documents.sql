-- The next $size pending documents after $after, and of these the wordings to read: of documents that are about an
-- incident in any wording, or speak of trouble where they begin.
create or replace temp table batch_document as
select document_id, mark from pending_document
where document_id > getvariable('after') order by document_id limit getvariable('size');

create or replace temp table batch_revision as
with wording as (
    select revision_id, document_id, relevance, regexp_matches(title || left(text, 400), getvariable('trouble')) as trouble
    from revision where document_id in (select document_id from batch_document) and reader is not null
)
select revision_id, document_id from wording
where document_id in (select document_id from wording where relevance <> 'other' or trouble);
