-- The tables of the warehouse. A record of records/ has its fields first and in its order; what the warehouse adds
-- stands after. Uniqueness is not left to keys: `merge into` holds the grain and the audit `grain` proves it.
-- Moments that we observed are Japan Standard Time; days and times a text states are ISO 8601 text, as precise as stated.
-- This file is read by warehouse/schema.py: `grain:` says what is unique, `--` after a column says what it means.

-- The version of these tables.
-- grain: version
create table if not exists schema_version (
    version INTEGER  -- raised when a column changes meaning; one row
);

-- One run of a stage.
-- grain: run_id
create table if not exists run (
    run_id VARCHAR,  -- id of the run
    command VARCHAR,  -- the command as design.md names it: nightly, crawl, extract …
    started_at TIMESTAMP,  -- when it began
    ended_at TIMESTAMP,  -- when it ended; null while it runs, or when it was killed
    status VARCHAR,  -- running (as the publish that makes a file is in it) | done | problems | failed | interrupted: killed, as the next night found
    counts MAP(VARCHAR, BIGINT)  -- what it counted
);

-- One source, as it declares itself.
-- grain: source
create table if not exists source (
    source VARCHAR,  -- file name in spiders/sources, or lg: and the 団体コード of a municipality
    title VARCHAR,  -- its Japanese name
    role VARCHAR,  -- press | ministry | agency | operator | municipality | vendor | civic
    kind VARCHAR,  -- news | notice | report
    home VARCHAR,  -- its start page
    terms VARCHAR,  -- the terms its texts may be used under
    unconfirmed VARCHAR  -- what could not be confirmed about the site, one line each
);

-- One HTTP response kept in the archive.
-- grain: capture_id
create table if not exists capture (
    capture_id VARCHAR,  -- hash of URL, time and digest
    source VARCHAR,  -- the source it was fetched for; host: and the host name when no source declares the site
    url VARCHAR,  -- as requested; after a redirect the address that answered
    captured_at TIMESTAMP,  -- when the response came
    status INTEGER,  -- HTTP status
    content_type VARCHAR,  -- the Content-Type header, as sent
    digest VARCHAR,  -- sha1: and base32 of the body, as WARC-Payload-Digest
    archive_file VARCHAR,  -- WARC file, relative to the archive folder
    archive_offset BIGINT,  -- where its record starts, in bytes
    archive_length BIGINT,  -- how long its record is, in bytes
    outcome VARCHAR,  -- parsed | empty | moved | blocked | layout_changed | unreadable; null until extracted
    reason VARCHAR,  -- why it is not parsed, in words
    extractor VARCHAR,  -- version of the extractor that said so
    revisions VARCHAR[]  -- the revision_ids it shows, in page order: when which text stood on the web is read from here
);

-- One article, notice or report, whatever its wording over time.
-- grain: document_id
create table if not exists document (
    url VARCHAR,  -- canonical; with # and a part when several notices share a page
    source VARCHAR,  -- who published it
    kind VARCHAR,  -- news | notice | report
    document_id VARCHAR,  -- hash of the URL
    first_seen TIMESTAMP,  -- the first capture that shows it
    last_seen TIMESTAMP  -- the last capture that shows it
);

-- One distinct title and text of a document. A wording that comes back later is the same revision seen again.
-- grain: revision_id
create table if not exists revision (
    title VARCHAR,  -- the headline
    text VARCHAR,  -- blocks, one a line: heading, paragraph, list item, or table row as `header: value` pairs
    published_at VARCHAR,  -- when it was published, as stated
    updated_at VARCHAR,  -- when it was updated, as stated
    dates_as_labelled MAP(VARCHAR, VARCHAR),  -- label on the page → the date as the page writes it
    author VARCHAR,  -- as stated
    office VARCHAR,  -- the office in charge, as stated
    language VARCHAR,  -- ja …
    extractor VARCHAR,  -- version of the extractor that found it
    digest VARCHAR,  -- digest of the capture it was taken from
    pages BIGINT[],  -- of a PDF: the first character of each of its pages in text, from 0
    page_number VARCHAR,  -- the number the site gives the page (ページ番号, ページID), as written
    part_of VARCHAR,  -- of an article's second and later pages: the address of its first
    revision_id VARCHAR,  -- hash of document_id, title and text
    document_id VARCHAR,  -- the document it is a wording of
    capture_id VARCHAR,  -- the first capture that shows it, which its fields are from; null when imported
    first_seen TIMESTAMP,  -- the first capture that shows it
    last_seen TIMESTAMP,  -- the last capture that shows it; other wordings may have stood in between
    reader VARCHAR,  -- version of the reader that read it; null until read
    relevance VARCHAR,  -- outage | planned_maintenance | data_incident | other
    relevance_score DOUBLE,  -- how sure the reader is, 0 to 1
    lemmas VARCHAR,  -- dictionary forms of its words, space-separated, in order; where written otherwise, that after a slash; in the published file null, search_index has them
    lemma_starts INTEGER[],  -- first character of each in text, from 0; below 0 in the title, whose last is -2
    lemma_times INTEGER[]  -- how often each stands, told at its first place; 0 at the others
);

-- One entry of the controlled lists in nlp/tables.
-- grain: entity_id
create table if not exists entity (
    entity_id VARCHAR,  -- org:j-lis, lg:131067, sys:…, proc:…, law:…
    label VARCHAR,  -- organisation | municipality | system | procedure | law
    name VARCHAR,  -- canonical name
    reading VARCHAR,  -- in kana
    kind VARCHAR,  -- ministry, agency, vendor, city, ward …
    lg_code VARCHAR,  -- 団体コード, six digits
    houjin_bangou VARCHAR,  -- 法人番号, thirteen digits
    operator VARCHAR  -- of a system: the entity that runs it
);

-- One more surface of an entity.
-- grain: entity_id, surface
create table if not exists alias (
    entity_id VARCHAR,  -- the entity
    surface VARCHAR  -- how texts also write it
);

-- One entity that took over the work of another, which is no more.
-- grain: entity_id, former
create table if not exists succession (
    entity_id VARCHAR,  -- the entity of today
    former VARCHAR  -- the entity it took over from
);

-- One name in one revision.
-- grain: mention_id
create table if not exists mention (
    label VARCHAR,  -- organisation | municipality | system | procedure | law | person | place
    name VARCHAR,  -- canonical name when listed, otherwise the surface
    entity_id VARCHAR,  -- null when the referent is unclear or in no list
    start BIGINT,  -- first character in revision.text, from 0
    "end" BIGINT,  -- character after the last
    surface VARCHAR,  -- the characters between
    component VARCHAR,  -- what found it
    candidates VARCHAR[],  -- entity_ids, when more than one is possible
    mention_id VARCHAR,  -- hash of revision, component and what was found where
    revision_id VARCHAR  -- the revision it stands in
);

-- One date, time or duration in one revision.
-- grain: date_expression_id
create table if not exists date_expression (
    start BIGINT,  -- first character in revision.text, from 0
    "end" BIGINT,  -- character after the last
    surface VARCHAR,  -- the characters between
    value VARCHAR,  -- ISO 8601: date, time, interval A/B, duration PT2H, T08:30/T17:15; null when it has none
    granularity VARCHAR,  -- year | month | week | day | hour | minute | duration | interval | service_hours | recurring | fiscal_year
    approximate BOOLEAN,  -- 頃, 約, ごろ …
    part VARCHAR,  -- AM, PM, 朝, 上旬 …
    resolved_against VARCHAR,  -- the date that supplied what the surface leaves out
    weekday_agrees BOOLEAN,  -- whether a written weekday is right; null when none is written
    date_expression_id VARCHAR,  -- hash of revision and what was found where
    revision_id VARCHAR  -- the revision it stands in
);

-- One statement of one revision about systems and procedures.
-- grain: claim_id
create table if not exists claim (
    start BIGINT,  -- first character in revision.text, from 0
    "end" BIGINT,  -- character after the last
    state VARCHAR,  -- 発生 | 調査中 | 一部復旧 | 復旧 | 予定 | 訂正 | 影響なし
    systems VARCHAR[],  -- canonical names
    procedures VARCHAR[],  -- canonical names
    places VARCHAR[],  -- entity_ids
    from_ VARCHAR,  -- since when it is so, as stated
    "to" VARCHAR,  -- until when it is so, as stated
    speaker VARCHAR,  -- who says so: an entity id, the name of one that has none
    hedged BOOLEAN,  -- said to be likely or possible
    negated BOOLEAN,  -- said not to be so
    claim_id VARCHAR,  -- hash of revision and what was found where
    revision_id VARCHAR  -- the revision it stands in
);

-- The outage that one revision tells of, as it tells it.
-- grain: revision_id
create table if not exists outage (
    started VARCHAR,  -- the first failure, ISO 8601, as precise as stated
    ended VARCHAR,  -- the end of what users noticed
    partial_recovery VARCHAR,  -- when something stayed down
    detected VARCHAR,  -- first notice or report
    announced VARCHAR,  -- publication by the operator
    status VARCHAR,  -- 発生中 | 調査中 | 一部復旧 | 復旧 | 不明: when it was written
    cause VARCHAR,  -- a phrase of the text
    scope VARCHAR,  -- 全国 | 複数都道府県 | 複数自治体 | 単独自治体
    counts STRUCT(what VARCHAR, "value" BIGINT, surface VARCHAR, start BIGINT, "end" BIGINT)[],  -- numbers told of it
    evidence MAP(VARCHAR, BIGINT[]),  -- field → first character in revision.text, from 0, and the one after the last
    revision_id VARCHAR  -- the revision it stands in
);

-- What tells whether a document's latest wording repeats another's: a sample of its text, and the facts in it. For the next `link` alone: without rows in the published file.
-- grain: document_id
create table if not exists fingerprint (
    document_id VARCHAR,  -- the document
    revision_id VARCHAR,  -- the wording it was taken from, the latest
    source VARCHAR,  -- who published it
    text_id VARCHAR,  -- the same for texts that say the same in the same words; two municipalities never share one
    keys UINTEGER[],  -- hashes of the stretches of text sampled
    facts VARCHAR[],  -- entity ids and names, dates, numbers with their units
    credit VARCHAR,  -- entity id of the agency that the text credits
    credit_start BIGINT,  -- first character of that in revision.text, from 0
    credit_end BIGINT,  -- character after the last
    mark VARCHAR  -- hash of what it was made from: versions of comparison and reader, and the dates the page states
);

-- How much two texts have in common, where that may be a copy: the pairs that copy_group is made of.
-- grain: text_id, other_id
create table if not exists likeness (
    text_id VARCHAR,  -- one text, see fingerprint; the smaller of the two ids
    other_id VARCHAR,  -- the other
    resemblance DOUBLE,  -- shingles of five characters in both, of those in either: 0 to 1
    containment DOUBLE,  -- shingles in both, of those in the shorter: 0 to 1
    same_facts DOUBLE,  -- facts in both, of those in the text that has fewer: 0 to 1; null when it has none
    agreement DOUBLE  -- facts in both, of those in either: 0 to 1; null when neither has any
);

-- One document of an account that stands under several addresses, or that is credited to an agency.
-- grain: document_id
create table if not exists copy_group (
    document_id VARCHAR,  -- the document
    original_id VARCHAR,  -- document_id of the likely original, its own if it is that: what one group has in common
    kind VARCHAR,  -- original | reprint (of another source's) | duplicate (of its own source's, under another address)
    alike_id VARCHAR,  -- document_id whose text it repeats; null for the original
    containment DOUBLE,  -- of the shorter of these two texts, how much stands in the longer: 0 to 1
    resemblance DOUBLE,  -- of what stands in either, how much stands in both: 0 to 1
    credit VARCHAR,  -- entity id of the agency that the text credits: 【共同】, （時事）
    credit_start BIGINT,  -- first character of that in revision.text, from 0
    credit_end BIGINT,  -- character after the last
    revision_id VARCHAR  -- the wording compared, the latest
);

-- What one document, in all its wordings, tells of one event: its main one, or another that it recalls or names.
-- grain: account_id
create table if not exists account (
    account_id VARCHAR,  -- hash of document and of what tells two accounts of it apart
    own_id VARCHAR,  -- the incident_id of the incident that it would head
    document_id VARCHAR,  -- the document
    source VARCHAR,  -- who published it
    official BOOLEAN,  -- by an authority, operator, vendor or municipality rather than the press
    kind VARCHAR,  -- outage | planned_maintenance | data_incident | other
    standing VARCHAR,  -- main | recalled | denied | passing: only main ones head incidents
    told VARCHAR,  -- the day its document was published or updated, as stated; else the day we first saw it
    started VARCHAR,  -- as precise as told
    ended VARCHAR,  -- as precise as told
    first_day VARCHAR,  -- the event lies between these days, as far as the document tells
    last_day VARCHAR,  -- the later of these days
    systems VARCHAR[],  -- canonical names
    procedures VARCHAR[],  -- canonical names
    places VARCHAR[],  -- entity ids of municipalities struck
    operators VARCHAR[],  -- entity ids of who runs what failed for all
    bodies VARCHAR[],  -- entity ids, or names, of vendors and others
    things VARCHAR[],  -- what failed, in everyday words
    words VARCHAR[],  -- what else is told of it, in dictionary forms; those of incidents/tables/words.tsv weigh little or nothing
    owner VARCHAR,  -- entity id of the municipality whose own notice it is
    scope VARCHAR,  -- 全国 | 複数都道府県 | 複数自治体 | 単独自治体
    number BIGINT,  -- of a series of reports: 第二報 → 2
    titled VARCHAR,  -- its headline without what changes from report to report
    wide BOOLEAN,  -- what failed is run for many: a failure of one town's may be all's
    own BOOLEAN,  -- what failed is said to be another thing than what failed elsewhere
    "over" BOOLEAN,  -- its end is told
    dated BOOLEAN,  -- false where told is only the day it was imported
    statements STRUCT(field VARCHAR, "value" VARCHAR, revision_id VARCHAR, start BIGINT, "end" BIGINT, surface VARCHAR, speaker VARCHAR, told VARCHAR, hedged BOOLEAN, negated BOOLEAN)[],  -- what it states, as incident_fact has it
    subjects VARCHAR[],  -- what it is looked up by: systems, procedures, owner, places, bodies
    settled BOOLEAN,  -- false until it was grouped with its like, or, beside a main one, looked up
    group_id VARCHAR  -- account_id of the first of a group of main ones that tell of one event
);

-- What linking has made accounts of: a document is pending again when its mark or the linker is another. For the next `link` alone: without rows in the published file.
-- grain: document_id
create table if not exists linked (
    document_id VARCHAR,  -- the document
    linker VARCHAR,  -- version of the linker
    mark VARCHAR  -- hash of its wordings, their order and their readings
);

-- One event, as its documents tell it together: each field is chosen by stated rules among its facts.
-- grain: incident_id
create table if not exists incident (
    incident_id VARCHAR,  -- hash of its first primary document; other ids lead to it in incident_alias
    kind VARCHAR,  -- outage | planned_maintenance | data_incident
    title VARCHAR,  -- the headline of its first document
    systems VARCHAR[],  -- canonical names, those told by most first
    procedures VARCHAR[],  -- canonical names, those told by most first
    municipalities VARCHAR[],  -- entity ids
    first_seen TIMESTAMP,  -- the earliest capture of any primary document
    started VARCHAR,  -- ISO 8601, as precise as told: rather by who is in charge, else the earliest; of that day the most exact
    detected VARCHAR,  -- the earliest told
    announced VARCHAR,  -- the earliest told
    partial_recovery VARCHAR,  -- the earliest told
    ended VARCHAR,  -- as told last, rather by who is in charge; of that day the most exact
    status VARCHAR,  -- 発生中 | 調査中 | 一部復旧 | 復旧 | 不明: as told last
    cause VARCHAR,  -- as told last, rather by who is in charge
    scope VARCHAR,  -- the widest told
    counts MAP(VARCHAR, BIGINT),  -- what was counted → as told last, rather by who is in charge
    documents BIGINT,  -- primary documents
    sources BIGINT  -- sources of these
);

-- That a document tells of an incident: as what, how surely, and why.
-- grain: incident_id, document_id
create table if not exists incident_document (
    incident_id VARCHAR,  -- the incident
    document_id VARCHAR,  -- the document
    role VARCHAR,  -- primary | context | mention
    score DOUBLE,  -- how sure, 0 to 1
    account_id VARCHAR,  -- the account that links them
    beside VARCHAR,  -- document_id of the account it was found to agree with; null for the first
    reasons STRUCT(evidence VARCHAR, weight DOUBLE, detail VARCHAR)[]  -- what spoke for it, and against
);

-- One statement of one wording behind an incident's record. Statements that differ stand side by side.
-- grain: fact_id
create table if not exists incident_fact (
    fact_id VARCHAR,  -- hash of incident, field, value, revision and characters
    incident_id VARCHAR,  -- the incident
    field VARCHAR,  -- told | started | ended | partial_recovery | detected | announced | status | cause | scope | system | procedure | municipality | count:people …
    "value" VARCHAR,  -- what it says: ISO 8601, a phrase, a name, an entity id, a number
    document_id VARCHAR,  -- the document that says so
    revision_id VARCHAR,  -- the wording that says so
    start BIGINT,  -- first character in revision.text, from 0; null where it rests on whose page it is
    "end" BIGINT,  -- character after the last
    surface VARCHAR,  -- the characters between
    speaker VARCHAR,  -- who says so, when told: an entity id, the name of one that has none
    told VARCHAR,  -- the day it was told: the document's; for a later wording the day we first saw it
    first_seen TIMESTAMP,  -- when we first saw the wording
    source VARCHAR,  -- who published it
    official BOOLEAN,  -- by an authority, operator, vendor or municipality rather than the press
    hedged BOOLEAN,  -- said to be likely or possible
    negated BOOLEAN,  -- said not to be so
    chosen BOOLEAN  -- it is the incident's value
);

-- An id that an incident had, or would have if this document were its first: it leads to the incident of now.
-- grain: alias_id
create table if not exists incident_alias (
    alias_id VARCHAR,  -- hash of the document
    incident_id VARCHAR,  -- the incident of now
    document_id VARCHAR  -- a primary document of it
);

-- The coverage ledger: one source on one day (Japan time).
-- grain: source, day
create table if not exists source_day (
    source VARCHAR,  -- the source
    day VARCHAR,  -- the day, ISO
    expected BIGINT,  -- URLs that were due
    discovered BIGINT,  -- URLs seen for the first time
    fetched BIGINT,  -- answers that brought something new, listings included
    new BIGINT,  -- of these, pages kept for the first time
    changed BIGINT,  -- of these, pages kept before with other bytes
    unchanged BIGINT,  -- answered 304, or the same bytes again
    gone BIGINT,  -- answered 404 or 410
    blocked BIGINT,  -- refused: 401, 403, 429, 451, robots.txt, private address
    failed BIGINT,  -- everything else that brought nothing
    problem VARCHAR,  -- the worst that was wrong with its listings that day, as `finding: address: reason`; null when nothing was
    parsed BIGINT default 0,  -- captures of that day that gave at least one article
    empty BIGINT default 0,  -- of that day, with nothing on them
    moved BIGINT default 0,  -- of that day, that only point elsewhere
    walled BIGINT default 0,  -- of that day, that are consent, challenge or paywall pages
    layout_changed BIGINT default 0,  -- of that day, without the title or body that the source declares
    unreadable BIGINT default 0  -- of that day, that could not be decoded or parsed
);
