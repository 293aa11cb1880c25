-- Pairs of texts to be measured: one has come, or a key of it is no longer common; they share a key that is not common,
-- and of the shorter text's keys at least the share `share`. Every such pair is either in `likeness` or listed here.
create or replace temp table candidate as
with telling as (
    select distinct key, text_id from holder
    where is_now and key not in (select key from common_key where is_now)
),
seeking as (
    select key, text_id from telling
    where text_id in (select text_id from arriving) or key in (select key from common_key where was and not is_now)
),
pair as (
    select distinct least(seeking.text_id, telling.text_id) as text_id, greatest(seeking.text_id, telling.text_id) as other_id
    from seeking join telling using (key)
    where seeking.text_id <> telling.text_id
),
sample as (
    select text_id, any_value(keys) as keys from fingerprint
    where text_id in (select text_id from pair union select other_id from pair)
    group by text_id
)
select row_number() over (order by text_id, other_id) as number, text_id, other_id
from pair anti join likeness using (text_id, other_id)
join sample as one using (text_id) join sample as two on two.text_id = other_id
where len(list_intersect(one.keys, two.keys)) >= getvariable('share') * least(len(one.keys), len(two.keys));
