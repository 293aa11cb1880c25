-- What search looks through: one document in its latest wording.
-- grain: document_id
-- reads: document_now
--   document_id: the document
--   revision_id: the latest wording
--   source: who published it
--   kind: news | notice | report
--   day: day it was published, else updated, as stated; else the day we first saw it
--   relevance: outage | planned_maintenance | data_incident | other; null until read
--   published_at: as stated
--   updated_at: as stated
--   url: canonical
--   title: the latest headline, which is searched
--   text: the latest text, which is searched
--   first_seen: when we first saw the document
--   last_seen: when we last saw it
select document_id, revision_id, source, kind, day, relevance, published_at, updated_at, url, title, text, first_seen, last_seen
from document_now
