-- Everything found hangs on a revision, every revision on a document and, unless imported, on a capture that shows it.
select 'mention' as in_table, mention_id as id, revision_id as lacks from mention anti join revision using (revision_id)
union all
select 'date_expression', date_expression_id, revision_id from date_expression anti join revision using (revision_id)
union all
select 'claim', claim_id, revision_id from claim anti join revision using (revision_id)
union all
select 'outage', revision_id, revision_id from outage anti join revision using (revision_id)
union all
select 'revision', revision_id, document_id from revision anti join document using (document_id)
union all
select 'document', document_id, 'any revision' from document anti join revision using (document_id)
union all
select 'revision', revision_id, 'its capture ' || capture_id
from revision
where capture_id is not null
    and (capture_id, revision_id) not in (select (capture_id, unnest(revisions)) from capture where revisions is not null)
union all
select 'capture', capture_id, revision_id
from (select capture_id, unnest(revisions) as revision_id from capture) anti join revision using (revision_id)
