-- Drop what is in no group any more: `grouped` names the documents that are.
delete from copy_group where document_id not in (select document_id from grouped);
