-- Documents of which linking has not made accounts as they now are ($linker: its version; $again: all), and those that
-- are gone. `mark` says what of a document accounts are made from; null when nothing of it is left.
create or replace temp table pending_document as
with now as (
    select document_id,
        md5(string_agg(
            concat_ws('|', revision_id, reader, relevance, published_at, updated_at, revision.first_seen),
            ',' order by revision.last_seen desc, revision.first_seen desc, revision_id
        ) || source || kind) as mark
    from revision join document using (document_id)
    where reader is not null
    group by document_id, source, kind
)
select document_id, now.mark
from now full join linked using (document_id)
where $again or linker is distinct from $linker or now.mark is distinct from linked.mark;
