-- One change of a document's wording: the lines that came and the lines that went. Lines that only moved are neither.
-- grain: document_id, step
-- stored: source, url, step
-- reads: revision_step, revision_sign, document, revision
--   document_id: the document
--   source: who published it
--   url: canonical
--   step: 1 for its first change, 2 for the next …
--   before_at: the last time we saw the wording before
--   after_at: the first time we saw the wording after
--   before_id: revision_id of the wording before
--   after_id: revision_id of the wording after; null when the page no longer shows the document
--   class: what the change mainly was: the first of `classes`
--   classes: all that it was: 復旧追記, 訂正, 影響範囲の拡大, 時刻追記, 削除, 内容追記; else 体裁のみ or その他
--   title_before: the headline before
--   title_after: the headline after
--   came: lines of the text after that the text before has not, in order
--   went: lines of the text before that the text after has not, in order
with line as (
    select revision_id, unnest(lines) as line, generate_subscripts(lines, 1) as number
    from (select revision_id, string_split(text, chr(10)) as lines from revision)
    where revision_id in (select before_id from revision_step union select after_id from revision_step)
),
came as (
    select document_id, step, list(line order by number) as came
    from revision_step join line on revision_id = after_id
    anti join line as old on old.revision_id = before_id and old.line = line.line
    group by all
),
went as (
    select document_id, step, list(line order by number) as went
    from revision_step join line on revision_id = before_id
    anti join line as new on new.revision_id = after_id and new.line = line.line
    group by all
),
kind as (
    select * from (values
        ('復旧追記', 1), ('訂正', 2), ('影響範囲の拡大', 3), ('時刻追記', 4), ('削除', 5), ('内容追記', 6), ('体裁のみ', 7)
    ) as kinds(class, weight)
),
told as (
    select document_id, step, list(class order by weight) as found,
        -- that something was added says nothing beside what it was
        list_filter(found, lambda one: one <> '内容追記' or found[1] in ('削除', '内容追記')) as classes
    from (select distinct document_id, step, class from revision_sign) join kind using (class)
    group by all
)
select
    document_id,
    source,
    url,
    step,
    before_at,
    after_at,
    before_id,
    after_id,
    coalesce(classes[1], 'その他') as class,
    coalesce(classes, ['その他']) as classes,
    before.title as title_before,
    after.title as title_after,
    coalesce(came, []) as came,
    coalesce(went, []) as went
from revision_step
join document using (document_id)
join revision as before on before.revision_id = before_id
left join revision as after on after.revision_id = after_id
left join came using (document_id, step)
left join went using (document_id, step)
left join told using (document_id, step)
order by source, url, step
