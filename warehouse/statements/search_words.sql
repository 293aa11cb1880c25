-- The index that `search` reads: what stands where, sorted so that the places of a word lie together.
create schema search_index;

create table search_index.document as
select
    (row_number() over (order by day, document.source, document.document_id))::integer as number,
    document.document_id,
    document.revision_id,
    document.source,
    document.kind,
    document.day,
    document.relevance,
    coalesce(len(read.lemma_starts), 0)::integer as words,
    wording.rowid as revision_row,
    listed.rowid as document_row
from search_document as document
join origin.revision as read using (revision_id)
join revision as wording using (revision_id)
join document as listed on listed.document_id = document.document_id
order by number;

-- Names found in the texts and days told in them, by whatever surface.
create temp table named as
select distinct number, kind, term, start::integer as start, length::integer as length
from (
    select number, 'name' as kind, entity_id as term, start, "end" - start as length
    from mention join search_index.document using (revision_id)
    where entity_id is not null
    union all
    select number, 'day', unnest([strftime(told.day, '%Y年%-m月%-d日'), strftime(told.day, '%-m月%-d日')]), start, "end" - start
    from (
        select revision_id, start, "end", try_cast(left(value, 10) as date) as day
        from date_expression
        where granularity in ('day', 'hour', 'minute') and not contains(value, '/')
    ) as told join search_index.document using (revision_id)
    where told.day is not null
);

create temp table form as
select split_part(form, '/', 1) as term, if(contains(form, '/'), split_part(form, '/', 2), form) as written, *
from (
    select form, count(*) as documents
    from (
        select unnest(string_split(lemmas, ' ')) as form, unnest(lemma_times) as times
        from origin.revision semi join search_index.document using (revision_id)
        where len(lemma_starts) > 0
    )
    where times > 0
    group by form
);

create table search_index.word as
select
    (row_number() over (order by kind, term, written, length))::integer as word,
    kind,
    term,
    written,
    search_kana(written) as key,
    length::integer as length,
    documents::integer as documents
from (
    select 'word' as kind, term, written, len(written) as length, documents from form
    union all
    select kind, term, null, length, count(distinct number) from named group by all
)
order by word;
