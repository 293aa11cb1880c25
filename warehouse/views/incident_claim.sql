-- One claim of a wording about one incident: those of its primary documents that do not date another event.
-- grain: incident_id, claim_id
-- reads: incident_document, account, revision, claim, document
--   incident_id: the incident
--   claim_id: the claim
--   document_id: the document that makes it
--   revision_id: the wording it stands in
--   source: who published it
--   said_at: when this wording was published or updated, as stated; a later one when we first saw it, or a day before that it states
--   state: 発生 | 調査中 | 一部復旧 | 復旧 | 予定 | 訂正 | 影響なし
--   systems: canonical names
--   procedures: canonical names
--   places: entity ids; where the claim names none, the municipality whose own page it stands on
--   from_: since when it is so, as stated
--   to: until when it is so, as stated
--   speaker: who says so
--   hedged: said to be likely or possible
--   negated: said not to be so
--   start: first character in revision.text, from 0
--   end: character after the last
with wording as (
    select
        incident_id,
        document_id,
        revision_id,
        document.source,
        owner,
        first_day,
        last_day,
        case when row_number() over wordings = 1
            then coalesce(published_at, updated_at, strftime(revision.first_seen, '%Y-%m-%d'))
            -- A page that renews its day says so itself; one that does not was changed after it.
            when left(updated_at, 10) < strftime(revision.first_seen, '%Y-%m-%d')
                and updated_at > lag(coalesce(updated_at, published_at)) over wordings then updated_at
            else strftime(revision.first_seen, '%Y-%m-%dT%H:%M')
        end as said_at
    from incident_document
    join account using (account_id, document_id)
    join revision using (document_id)
    join document using (document_id)
    where role = 'primary'
    window wordings as (partition by incident_id, document_id order by revision.first_seen, revision_id)
)
select
    incident_id,
    claim_id,
    document_id,
    revision_id,
    source,
    said_at,
    state,
    systems,
    procedures,
    case when len(places) = 0 and owner is not null then [owner] else places end as places,
    from_,
    "to",
    speaker,
    hedged,
    negated,
    start,
    "end"
from wording join claim using (revision_id)
where (from_ is null or left(from_, 10) between left(first_day, 10) and greatest(left(last_day, 10), left(said_at, 10)))
