-- Captures, readings and times hold together: parsed shows revisions, others show none; read means decided.
select 'capture' as in_table, capture_id as id, outcome as what
from capture
where (outcome is null) <> (extractor is null) or (outcome = 'parsed') is distinct from (len(revisions) > 0)
    and outcome is not null
union all
select 'revision', revision_id, relevance
from revision
where reader is not null and (relevance is null or relevance_score is null)
union all
select 'revision', revision_id, 'seen last before first' from revision where last_seen < first_seen or first_seen is null
union all
select 'source_day', source || ' ' || day, 'not a day' from source_day where try_cast(day as date) is null
