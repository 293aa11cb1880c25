"""From what was read in documents to the incidents they tell of: functions on records alone.

What one document tells, in the order of the work: `wording` (what linking takes), `dating` (what each date is the date
of), `episodes` (which failures one wording tells of), `separating` and `joining` (one failure or several), `kinds` and
`news` (what the document is about, what is only background), `drafts` (all wordings together), `naming`, `stating` and
`accounts` (what is told of each event).

Which accounts are of one event: `facets` (an account as it is compared), `timing` and `evidence` (what speaks for and
against), `vetoes` (what keeps two apart), `pairing` and `grouping` (who is compared, what joins), `regrouping` (what
changes by what came), `recalling` (what is meant beside the news), `telling` (the incident's record). `copies/` groups
texts that repeat each other; `tables/` holds phrases, weights and words.
"""
