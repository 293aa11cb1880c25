-- One sign of what a change of wording was: a class of it, and what tells.
-- grain: document_id, step, class, sign
-- stored: document_id, step, class, sign
-- reads: revision_step, revision, outage, claim, date_expression
--   document_id: the document
--   step: which of its changes (see revision_step)
--   class: 復旧追記 | 訂正 | 影響範囲の拡大 | 時刻追記 | 削除 | 内容追記 | 体裁のみ
--   sign: what tells: a field of the outage card, `count:` and what is counted, claims, dates, title, sentences, page
--   before: as it was; null when nothing was
--   after: as it is; null when nothing is
with wording as (
    select revision_id, title, half_width(text) as text
    from revision
    where revision_id in (select before_id from revision_step union select after_id from revision_step)
),
-- Sentences, letters and digits alone; lines that only date or number the page are none.
sentence as (
    select distinct revision_id, sentence, lower(regexp_replace(
        translate(
            sentence,
            '①②③④⑤⑥⑦⑧⑨ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
            '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        ), '[^\p{L}\p{N}]+', '', 'g')) as folded
    from (select revision_id, unnest(regexp_split_to_array(title || chr(10) || text, '[\n。]+')) as sentence from wording)
    where not regexp_matches(
        sentence, '^\s*[（(【]?(最終)?(更新|掲載|公開|登録|印刷|ページ|閲覧|アクセス)(日|日時|年月日|番号|ID|数)[^。]{0,40}$'
    ) and folded <> ''
),
came as (
    select document_id, step, before_id, after_id, sentence, folded
    from revision_step join sentence on revision_id = after_id
    anti join sentence as old on old.revision_id = before_id and old.folded = sentence.folded
),
went as (
    select document_id, step, sentence, folded
    from revision_step join sentence on revision_id = before_id
    anti join sentence as new on new.revision_id = after_id and new.folded = sentence.folded
    where after_id is not null
),
exchanged as (
    select
        document_id,
        step,
        count(distinct folded) filter (new) as came,
        count(distinct folded) filter (not new) as went,
        string_agg(sentence, '。' order by sentence) filter (new) as added,
        string_agg(sentence, '。' order by sentence) filter (not new) as taken
    from (select *, true as new from came union all by name select *, false as new from went)
    group by all
),
-- Where no sentence changed, what was read of it may still differ: by the date of the page. That is no change.
changed as (select * from revision_step semi join exchanged using (document_id, step)),
card as (
    select document_id, step, b, a
    from changed
    join outage as a on a.revision_id = after_id
    left join outage as b on b.revision_id = before_id
),
-- When it began and ended; where the same words give another day (本日), only the page's date is another.
field as (
    select *
    from (
        select document_id, step, b.revision_id as before_id, a.revision_id as after_id, b.evidence as rests, a.evidence as rests_now,
            unnest([
                {sign: 'started', before: b.started, after: a.started},
                {sign: 'partial_recovery', before: b.partial_recovery, after: a.partial_recovery},
                {sign: 'ended', before: b.ended, after: a.ended}
            ], recursive := true)
        from card
    ) as given
    left join revision as was on was.revision_id = before_id
    left join revision as becomes on becomes.revision_id = after_id
    where after is not null and substring(was.text, rests[sign][1] + 1, rests[sign][2] - rests[sign][1])
        is distinct from substring(becomes.text, rests_now[sign][1] + 1, rests_now[sign][2] - rests_now[sign][1])
),
rank as (select * from (values ('単独自治体', 1), ('複数自治体', 2), ('複数都道府県', 3), ('全国', 4)) as ranks(scope, rank)),
scope as (
    select document_id, step, b.scope as before, a.scope as after, was.rank as rank_before, becomes.rank as rank_after
    from card join rank as was on was.scope = b.scope join rank as becomes on becomes.scope = a.scope
),
counted as (
    select revision_id, what, max("value") as "value"
    from (select revision_id, unnest(counts, recursive := true) from outage) group by all
),
number as (
    select document_id, step, was.what, was."value" as before, becomes."value" as after
    from changed
    join counted as was on was.revision_id = before_id
    join counted as becomes on becomes.revision_id = after_id and becomes.what = was.what
    where was."value" <> becomes."value"
),
-- What claims say of what: a system, a procedure or a place.
said as (
    select distinct revision_id, state, unnest([
        {kind: 'systems', items: systems}, {kind: 'procedures', items: procedures}, {kind: 'places', items: places}
    ], recursive := true)
    from claim where not negated and not hedged
),
item as (select distinct revision_id, state, kind, unnest(items) as item from said),
news as (
    select document_id, step, state, kind, string_agg(item, '、' order by item) as items, count(*) as items_new
    from changed join item on item.revision_id = after_id
    anti join item as old
        on old.revision_id = before_id and old.state = item.state and old.kind = item.kind and old.item = item.item
    group by all
),
failed as (select revision_id, kind, count(*) as items from item where state = '発生' group by all),
-- What failed once more and came back has another end, which corrects nothing.
relapse as (select distinct document_id, step from came where regexp_matches(sentence, '再発|再び|再度')),
-- Times of day in new sentences on what failed or came back, that the card has not; and as of when it is told (○時現在).
moment as (
    select document_id, step, before_id, half_width(surface) as moment
    from came join date_expression on revision_id = after_id
    where granularity in ('hour', 'minute', 'interval') and contains("value", 'T')
        and contains(sentence, half_width(surface))
        and regexp_matches(sentence, '復旧|再開|解消|発生|障害|停止|不具合|でき(ない|ません|なく)')
        and (document_id, step, "value") not in (select (document_id, step, after) from field)
    union
    select document_id, step, before_id, unnest(regexp_extract_all(
        text, '[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|日|:[0-9]{2})(?:頃|ごろ)?\s*(?:現在|時点)'))
    from changed join wording on revision_id = after_id
)
select document_id, step, '復旧追記' as class, 'status' as sign, b.status as before, a.status as after
from card
where a.status in ('復旧', '一部復旧') and a.status is distinct from b.status and b.status is distinct from '復旧'
union all
select document_id, step, '復旧追記', 'claims ' || kind, null, string_agg(items, '、' order by state)
from news where state in ('復旧', '一部復旧') group by all
union all
select document_id, step, '復旧追記', 'sentences', null, string_agg(sentence, '。' order by sentence)
from came left join outage on outage.revision_id = came.before_id
where regexp_matches(sentence, '(復旧|再開|解消|回復)(し(まし)?た|し、|して|され(まし)?た|いたしました|済)|終了し、通常')
    and not regexp_matches(sentence, '(復旧|再開|解消)し(まし)?(たら|次第)|見込|見通し|予定|未定|めど|目途')
    and (status is distinct from '復旧' or (document_id, step) in (from relapse))
group by all
union all
select document_id, step, '復旧追記', 'title', before.title, after.title
from changed
join wording as before on before.revision_id = before_id join wording as after on after.revision_id = after_id
where regexp_matches(after.title, '[【（(\[〔](一部)?復旧|(復旧|再開|解消)(し|いた|済)')
    and not regexp_matches(before.title, '[【（(\[〔](一部)?復旧|(復旧|再開|解消)(し|いた|済)')
union all
select document_id, step, '訂正', sign, before, after
from field
where length(after) = length(before) and not agree(before, after)  -- as precise, and another
    and (sign <> 'ended' or (document_id, step) not in (from relapse))
union all
select document_id, step, '訂正', 'count:' || what, before::varchar, after::varchar from number where after < before
union all
select document_id, step, '訂正', 'sentences', null, string_agg(sentence, '。' order by sentence)
from came
where regexp_matches(
    sentence,
    '訂正|正しくは|(掲載|記載|表記|発表|お知らせ|内容|時刻|日時|件数)[^。]{0,12}(誤り|誤って|間違)|誤(って|り)[^。]{0,8}(掲載|記載|表記|お知らせ)'
)
group by all
union all
select document_id, step, '影響範囲の拡大', 'scope', before, after from scope where rank_after > rank_before
union all
select document_id, step, '影響範囲の拡大', 'count:' || what, before::varchar, after::varchar
from number where after > before
union all
select document_id, step, '影響範囲の拡大', 'claims ' || news.kind, was.items::varchar, news.items
from news
join revision_step using (document_id, step)
join failed as was on was.revision_id = before_id and was.kind = news.kind
join failed as becomes on becomes.revision_id = after_id and becomes.kind = news.kind
left join outage on outage.revision_id = after_id
where news.state = '発生' and becomes.items > was.items and status is distinct from '復旧'
union all
select document_id, step, '時刻追記', sign, before, after
from field where before is null or tells_less(before, after) and after <> before
union all
select document_id, step, '時刻追記', 'dates', null, string_agg(moment, '、' order by moment)
from moment join wording on revision_id = before_id
where not contains(text, moment)
group by all
union all
select document_id, step, '削除', 'sentences', taken, added
from exchanged where went > 0 and (came = 0 or went - came >= 2)
union all
select document_id, step, '削除', 'page', null, null from revision_step where after_id is null
union all
select document_id, step, '内容追記', 'sentences', taken, added from exchanged where came > went
union all
select document_id, step, '体裁のみ', 'sentences', null, null
from revision_step anti join exchanged using (document_id, step) where after_id is not null
