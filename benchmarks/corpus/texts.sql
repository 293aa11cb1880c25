-- Documents and their one wording. An outage's text begins with what failed where and when; the rest is runs of words,
-- of trouble only where one is told.
create or replace temp table written as
with headed as (
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
        list_transform(range(60 + dice(n, 'length', 30)), lambda j: if(telling, 1 + zipf(n, j, len(texts)), quiet[1 + zipf(n, j, len(quiet))])) as runs
    from made, vocabulary
)
select
    n, document_id, title, head, head || array_to_string(list_transform(runs, lambda run: texts[run]), '') as text,
    runs, list_transform(runs, lambda run: length(texts[run])) as lengths
from headed, vocabulary;

-- The words of each text: their forms, numbers and starts.
create or replace temp table worded as
select
    n,
    array_to_string(list_transform(runs, lambda run: lemmas[run]), ' ') as lemmas,
    flatten(list_transform(runs, lambda run: words[run])) as words,
    flatten(list_transform(runs, lambda run, nth: list_transform(starts[run], lambda start: begins[nth] + start))) as lemma_starts
from (
    select *, list_transform(lengths, lambda size, nth: length(head) + coalesce(list_sum(lengths[:nth - 1]), 0)) as begins
    from written
), vocabulary;

-- How often each stands, told at its first place: of places sorted by word the first of each word has the next one's distance.
create or replace temp table often as
with sorted as (
    select n, list_sort(list_transform(words, lambda word, nth: word * 4096 + nth)) as places from worded
),
first_places as (
    select *, list_filter(range(1, len(places) + 1), lambda k: k = 1 or places[k] // 4096 <> places[k - 1] // 4096) as firsts
    from sorted
),
counted as (
    select n, list_transform(
        firsts, lambda k, nth: (places[k] % 4096) * 4096 + coalesce(firsts[nth + 1], len(places) + 1) - k
    ) as counts, list_transform(
        list_filter(places, lambda place, k: k > 1 and place // 4096 = places[k - 1] // 4096),
        lambda place: (place % 4096) * 4096
    ) as others
    from first_places
)
select n, list_transform(list_sort(counts || others), lambda place: (place % 4096)::integer) as lemma_times from counted;

insert into document by name
select url, source, kind, document_id, day::timestamp + interval 20 hour as first_seen, first_seen as last_seen
from made join written using (n)
order by day, n;

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
    lemmas,
    lemma_starts,
    lemma_times,
    map() as dates_as_labelled
from made join written using (n) join worded using (n) join often using (n)
order by day, n;
