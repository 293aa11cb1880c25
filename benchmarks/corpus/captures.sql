-- A capture of each document, and the ledger of each source's days.
insert into capture by name
select
    left(sha256('capture' || n), 24) as capture_id,
    source,
    url,
    day::timestamp + interval 20 hour as captured_at,
    200 as status,
    'text/html' as content_type,
    'sha1:' || n as digest,
    strftime(day, '%Y-%m') || '.warc.gz' as archive_file,
    n * 1000 as archive_offset,
    900 as archive_length,
    'parsed' as outcome,
    'c1' as extractor,
    [revision_id] as revisions
from made join written using (n) join revision using (document_id, title, text);

merge into source_day as target
using (
    select source, strftime(day, '%Y-%m-%d') as day, count(*) as expected, count(*) as fetched, count(*) as new
    from made group by all
) as staged
on target.source = staged.source and target.day = staged.day
when not matched then insert by name;
