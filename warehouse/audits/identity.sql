-- An id is the hash of what it names: neither a text nor a URL was changed after it was landed.
select 'revision' as in_table, revision_id as id
from revision
where revision_id <> left(sha256(concat_ws(chr(31), document_id, title, text)), 24)
union all
select 'document', document_id from document where document_id <> left(sha256(url), 24)
