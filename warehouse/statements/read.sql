-- Say what reading decided about the revisions of `reading`, and which reader it was.
update revision set
    relevance = reading.relevance, relevance_score = reading.relevance_score, lemmas = reading.lemmas,
    lemma_starts = reading.lemma_starts, lemma_times = reading.lemma_times, reader = reading.reader
from reading where revision.revision_id = reading.revision_id;
