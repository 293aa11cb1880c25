-- Nothing stands twice in a table: each grain of schema.sql, counted.
select 'run' as in_table, run_id as repeated from run group by run_id having count(*) > 1
union all
select 'source', source from source group by source having count(*) > 1
union all
select 'capture', capture_id from capture group by capture_id having count(*) > 1
union all
select 'document', document_id from document group by document_id having count(*) > 1
union all
select 'revision', revision_id from revision group by revision_id having count(*) > 1
union all
select 'entity', entity_id from entity group by entity_id having count(*) > 1
union all
select 'alias', entity_id || ' ' || surface from alias group by entity_id, surface having count(*) > 1
union all
select 'succession', entity_id || ' ' || former from succession group by entity_id, former having count(*) > 1
union all
select 'mention', mention_id from mention group by mention_id having count(*) > 1
union all
select 'date_expression', date_expression_id from date_expression group by date_expression_id having count(*) > 1
union all
select 'claim', claim_id from claim group by claim_id having count(*) > 1
union all
select 'outage', revision_id from outage group by revision_id having count(*) > 1
union all
select 'source_day', source || ' ' || day from source_day group by source, day having count(*) > 1
union all
select 'fingerprint', document_id from fingerprint group by document_id having count(*) > 1
union all
select 'likeness', text_id || ' ' || other_id from likeness group by text_id, other_id having count(*) > 1
union all
select 'copy_group', document_id from copy_group group by document_id having count(*) > 1
union all
select 'account', account_id from account group by account_id having count(*) > 1
union all
select 'linked', document_id from linked group by document_id having count(*) > 1
union all
select 'incident', incident_id from incident group by incident_id having count(*) > 1
union all
select 'incident_fact', fact_id from incident_fact group by fact_id having count(*) > 1
union all
select 'incident_alias', alias_id from incident_alias group by alias_id having count(*) > 1
union all
select 'incident_document', incident_id || ' ' || document_id
from incident_document group by incident_id, document_id having count(*) > 1
union all
select 'schema_version', count(*)::varchar from schema_version having count(*) <> 1
