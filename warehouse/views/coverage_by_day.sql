-- One source on one day: what it published that day, and what the crawl of that day came to.
-- grain: day, source
-- stored: day, source
-- reads: source, source_day, document_latest, copy_group
--   day: the day, Japan time
--   source: the source
--   title: its Japanese name
--   role: press | ministry | agency | operator | municipality | vendor | civic
--   documents: documents dated that day (see document_now.day)
--   outage: of these, accounts of an outage
--   planned_maintenance: of these, announcements of planned maintenance
--   data_incident: of these, leaks, mix-ups and losses of data
--   other: of these, about something else
--   unread: of these, not yet read
--   rewritten: of these, seen in more than one wording
--   official: accounts of an outage by who answers for something: a ministry, agency, operator, vendor or municipality
--   press: accounts of an outage by the press
--   independent: accounts of an outage in their own words
--   reprints: accounts of an outage that repeat another document's (see copy_group)
--   expected: URLs that were due that day
--   discovered: URLs seen for the first time that day
--   fetched: answers that brought something new that day, listings included
--   new: of these, pages kept for the first time
--   changed: of these, pages kept before with other bytes
--   unchanged: answered 304, or the same bytes again
--   gone: answered 404 or 410
--   blocked: refused
--   failed: brought nothing for another reason
--   problem: what was wrong with its listings that day; null when nothing was
--   parsed: responses kept that day that gave at least one article
--   empty: of those kept that day, with nothing on them
--   moved: of those kept that day, that only point elsewhere
--   walled: of those kept that day, that are consent, challenge or paywall pages
--   layout_changed: of those kept that day, without the title or body that the source declares
--   unreadable: of those kept that day, that could not be decoded or parsed
with published as (
    select
        day,
        source,
        count(*) as documents,
        count(*) filter (relevance = 'outage') as outage,
        count(*) filter (relevance = 'outage' and side(role, document_latest.kind) = 'official') as official,
        count(*) filter (relevance = 'outage' and side(role, document_latest.kind) = 'press') as press,
        count(*) filter (relevance = 'planned_maintenance') as planned_maintenance,
        count(*) filter (relevance = 'data_incident') as data_incident,
        count(*) filter (relevance = 'other') as other,
        count(*) filter (relevance is null) as unread,
        count(*) filter (revisions > 1) as rewritten,
        count(*) filter (relevance = 'outage' and copied.kind is null) as independent,
        count(*) filter (relevance = 'outage' and copied.kind is not null) as reprints
    from document_latest
    left join source using (source)
    left join (select document_id, kind from copy_group where kind <> 'original') as copied using (document_id)
    group by all
),
crawled as (select * replace (day::date as day) from source_day)
select
    day,
    source,
    source.title,
    source.role,
    coalesce(documents, 0) as documents,
    coalesce(outage, 0) as outage,
    coalesce(planned_maintenance, 0) as planned_maintenance,
    coalesce(data_incident, 0) as data_incident,
    coalesce(other, 0) as other,
    coalesce(unread, 0) as unread,
    coalesce(rewritten, 0) as rewritten,
    coalesce(official, 0) as official,
    coalesce(press, 0) as press,
    coalesce(independent, 0) as independent,
    coalesce(reprints, 0) as reprints,
    coalesce(expected, 0) as expected,
    coalesce(discovered, 0) as discovered,
    coalesce(fetched, 0) as fetched,
    coalesce(new, 0) as new,
    coalesce(changed, 0) as changed,
    coalesce(unchanged, 0) as unchanged,
    coalesce(gone, 0) as gone,
    coalesce(blocked, 0) as blocked,
    coalesce(failed, 0) as failed,
    problem,
    coalesce(parsed, 0) as parsed,
    coalesce(empty, 0) as empty,
    coalesce(moved, 0) as moved,
    coalesce(walled, 0) as walled,
    coalesce(layout_changed, 0) as layout_changed,
    coalesce(unreadable, 0) as unreadable
from published full join crawled using (day, source) left join source using (source)
