-- Documents that may have a copy or be one, or that credit an agency. Columns as incidents.copies.grouping.Copied.
with involved as (
    select text_id from likeness
    union
    select other_id from likeness
    union
    select text_id from fingerprint group by text_id having count(*) > 1
)
select document_id, revision_id, text_id, fingerprint.source, role,
    coalesce(published_at, updated_at, strftime(document.first_seen, '%Y-%m-%dT%H:%M')) as stated,
    strftime(document.first_seen, '%Y-%m-%dT%H:%M:%S.%f') as first_seen, credit, credit_start, credit_end
from fingerprint
join revision using (document_id, revision_id) join document using (document_id) left join source on source.source = fingerprint.source
where text_id in (select text_id from involved) or credit is not null;
