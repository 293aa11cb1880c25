-- Main accounts that share a subject and days ($reach: but for some) with any of `frontier`. Columns: account_id.
select distinct account_id
from (
    select account_id, unnest(subjects) as subject, first_day::date as first_day, last_day::date as last_day
    from account where standing = 'main'
) as candidate
join (
    select unnest(subjects) as subject, first_day::date - $reach as first_day, last_day::date + $reach as last_day
    from account where account_id in (select account_id from frontier)
) as edge using (subject)
where candidate.first_day <= edge.last_day and edge.first_day <= candidate.last_day;
