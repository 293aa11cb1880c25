-- Drop the pairs that shared a key which has become common and share no other that is not: they would not be found now.
create or replace temp table suspect as
with heated as (select key, text_id from holder where is_now and key in (select key from common_key where is_now and not was)),
doubted as (
    select distinct likeness.text_id, other_id
    from likeness join heated as one using (text_id) join heated as two on two.text_id = other_id and two.key = one.key
),
sample as (
    select text_id, any_value(keys) as keys from fingerprint
    where text_id in (select text_id from doubted union select other_id from doubted)
    group by text_id
)
select text_id, other_id, unnest(list_intersect(one.keys, two.keys)) as key
from doubted join sample as one using (text_id) join sample as two on two.text_id = other_id;

delete from likeness
where (text_id, other_id) in (select (text_id, other_id) from suspect)
    and (text_id, other_id) not in (
        select (text_id, other_id) from suspect
        where key not in (
            select key
            from (
                select key, source, count(distinct text_id) as texts
                from (select rowid, unnest(keys) as key from fingerprint) as held
                semi join suspect using (key)
                join fingerprint on fingerprint.rowid = held.rowid
                group by key, source
            )
            group by key
            having max(texts) > getvariable('furniture') or sum(texts) > getvariable('common')
        )
    );
