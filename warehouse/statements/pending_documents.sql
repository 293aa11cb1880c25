-- Documents of which linking has not made accounts as they now are ($linker: its version; $again: all), and those that
-- are gone. `mark` says what of a document accounts are made from; null when nothing of it is left.
create or replace temp table pending_document as
with wording as (
    select
        document_id,
        bit_xor(hash(revision_id, reader, relevance, published_at, updated_at, first_seen)) as wordings,
        max({seen: last_seen, first: first_seen, id: revision_id}) as latest
    from revision
    where reader is not null
    group by document_id
),
now as (
    select document_id, hash(wordings, latest.id, source, kind)::varchar as mark
    from wording join document using (document_id)
)
select document_id, now.mark
from now full join linked using (document_id)
where $again or linker is distinct from $linker or now.mark is distinct from linked.mark;
