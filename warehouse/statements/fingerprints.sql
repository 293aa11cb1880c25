-- Land fingerprints (`printed`) in place of those of the same documents, and drop those of documents that departed.
create or replace temp table parted as
select text_id, source, keys from fingerprint
where document_id in (select document_id from printed union all select document_id from departed);

delete from fingerprint
where document_id in (select document_id from printed union all select document_id from departed);

create or replace temp table arriving as
select distinct text_id from printed
where text_id not in (select text_id from fingerprint) and text_id not in (select text_id from parted);

insert into fingerprint by name select printed.*, mark from printed join pending_wording using (document_id);

delete from likeness
where text_id in (select text_id from parted where text_id not in (select text_id from fingerprint))
    or other_id in (select text_id from parted where text_id not in (select text_id from fingerprint));

-- Which texts of which sources hold the keys that came or went: before (`was`) and now.
create or replace temp table touched_key as
select distinct unnest(keys) as key from (select keys from parted union all select keys from printed);

create or replace temp table holder as
select key, text_id, source, bool_or(was) as was, bool_or(is_now) as is_now
from (
    select key, text_id, source, document_id not in (select document_id from printed) as was, true as is_now
    from (select rowid, unnest(keys) as key from fingerprint) as held
    semi join touched_key using (key)
    join fingerprint on fingerprint.rowid = held.rowid
    union all
    select unnest(keys), text_id, source, true, false from parted
)
group by all;

-- A key that more than `furniture` texts of one source hold is that source's furniture; one that more than `common` texts
-- hold is everybody's phrase. Neither tells a copy.
create or replace temp table common_key as
select key, max(was) > getvariable('furniture') or sum(was) > getvariable('common') as was, max(is_now) > getvariable('furniture') or sum(is_now) > getvariable('common') as is_now
from (
    select key, source, count(*) filter (was) as was, count(*) filter (is_now) as is_now from holder group by all
)
group by key
having was or is_now;
