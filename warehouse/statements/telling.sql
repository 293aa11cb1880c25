-- What the crawl should know of pages it keeps, one row a page: what its present wording tells of an outage (open while
-- it lasts, over once its end is told, null for anything else), since when it is so worded, and whether the last
-- capture changed nothing but bytes. Moments count from the last capture: $open and $lately are days before it.
with latest_capture as (
    select url, digest, revisions, captured_at,
        lag(revisions) over (partition by url order by captured_at, capture_id) as before,
        row_number() over (partition by url order by captured_at desc, capture_id desc) as back
    from capture
    where outcome = 'parsed'
),
shown as (
    select url, digest, captured_at, coalesce(revisions = before, false) as noise, unnest(revisions) as revision_id
    from latest_capture
    where back = 1
),
stated as (
    select revision_id, relevance, first_seen, count(*) over (partition by document_id) as wordings,
        coalesce(first_minute(updated_at), first_minute(published_at))::date::timestamp as day
    from revision
),
ended as (
    select revision_id from outage where status = '復旧'
),
page as (
    select url, any_value(digest) as digest, bool_or(noise) as noise, max(captured_at) as captured_at,
        case
            when bool_or(relevance = 'outage' and ended.revision_id is null) then 'open'
            when bool_or(relevance = 'outage') then 'over'
        end as story,
        max(case when wordings = 1 then least(first_seen, coalesce(day, first_seen)) else first_seen end) as since
    from shown join stated using (revision_id) left join ended using (revision_id)
    group by url
)
select url, story, since, noise, digest
from page, (select max(captured_at) as latest from capture)
where (story is not null and since >= latest - to_days($open)) or (noise and captured_at >= latest - to_days($lately))
order by url;
