-- One source: when it last brought something, and whether it looks ill. `last night` is its last day with a capture.
-- grain: source
-- stored: source
-- reads: source, source_day, capture, document, revision
--   source: the source
--   title: its Japanese name
--   role: press | ministry | agency | operator | municipality | vendor | civic
--   finding: ok | never crawled | quiet | zero items | layout changed | moved | blocked | failing | never brought
--   reason: what the finding rests on, and where to look
--   listing_problem: what was wrong with its listings when it was last asked; null when nothing was
--   last_success: the last day on which it answered with a page or with "unchanged"
--   last_new: the last day on which it brought a wording we had not seen
--   runs: days on which the crawl asked it
--   runs_since_new: of these, days after last_new
--   usual_gap: days between two days that brought new wordings, in the mean; null with fewer than five such days
--   failures_in_a_row: of these, days after last_success
--   gone: URLs answered 404 or 410, in the last seven runs
--   blocked: URLs refused, in the last seven runs
--   failed: URLs that brought nothing for another reason, in the last seven runs
--   answered: URLs that answered, in the last seven runs
--   night_parsed: captures of the last night that gave an article
--   night_empty: of the last night, with nothing on them
--   night_moved: of the last night, that only point elsewhere
--   night_blocked: of the last night, that are consent, challenge or paywall pages
--   night_layout_changed: of the last night, without the title or body that the source declares
--   night_unreadable: of the last night, that could not be decoded or parsed
with ledger as (
    select source, day::date as day, fetched + unchanged as answered, gone, blocked, failed, problem,
        row_number() over (partition by source order by day desc) as back
    from source_day
    where expected + discovered + fetched + unchanged + gone + blocked + failed > 0
),
night as (
    select source, outcome
    from capture
    qualify captured_at::date = max(captured_at::date) over (partition by source)
),
newest as (
    select source, max(day) as last_new,
        case when count(*) >= 5 then date_diff('day', min(day), max(day)) / (count(*) - 1) end as usual_gap
    from (select distinct source, revision.first_seen::date as day from revision join document using (document_id))
    group by source
),
last_run as (
    select source, split_part(problem, ': ', 1) as listing_finding,
        problem[length(listing_finding) + 3:] as listing_problem
    from ledger
    where back = 1 and problem is not null
),
kept as (select source, max(captured_at)::date as last_kept from capture group by source),
success as (
    select source, max(day) as last_success
    from (select source, day from ledger where answered > 0 union all from kept)
    group by source
),
known as (select source from source union select source from ledger union select source from kept),
run_count as (
    select source, count(*) as runs,
        count(*) filter (last_new is null or day > last_new) as runs_since_new,
        count(*) filter (last_success is null or day > last_success) as failures_in_a_row
    from ledger left join newest using (source) left join success using (source)
    group by source
),
week as (
    select source, sum(gone)::bigint as gone, sum(blocked)::bigint as blocked, sum(failed)::bigint as failed,
        sum(answered)::bigint as answered
    from ledger
    where back <= 7
    group by source
),
tally as (
    select source, count(*) filter (outcome is not null) as night_read,
        count(*) filter (outcome = 'parsed') as night_parsed,
        count(*) filter (outcome = 'empty') as night_empty,
        count(*) filter (outcome = 'moved') as night_moved,
        count(*) filter (outcome = 'blocked') as night_blocked,
        count(*) filter (outcome = 'layout_changed') as night_layout_changed,
        count(*) filter (outcome = 'unreadable') as night_unreadable
    from night
    group by source
),
facts as (
    select source, title, role, listing_finding, listing_problem, last_success, last_new, usual_gap, coalesce(runs, 0) as runs,
        coalesce(runs_since_new, 0) as runs_since_new, coalesce(failures_in_a_row, 0) as failures_in_a_row,
        coalesce(gone, 0) as gone, coalesce(blocked, 0) as blocked, coalesce(failed, 0) as failed,
        coalesce(answered, 0) as answered, coalesce(night_read, 0) as night_read,
        coalesce(night_parsed, 0) as night_parsed, coalesce(night_empty, 0) as night_empty,
        coalesce(night_moved, 0) as night_moved, coalesce(night_blocked, 0) as night_blocked,
        coalesce(night_layout_changed, 0) as night_layout_changed, coalesce(night_unreadable, 0) as night_unreadable
    from known left join source using (source) left join newest using (source) left join success using (source)
    left join run_count using (source) left join week using (source) left join tally using (source)
    left join last_run using (source)
),
judged as (
    select *,
        case
            when failures_in_a_row > 0 and blocked > failed then
                ['blocked', 'refused since ' || coalesce(last_success::varchar, 'the first run')
                    || ': robots.txt, 401, 403, 429 or 451']
            when listing_finding = 'blocked' then
                ['blocked', 'its listing is refused: ' || listing_problem]
            when listing_finding = 'moved' then
                ['moved', 'its listing is not there any more: ' || listing_problem]
            when listing_finding = 'layout changed' then
                ['layout changed', 'its listing is built anew: ' || listing_problem]
            when listing_finding = 'zero items' then
                ['zero items', 'its listing is there and lists nothing: ' || listing_problem]
            when failures_in_a_row > 0 and failed > 0 then
                ['failing', 'no answer since ' || coalesce(last_success::varchar, 'the first run')
                    || ': site down, address or certificate changed']
            when listing_problem is not null then ['failing', 'its listing can not be read: ' || listing_problem]
            when last_success is null and runs = 0 then ['never crawled', 'nothing was asked of it yet']
            when last_success is null then ['never brought', 'asked, and no page was ever kept: its listings lead nowhere']
            when failures_in_a_row > 0 or gone > answered then
                ['moved', gone || ' pages gone in the last runs: the site was probably rebuilt; check its listings']
            when night_blocked > night_parsed then
                ['blocked', night_blocked || ' of the last pages are consent, challenge or paywall pages']
            when night_layout_changed > night_parsed then
                ['layout changed', night_layout_changed || ' of the last pages lack the declared title or body']
            when night_moved > night_parsed then
                ['moved', night_moved || ' of the last pages only point elsewhere']
            when night_read > 0 and night_parsed = 0 then
                ['zero items', 'the last ' || night_read || ' pages gave no article: redesigned, or not articles at all']
            when usual_gap is not null and runs_since_new >= greatest(14, 4 * usual_gap) then
                ['quiet', 'nothing new in ' || runs_since_new || ' runs, since ' || last_new || ', where '
                    || round(usual_gap, 1) || ' days were usual: nothing to say, or the listing moved']
            else ['ok', null]
        end as judgement
    from facts
)
select
    source,
    title,
    role,
    judgement[1] as finding,
    judgement[2] as reason,
    listing_problem,
    last_success,
    last_new,
    runs,
    runs_since_new,
    usual_gap,
    failures_in_a_row,
    gone,
    blocked,
    failed,
    answered,
    night_parsed,
    night_empty,
    night_moved,
    night_blocked,
    night_layout_changed,
    night_unreadable
from judged
