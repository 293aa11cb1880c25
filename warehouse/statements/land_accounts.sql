-- Put the accounts of the batch (`landing_account`) in place of those its documents had. What was grouped with an
-- account that goes is to be grouped again. Documents of $still_pending are linked by the next run.
create or replace temp table going as
select account_id, group_id from account where document_id in (select document_id from batch_document);

update account set settled = false
where standing = 'main' and group_id in (select group_id from going);

delete from account where account_id in (select account_id from going);
insert into account by name from landing_account;
delete from linked where document_id in (select document_id from batch_document);
insert into linked
select document_id, getvariable('linker'), mark from batch_document
where mark is not null and not list_contains(getvariable('still_pending'), document_id);
