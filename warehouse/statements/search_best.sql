-- What `search` prints.
select
    score, coalesce(published_at, updated_at), source, kind, relevance, title, url, text, places, revision_id, first_seen
from search(
    $1, source := $2, kind := $3, since := $4, until := $5, entity := $6, relevance := $7, top := $8
);
