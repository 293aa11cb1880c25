-- Words that say nothing of what a document is about: they are passed over, unless quoted.
create or replace macro search_light(piece) as piece in (
    'これ', 'それ', 'あれ', 'どれ', 'ここ', 'そこ', 'あそこ', 'どこ', 'こちら', 'そちら', 'あちら', 'どちら', 'こっち', 'そっち',
    'この', 'その', 'あの', 'どの', 'こんな', 'そんな', 'あんな', 'どんな', 'こう', 'そう', 'ああ', 'どう', 'なに', 'なん', 'だれ',
    'いつ', 'わたし', 'わたくし', 'あなた', 'みんな', 'みな', 'もの', 'こと', 'ため', 'よう', 'ところ', 'とき', 'ほう', 'わけ',
    'はず', 'つもり', 'うち', 'ほか', 'まま', 'とおり', 'ある', 'いる', 'する', 'なる', 'ない', 'いい', 'よい', 'いう', 'です', 'ます',
    'でした', 'ました', 'ません', 'また', 'または', 'および', 'なお', 'ただし', 'しかし', 'そして', 'さらに', 'から', 'まで', 'だけ',
    'など', 'ので', 'のに', 'について', 'つい', 'において', 'おい', 'による', 'により', 'によって', 'よる', 'より', 'よっ', 'お', 'ご'
);

-- search_parts(query): how a query is understood, a row for each word, name or day in it. A document is found when of
-- every clause it holds one option, each of its parts, and no option of a clause that is excluded.
create or replace macro search_parts(query) as table
with raw as (
    select unnest(raws) as raw, generate_subscripts(raws, 1) as nth
    from (
        select regexp_extract_all(
            search_width(regexp_replace(
                case when length(query) > 1000 then error('a query has at most 1,000 characters')
                    else regexp_replace(coalesce(query, ''), '[\x00-\x1f]', ' ', 'g') end,
                '(^|[\s　])[OＯ][RＲ]([\s　]|$)', ' | ', 'g'
            )),
            '-?"[^"]*"?|-?「[^」]*」?|-?『[^』]*』?|[^\s"「」『』]+'
        ) as raws
    )
),
joint as (
    select
        nth,
        coalesce(lag(raw) over (order by nth) = '|', false) and not excluded as joined,
        raw,
        excluded,
        regexp_matches(raw, '^-?["「『]') as quoted,
        -- A space between Japanese letters is none in a text.
        regexp_replace(
            regexp_replace(
                trim(regexp_replace(if(excluded, raw[2:], raw), '["「」『』]', '', 'g')), '([^ -~])\s+', '\1', 'g'
            ),
            '\s+([^ -~])', '\1', 'g'
        ) as written
    from (select *, raw like '-%' and length(raw) > 1 as excluded from raw)
    qualify raw <> '|'
),
chunk as materialized (
    select
        nth,
        clause,
        first_value(excluded) over (partition by clause order by nth) as excluded,
        count(*) over (partition by clause) > 1 as choice,
        quoted,
        written,
        search_kana(written) as key,
        not regexp_matches(written, '^[ぁ-ゖァ-ヺー]+$') as mixed
    from (select *, sum(if(joined, 0, 1)) over (order by nth) as clause from joint where written <> '')
),
spot as materialized (
    select *, substr(written, start + 1, 1) as letter
    from (select nth, quoted, written, key, mixed, unnest(range(length(written))) as start from chunk)
),
stretch as (
    select
        nth, start, start + size as stop, quoted, mixed,
        size, size = length(written) as whole,
        substr(written, start + 1, size) as piece,
        substr(key, start + 1, size) as key,
        start = 0 or contains('のはがをにへとでやも、・', substr(written, start, 1)) as after_particle
    from (select *, unnest(range(1, least(40, length(written) - start) + 1)) as size from spot)
),
candidate as materialized (
    select nth, start, stop, known.kind, cost, terms
    from stretch join search_index.key as known using (key)
    where known.kind <> 'word' and not quoted or known.kind = 'word' and case
        when quoted then cost < 20
        when search_light(piece) then false
        -- Among other letters hiragana are mostly endings and particles, and by its sound a short word is anything.
        when mixed and regexp_matches(piece, '^[ぁ-ゖー]+$') then size >= 3 and after_particle
        when cost = 20 then regexp_matches(piece, '^[ぁ-ゖァ-ヺー]+$') and size >= if(mixed, 3, 2)
        else mixed or size >= 2 or whole
    end
),
-- The cheapest way through a chunk: few words, and no letter left over but endings and particles.
way as (
    select nth, start, stop, true as known, cost from candidate where kind = 'word'
    union all
    select nth, start, start + 1, false,
        if(regexp_matches(letter, '[^\p{L}\p{N}]') or regexp_matches(letter, '[ぁ-ゖ]'), if(mixed, 10, 30), 100)
    from spot
),
best as materialized (
    select nth, list_reduce(
        list(ways order by stop),
        lambda done, ends: list_append(done, list_min(list_transform(
            ends, lambda one: {'cost': done[one.cut + 1].cost + one.cost, 'cut': one.cut, 'known': one.known}
        ))),
        [{'cost': 0, 'cut': 0, 'known': false}]
    ) as steps
    from (
        select nth, stop, list({'cost': cost::integer, 'cut': start::integer, 'known': known}) as ways from way group by all
    )
    group by nth
),
-- That way read from its end; not as a recursive query, each round of which DuckDB runs as a pass.
step as materialized (
    select nth, unnest(list_reduce(
        ends, lambda path, round: if(path[-1].start = 0, path, path || ends[path[-1].start + 1]), ends[-1]
    ), recursive := true)
    from (
        select nth, list_transform(
            steps, lambda one, place: [{'stop': (place - 1)::integer, 'start': one.cut, 'known': one.known}]
        ) as ends
        from best
    )
),
found_name as (
    select candidate.*
    from candidate
    join step as first on first.nth = candidate.nth and first.start = candidate.start
    join step as last on last.nth = candidate.nth and last.stop = candidate.stop
    where kind <> 'word' and candidate.stop - candidate.start >= 2
),
-- Of names that overlap the longest counts, of these the first.
name as materialized (
    select one.*
    from found_name as one left join found_name as other on other.nth = one.nth
        and other.start < one.stop and one.start < other.stop
        and (other.start - other.stop, other.start) < (one.start - one.stop, one.start)
    where other.nth is null
),
piece as materialized (
    select step.nth, step.start, step.stop, known, name.start as name_start,
        if(known and lag(step.stop) over (partition by step.nth order by step.start) is distinct from step.start
            or not lag(known, 1, false) over (partition by step.nth order by step.start), 1, 0) as apart
    from step left join name on name.nth = step.nth and name.start <= step.start and step.stop <= name.stop
),
part as (
    select nth, start, stop, kind, cost, terms,
        coalesce(-1 - name_start, sum(apart) over (partition by nth order by start)) as unit
    from piece join candidate using (nth, start, stop)
    where known and kind = 'word'
    union all
    select nth, start, stop, kind, cost, terms, -1 - start from name
    union all
    select nth, min(start), max(stop), 'unknown', 0, [], 1000
    from piece join spot using (nth, start)
    where not known and name_start is null and (quoted or not search_light(written)) and regexp_matches(letter, '[\p{L}\p{N}]') and (
        not regexp_matches(letter, '[ぁ-ゖ]') or nth not in (select nth from piece where known or name_start is not null)
    )
    group by nth
),
told as (
    select *,
        dense_rank() over (order by chunk.clause, if(choice, 0, nth), if(choice or quoted, 0, unit)) as place,
        dense_rank() over (order by nth, if(choice or quoted, 0, unit), part.kind in ('name', 'day')) as option
    from part join chunk using (nth)
    where not choice or part.kind not in ('name', 'day') or start = 0 and stop = length(written)
)
select
    place as clause, excluded, option, told.kind = 'word' and (
        quoted or excluded or bool_or(regexp_matches(substr(key, start + 1, stop - start), '^[a-z0-9]+$')) over (partition by option)
    ) as strict, start,
    substr(written, start + 1, stop - start) as piece,
    substr(key, start + 1, stop - start) as key,
    if(count(*) over () > 30, error('a query has at most 30 words'), row_number() over (order by option, start) - 1)::integer as part,
    count(*) over (partition by option) as parts,
    told.kind as kind, terms
from told
order by part;

-- search_scores(query, …): the number and score of every document that is found, or of the best: BM25 (k1 1.2, b 0.75) of its words, and
-- twice that where they stand side by side as in the query, which is looked for in the thousand best. Days are ISO text.
create or replace macro search_scores(
    query, source := null, kind := null, since := null, until := null, entity := null, relevance := null, top := null
) as table
with part as materialized (from search_parts(query)),
part_word as materialized (
    select part.* exclude (term, piece, key, kind), word.word, word.documents, word.length
    from (select * exclude (terms), unnest(terms) as term from part) as part
    join search_index.word as word on word.kind = part.kind and word.term = part.term
    where not strict or word.key = part.key
),
size as materialized (
    select clause, excluded, option, part, parts, coalesce(sum(part_word.documents), 0) as size
    from part left join part_word using (clause, excluded, option, part, parts)
    group by all
),
weight as (
    select option, part,
        if(excluded, 0, ln(1 + (all_of_them - least(size, all_of_them) + 0.5) / (least(size, all_of_them) + 0.5)))
            / sqrt(parts) / 12 as weight
    from size, (select count(*) as all_of_them from search_index.document)
),
-- What is found holds an option of every clause: the clause that the fewest documents can hold leads.
rarest as (
    select * from size where not excluded qualify row_number() over (partition by option order by size, part) = 1
),
asked_word as materialized (
    select word, part, weight, part in (
        select part from rarest where clause = (select clause from rarest group by clause order by sum(size), clause limit 1)
    ) as leads
    from part_word join weight using (option, part)
),
lead as materialized (
    select place.document, 1::bigint << part as mask, weight * impact as score
    from search_index.place as place join (from asked_word where leads) as asked_word using (word)
    where impact > 0
),
hit as (
    from lead
    union all
    select place.document, 1::bigint << part, weight * impact
    from search_index.place as place join (from asked_word where not leads) as asked_word using (word)
    where impact > 0 and place.document in (select document from lead)
),
loose as materialized (select document, bit_or(mask) as mask, sum(score) as score from hit group by document),
-- Where words must stand side by side, it is looked for in the documents that hold them all.
insisted as materialized (
    select *, bit_or(1::bigint << part) over (partition by option) as need from part_word where strict and parts > 1
),
in_row as (
    select document, 1::bigint << (62 - option) as mask
    from search_index.place as place join insisted using (word)
    where place.document in (
        select document
        from loose join (select distinct need from insisted) as insisted on loose.mask & insisted.need = insisted.need
    )
    group by option, document, place.start - insisted.start, need
    having bit_or(1::bigint << part) = need
),
scored as materialized (
    select document, loose.mask | coalesce(in_row.mask, 0) as mask, score
    from loose left join (select document, bit_or(mask) as mask from in_row group by document) as in_row using (document)
),
-- Many documents, few masks: whether one holds all that is asked is told once for each.
need as (
    select clause, excluded,
        bit_or(1::bigint << part) | if(bool_or(strict) and any_value(parts) > 1, 1::bigint << (62 - option), 0) as need
    from part group by clause, excluded, option
),
good as (
    select mask
    from (
        select mask, bool_or(mask & need = need) <> excluded as holds
        from (select distinct mask from scored), need
        group by mask, clause, excluded
    )
    group by mask
    having bool_and(holds)
),
found as materialized (
    select document, score
    from scored semi join good using (mask)
    where (
        coalesce(source, kind, since::varchar, until::varchar, relevance) is null or document in (
            select about.number
            from search_index.document as about
            where coalesce(source, kind, since::varchar, until::varchar, relevance) is not null
                and (source is null or about.source = source)
                and (kind is null or about.kind = kind)
                and (since is null or about.day >= since::date)
                and (until is null or about.day <= until::date)
                and (relevance is null or about.relevance = relevance)
        )
    ) and (
        entity is null or document in (
            select place.document
            from search_index.place as place join search_index.word as word using (word)
            where word.kind = 'name' and word.term in (
                select entity
                union all
                select unnest(terms) from search_index.key as key
                where key.kind = 'name' and key.key = search_kana(search_width(entity))
            )
        )
    )
),
near as (
    select document, sum(weight * times * 26.4 / (times + 1.2)) as score  -- in 12ths, as impacts are
    from (
        select document, option, count(*) as times
        from (
            select place.document, option
            from search_index.place as place
            join (from part_word where parts > 1 and not excluded) as part_word using (word)
            where place.document in (select document from found order by (score * 1000000)::bigint desc, document desc limit 1000)
            group by place.document, option, parts, place.start - part_word.start
            having bit_count(bit_or(1::bigint << part)) = parts
        )
        group by all
    ) join (select option, 2 * sum(weight) as weight from weight group by option) using (option)
    group by document
)
select millionths / 1000000 as score, number, asked
from (
    -- Whole numbers, so that the order in which scores were added up does not count; round() takes ten times as long.
    select ((found.score + coalesce(near.score, 0)) * 1000000)::bigint as millionths, document as number
    from found left join near using (document)
    order by millionths desc, number desc
    limit top
), (
    select list({'option': option, 'part': part, 'parts': parts, 'start': start, 'word': word, 'length': length}) as asked
    from part_word where not excluded
)
order by score desc, number desc;

-- search_matches(query, …): every document that is found, best first, of those that fit alike the newest first.
create or replace macro search_matches(
    query, source := null, kind := null, since := null, until := null, entity := null, relevance := null
) as table
select score, number, about.document_id, about.revision_id, about.source, about.kind, about.day, about.relevance
from search_scores(
    query, source := source, kind := kind, since := since, until := until, entity := entity, relevance := relevance
) join search_index.document as about using (number)
order by score desc, number desc;

-- search(query, …): the best documents, with text and with the places where the text holds what was asked for.
create or replace macro search(
    query, source := null, kind := null, since := null, until := null, entity := null, relevance := null, top := 20
) as table
with best as materialized (
    from search_scores(
        query, source := source, kind := kind, since := since, until := until, entity := entity, relevance := relevance,
        top := top
    )
),
part_word as materialized (select unnest(any_value(asked), recursive := true) from best),
spot as materialized (
    select place.document as number, option, part, parts, place.start, place.start + length as stop,
        place.start - part_word.start as base
    from search_index.place as place join part_word using (word)
    where place.document in (select number from best)
),
-- Where all parts stand side by side as in the query, only those places count.
row_of_parts as (
    select number, option, base from spot group by number, option, base, parts having bit_count(bit_or(1::bigint << part)) = parts
),
mark as (
    select number,
        list(distinct {'start': spot.start, 'stop': spot.stop} order by {'start': spot.start, 'stop': spot.stop}) as places
    from spot
    where (number, option, base) in (from row_of_parts)
        or (number, option) not in (select number, option from row_of_parts)
    group by number
),
-- By rowid DuckDB reads only the blocks that hold these rows; joined by their ids it would read all texts.
about as materialized (from search_index.document where rowid in (select number - 1 from best)),
wording as (from revision where rowid in (select revision_row from about)),
listed as (from document where rowid in (select document_row from about))
select
    score, about.document_id, about.revision_id, listed.source, listed.kind, about.day, published_at, updated_at, title,
    url, text, wording.relevance, listed.first_seen, listed.last_seen, places
from best
join about using (number)
join wording on wording.revision_id = about.revision_id
join listed on listed.document_id = about.document_id
left join mark using (number)
order by score desc, number desc;
