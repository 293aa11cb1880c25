-- What is stated of an incident, field by field, in the order it was told.
select case when chosen then '*' else '' end as " ", field, "value", surface, told, speaker, source,
    concat_ws(' ', case when hedged then 'hedged' end, case when negated then 'negated' end) as remark
from incident_fact
where incident_id = $1 and field <> 'told'
order by field, told, first_seen, "value", source, revision_id, start;
