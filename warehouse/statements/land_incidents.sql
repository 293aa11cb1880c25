-- Land incidents in place of those that the accounts of `landing_member` (account_id, group_id) were in, and of those that lost an
-- account. What other documents recall of them, and what they may recall now, is to be looked at again.
create or replace temp table going as
select distinct incident_id from incident_document
where role = 'primary'
    and (account_id in (select account_id from landing_member) or account_id not in (select account_id from account));

update account set settled = false
where account_id in (
    select account_id from incident_document
    where role <> 'primary' and incident_id in (select incident_id from going)
);
update account set settled = false
where standing <> 'main' and settled and account_id in (
    select account_id
    from (select account_id, unnest(subjects) as subject, first_day, last_day from account where standing <> 'main') as side
    join (
        select unnest(subjects) as subject, first_day, last_day
        from account where account_id in (select account_id from landing_member)
    ) as main using (subject)
    where side.first_day <= main.last_day and main.first_day <= side.last_day
);

delete from incident where incident_id in (select incident_id from going);
delete from incident_document where incident_id in (select incident_id from going);
delete from incident_fact where incident_id in (select incident_id from going);
delete from incident_alias where incident_id in (select incident_id from going);
insert into incident by name from landing_incident;
insert into incident_document by name from landing_document;
insert into incident_fact by name from landing_fact;
insert into incident_alias by name from landing_alias;
update account set settled = true, group_id = member.group_id
from landing_member as member where member.account_id = account.account_id;
