-- Incidents hold together: each stands on documents that are there, is led to by the id of its first, and its facts are
-- characters of wordings that are there. When documents went since they were linked, `python pipeline.py link` cures it.
select 'incident' as in_table, incident_id as id, 'a primary document' as lacks
from incident where incident_id not in (select incident_id from incident_document where role = 'primary')
union all
select 'incident', incident_id, 'its own alias'
from incident where (incident_id, incident_id) not in (select (alias_id, incident_id) from incident_alias)
union all
select 'incident_alias', alias_id, incident_id from incident_alias anti join incident using (incident_id)
union all
select 'incident_document', document_id, incident_id from incident_document anti join incident using (incident_id)
union all
select 'incident_document', document_id, 'its document' from incident_document anti join document using (document_id)
union all
select 'incident_document', document_id, 'its account' from incident_document anti join account using (account_id)
union all
select 'account', account_id, 'its document' from account anti join document using (document_id)
union all
select 'incident_fact', fact_id, incident_id from incident_fact anti join incident using (incident_id)
union all
select 'incident_fact', fact_id, 'its wording' from incident_fact anti join revision using (revision_id)
union all
select 'incident_fact', fact_id, 'what stands there: ' || substring(text, start + 1, "end" - start)
from incident_fact join revision using (revision_id)
where surface is distinct from substring(text, start + 1, "end" - start)
union all
select 'incident_document', document_id, 'another incident it is about, ' || max(incident_id)
from incident_document where role = 'primary' group by account_id, document_id having count(*) > 1
