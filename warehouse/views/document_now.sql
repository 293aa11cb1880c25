-- One document in its latest wording.
-- grain: document_id
-- reads: document_latest, document, revision
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
    latest.document_id,
    latest.source,
    latest.kind,
    latest.url,
    title,
    text,
    day,
    published_at,
    updated_at,
    office,
    latest.relevance,
    revisions,
    revision_id,
    latest.first_seen,
    latest.last_seen
from document_latest as latest
join document on document.document_id = latest.document_id
join revision using (revision_id)
