-- Pairs of texts to be measured: one has come, or a key of it is no longer common; they share a key that is not common,
-- and of the shorter text's keys at least the share `share`. Every such pair is either in `likeness` or listed here.
create or replace temp table candidate as
with telling as (
    select distinct key, text_id from holder
    where is_now and key not in (select key from common_key where is_now)
),
again as (select key from common_key where was and not is_now),
seeking as (
    select key, text_id, key in (from again) as again from telling
    where text_id in (select text_id from arriving) or key in (from again)
),
pair as (
    select least(seeking.text_id, telling.text_id) as text_id, greatest(seeking.text_id, telling.text_id) as other_id,
        count(*) as shared, bool_or(again) as again
    from seeking join telling using (key)
    where seeking.text_id <> telling.text_id
    group by 1, 2
),
text as (
    select text_id, any_value(len(keys)) as size, size - coalesce(any_value(told), 0) as untold
    from fingerprint left join (select text_id, count(*) as told from telling group by text_id) using (text_id)
    where text_id in (select text_id from pair union select other_id from pair)
    group by text_id
),
-- Nearly all pairs share one phrase. How many keys they share at most is known without comparing these: of a text that
-- has come all shared keys are counted but the common ones.
likely as (
    select pair.text_id, other_id
    from pair anti join likeness using (text_id, other_id)
    join text as one using (text_id) join text as two on two.text_id = other_id
    where again or shared + least(one.untold, two.untold) >= getvariable('share') * least(one.size, two.size)
),
sample as (
    select text_id, any_value(keys) as keys from fingerprint
    where text_id in (select text_id from likely union select other_id from likely)
    group by text_id
)
select row_number() over (order by text_id, other_id) as number, text_id, other_id
from likely join sample as one using (text_id) join sample as two on two.text_id = other_id
where len(list_intersect(one.keys, two.keys)) >= getvariable('share') * least(len(one.keys), len(two.keys));
