-- Settled groups of which an account shares a subject and days ($reach: but for some) with any of `frontier`.
-- Columns: account_ids, a list.
with edge as (
    select distinct unnest(subjects) as subject, first_day::date - $reach as first_day, last_day::date + $reach as last_day
    from account where account_id in (select account_id from frontier)
),
-- Half of the accounts may share one subject: their days are put together, so that each candidate meets one spell.
begun as (
    select *, first_day > max(last_day) over earlier as apart from edge
    window earlier as (partition by subject order by first_day, last_day rows between unbounded preceding and 1 preceding)
),
numbered as (
    select *, count(*) filter (apart) over (partition by subject order by first_day, last_day rows unbounded preceding) as number
    from begun
),
spell as (
    select subject, min(first_day) as first_day, max(last_day) as last_day from numbered group by subject, number
),
candidate as (
    select group_id, unnest(subjects) as subject, first_day::date as first_day, last_day::date as last_day
    from account where standing = 'main' and settled
)
select list(account_id)
from account
where standing = 'main' and settled and group_id in (
    select group_id from candidate join spell using (subject)
    where candidate.first_day <= spell.last_day and spell.first_day <= candidate.last_day
)
group by group_id;
