-- The pending wordings after number $after, up to $until, in their first $longest characters.
-- Columns as records.Wording; names are those of who and where, as systems and procedures are the topic of many.
with batch as (select * from pending_wording where number > $after and number <= $until),
named as (
    select revision_id, list(distinct coalesce(entity_id, name)) as names
    from mention
    where revision_id in (select revision_id from batch) and start < $longest
        and label in ('organisation', 'municipality', 'place', 'person')
    group by all
),
dated as (
    select revision_id, list(row(start, "end", surface, "value", granularity)) as dates
    from date_expression where revision_id in (select revision_id from batch) and start < $longest
    group by all
)
select document_id, revision_id, batch.source, stated, left(text, $longest), names, dates
from batch join revision using (document_id, revision_id)
left join named using (revision_id) left join dated using (revision_id)
order by number;
