-- search(query_lemmas): revisions that hold words of the query, best first (BM25, k1 1.2, b 0.75), each document once in
-- its best wording. It reads the index that `create_fts_index` built, but needs no extension: plain DuckDB can run it.
create or replace macro search(query_lemmas) as table
with term as (
    select distinct termid, df
    from fts_main_revision.dict
    where term in (select unnest(fts_main_revision.tokenize(query_lemmas)))
),
hit as (select docid, termid, count(*) as tf from fts_main_revision.terms semi join term using (termid) group by all),
scored as (
    select docid, sum(log((num_docs - df + 0.5) / (df + 0.5) + 1) * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * len / avgdl)))
        as score
    from hit join term using (termid) join fts_main_revision.docs using (docid), fts_main_revision.stats
    group by docid
)
select score, revision_id, document_id, source, kind, published_at, updated_at, title, url, text, relevance,
    revision.first_seen, revision.last_seen
from scored join fts_main_revision.docs using (docid)
join revision on revision.revision_id = docs.name
join document using (document_id)
qualify row_number() over (partition by document_id order by score desc, revision.last_seen desc, revision_id) = 1
order by score desc, revision.last_seen desc, document_id;
