-- Settled groups of which an account shares a subject and days ($reach: but for some) with any of `frontier`.
-- Columns: account_ids, a list.
with edge as (
    select unnest(subjects) as subject, first_day::date - $reach as first_day, last_day::date + $reach as last_day
    from account where account_id in (select account_id from frontier)
),
candidate as (
    select group_id, unnest(subjects) as subject, first_day::date as first_day, last_day::date as last_day
    from account where standing = 'main' and settled
)
select list(account_id)
from account
where standing = 'main' and settled and group_id in (
    select group_id from candidate join edge using (subject)
    where candidate.first_day <= edge.last_day and edge.first_day <= candidate.last_day
)
group by group_id;
