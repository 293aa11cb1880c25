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
--   speaker: who says so: an entity id, the name of one that has none
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
            then coalesce(dated(published_at), dated(updated_at), strftime(revision.first_seen, '%Y-%m-%d'))
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
),
-- Whatever held between the event's first day and the day this was said may be of it.
reach as (
    select *,
        first_minute(first_day) as earliest,
        greatest(last_minute(left(last_day, 10)), last_minute(left(said_at, 10))) as latest
    from wording
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
from reach join claim using (revision_id)
where case
    when from_ is null then true
    when dated(from_) is not null then last_minute(from_) >= earliest and first_minute(from_) <= latest
    -- 12日から, of no month told: any such day
    else list_bool_or([tells_less(left(from_, 10), strftime(day, '%Y-%m-%d'))
        for day in generate_series(earliest, least(latest, earliest + interval 1 year), interval 1 day)])
end
