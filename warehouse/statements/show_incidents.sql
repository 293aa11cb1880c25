-- The incidents that an id ($asked) means: an incident's, one that it had, a document's, or a document's address.
select incident_id from incident where incident_id = $asked
union
select incident_id from incident_alias where alias_id = $asked
union
select incident_id
from incident_document join document using (document_id) where document_id = $asked or url = $asked
order by incident_id;
