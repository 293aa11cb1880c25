-- For the documents of `recalling`, every account beside the main ones with each main account it may mean.
-- Columns: account_id of both; the second null when there is none.
select side.account_id, main.account_id
from (
    select account_id, document_id, unnest(subjects) as subject, first_day, last_day
    from account where standing <> 'main' and document_id in (select document_id from recalling)
) as side
left join (
    select account_id, unnest(subjects) as subject, first_day, last_day from account where standing = 'main'
) as main
    on side.subject = main.subject and side.first_day <= main.last_day and main.first_day <= side.last_day
group by all;
