-- Where each word stands, and what a piece of a query may be. `kana` holds how words are read.
create table search_index.place as
select
    word,
    number as document,
    start,
    -- At a word's first place, and these lie before the others, BM25 without how rare it is, in 12ths; 0 at the others.
    if(times = 0, 0, greatest(1, round(26.4 * times / (times + 1.2 * (0.25 + 0.75 * words / usual)))))::utinyint as impact
from (
    select word, number, words, start, times
    from (
        select
            number,
            words,
            unnest(string_split(lemmas, ' ')) as form,
            unnest(lemma_starts) as start,
            unnest(lemma_times) as times
        from origin.revision join search_index.document using (revision_id)
        where len(lemma_starts) > 0
    ) join (select word, form from form join search_index.word using (term, written) where kind = 'word') using (form)
    union all
    select
        word,
        number,
        words,
        start,
        if(row_number() over (partition by word, number order by start) = 1, count(*) over (partition by word, number), 0)
    from named join search_index.word using (kind, term, length) join search_index.document using (number)
), (select greatest(avg(words), 1) as usual from search_index.document)
order by word, impact = 0, number, start;

-- What a piece of a query may be, folded: a word as it is written or read, a name by any of its surfaces, a day.
create table search_index.key as
select key, kind, min(cost) as cost, list(distinct term order by term) as terms
from (
  select *, min(cost) over (partition by key, kind) as least
  from (
    select key, kind, 10 as cost, term from search_index.word where kind = 'word'
    union all
    select search_kana(term), kind, 11, term from search_index.word where kind = 'word'
    union all
    select sound, kind, 20, term from search_index.word join kana using (written) where kind = 'word'
    union all
    -- What an inflected word has in all its forms: 止ま.
    select search_kana(left(term, -1)), kind, 25, term
    from search_index.word
    where kind = 'word' and regexp_matches(term, '\p{Han}.*[うくぐすつぬぶむるい]$')
    union all
    select search_kana(search_width(surface)), 'name', 0, term
    from (
        select entity_id as term, unnest([name, reading]) as surface from entity
        union all
        select entity_id, surface from alias
        union all
        select succession.entity_id, unnest([name, reading]) from succession join entity on entity.entity_id = former
        union all
        select succession.entity_id, surface from succession join alias on alias.entity_id = former
        union all
        select former, unnest([name, reading]) from succession join entity using (entity_id)
        union all
        select former, surface from succession join alias using (entity_id)
    )
    where term in (select term from search_index.word where kind = 'name')
    union all
    select unnest([term, strftime(strptime(term, '%Y年%-m月%-d日'), '%Y-%m-%d')]), kind, 0, term
    from search_index.word
    where kind = 'day' and contains(term, '年')
    union all
    select term, kind, 0, term from search_index.word where kind = 'day' and not contains(term, '年')
  )
  where key <> ''
)
-- What is written so is not sought by its sound as well, unless that is long enough to tell words apart.
where cost - least < if(cost = 20 and length(key) >= 3, 20, 5)
group by key, kind
order by key, kind;

drop table named;
drop table form;
