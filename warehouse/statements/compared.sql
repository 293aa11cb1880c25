-- Texts to compare, in their first $longest characters: `asked` names them. Columns: text_id, source, text, facts.
with chosen as (
    select text_id, arg_min(revision_id, document_id) as revision_id, any_value(source) as source, any_value(facts) as facts
    from fingerprint where text_id in (select text_id from asked)
    group by text_id
)
select text_id, source, left(text, $longest), facts from chosen join revision using (revision_id);
