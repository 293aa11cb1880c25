-- One document in its latest wording.
-- grain: document_id
-- reads: document, revision
--   document_id: the document
--   source: who published it
--   kind: news | notice | report
--   url: canonical
--   title: the latest headline
--   text: the latest text
--   day: day it was published, else updated, as stated; else the day we first saw it
--   published_at: as stated
--   updated_at: as stated
--   office: the office in charge, as stated
--   relevance: outage | planned_maintenance | data_incident | other; null until read
--   revisions: how many wordings it has had
--   revision_id: the latest wording
--   first_seen: when we first saw the document
--   last_seen: when we last saw it
select
    document_id,
    source,
    kind,
    url,
    title,
    text,
    coalesce(
        try_cast(left(published_at, 10) as date), try_cast(left(updated_at, 10) as date), document.first_seen::date
    ) as day,
    published_at,
    updated_at,
    office,
    relevance,
    count(*) over (partition by document_id) as revisions,
    revision_id,
    document.first_seen,
    document.last_seen
from document join revision using (document_id)
qualify row_number() over (
    partition by document_id order by revision.last_seen desc, revision.first_seen desc, revision_id
) = 1
