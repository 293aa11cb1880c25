-- Land what the documents of `recalling` recall, in place of what they recalled before.
delete from incident_document
where role <> 'primary' and document_id in (select document_id from recalling);
delete from incident_document where account_id not in (select account_id from account);
insert into incident_document by name from landing_document;
update account set settled = true
where standing <> 'main' and document_id in (select document_id from recalling);
