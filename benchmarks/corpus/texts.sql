-- Documents and their one wording. An outage's text begins with what failed where and when; the rest is words.
create or replace temp table written as
select
    n,
    left(sha256(url), 24) as document_id,
    if(telling, system || 'の障害について', 'お知らせ ' || n) as title,
    if(
        telling,
        month(day) || '月' || day(day) || '日' || hour || '時' || minute || '分ごろ、' || town || 'で' || system
            || 'に障害が発生し、' || procedure || 'ができなくなった。' || chr(10),
        ''
    ) as head,
    head || array_to_string(list_transform(range(150 + dice(n, 'length', 120)), lambda j: words[1 + zipf(n, j, len(words))]), '')
        as text
from made, vocabulary;

insert into document by name
select url, source, kind, document_id, day::timestamp + interval 20 hour as first_seen, first_seen as last_seen
from made join written using (n);

insert into revision by name
select
    title,
    text,
    day::varchar as published_at,
    'ja' as language,
    'c1' as extractor,
    left(sha256(concat_ws(chr(31), document_id, title, text)), 24) as revision_id,
    document_id,
    left(sha256('capture' || n), 24) as capture_id,
    day::timestamp + interval 20 hour as first_seen,
    first_seen as last_seen,
    '4' as reader,
    if(telling, 'outage', 'other') as relevance,
    0.9 as relevance_score,
    array_to_string(list_transform(range(150 + dice(n, 'length', 120)), lambda j: words[1 + zipf(n, j, len(words))]), ' ')
        as lemmas,
    map() as dates_as_labelled
from made join written using (n), vocabulary;
