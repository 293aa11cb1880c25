-- The documents of an incident with the reasons of each link, in the order they were told.
select role, round(score, 2) as score, document.source, told, document.url,
    list_aggregate(
        list_transform(reasons, lambda one: printf('%+.1f %s %s', one.weight, one.evidence, one.detail)),
        'string_agg', chr(10)
    ) as reasons,
    other.url as beside
from incident_document
join document using (document_id)
join account using (account_id)
left join document as other on other.document_id = beside
where incident_id = $1
order by role = 'primary' desc, role, told, document.url;
