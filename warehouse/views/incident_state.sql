-- One state of one procedure in one municipality, as told of one incident: from when it held until the next was told.
-- grain: incident_id, municipality_id, procedure, valid_from, state
-- stored: incident_id, municipality_id, procedure, step
-- reads: incident_claim, incident, outage, entity
--   incident_id: the incident
--   municipality_id: entity id; null where the claim holds wherever the system is used
--   municipality: its name
--   procedure: canonical name; the system's where the claim names no procedure; null where it names neither (an end is then each's)
--   step: 1 for the first state told there, 2 for the next …
--   state: 発生 | 調査中 | 一部復旧 | 復旧 | 予定 | 影響なし
--   valid_from: since when, ISO 8601: as stated, where the year is known; else when it was said, of a failure told once it was over when the incident began
--   from_stated: whether a claim states since when
--   valid_to: when the next state began; else, or before the same one again, until when as stated; null while no other was told
--   hedged: whether everybody who says so says it is likely or possible
--   statements: claims that say so
--   sources: who published these, in order of their names
--   claim_id: the claim that said so first
--   revision_id: the wording it stands in
--   start: first character in revision.text, from 0
--   end: character after the last
with claimed as (
    select
        *,
        case when len(procedures) > 0 then procedures when len(systems) > 0 then systems else [null] end as subjects,
        case when len(places) > 0 then places else [null] end as towns,
        -- 3日から止まっていたが、5日に再開した: what is mended holds from the end of what failed.
        state in ('復旧', '一部復旧') and "to" is not null as mended,
        from_ is not null or mended as stated,
        state in ('発生', '調査中') and (status = '復旧' or ended < left(said_at, length(ended))) as past,
        case when mended then "to" when from_ is null and past then started else from_ end as since,
        if(mended, null, "to") as until
    from (select * replace (dated(from_) as from_, dated("to") as "to") from incident_claim)
    join (select incident_id, started, ended from incident) as incident using (incident_id)
    left join (select revision_id, status from outage) as outage using (revision_id)
    -- That it shall be back is no state yet.
    where not negated and state <> '訂正' and not (hedged and state in ('復旧', '一部復旧'))
),
in_town as (select * exclude (subjects), unnest(subjects) as procedure from claimed),
one as (select * exclude (towns), unnest(towns) as municipality_id from in_town),
-- A text that says that it is over, and not what, tells so of all that failed there.
failed as (
    select distinct incident_id, municipality_id, procedure
    from one
    where procedure is not null and state in ('発生', '調査中', '一部復旧')
),
over as (
    select one.* replace (failed.procedure as procedure)
    from one
    join failed
        on one.incident_id = failed.incident_id and one.municipality_id is not distinct from failed.municipality_id
    where one.procedure is null and one.state = '復旧' and one.status = '復旧'
),
told as (
    select
        incident_id,
        municipality_id,
        procedure,
        state,
        coalesce(since, said_at) as valid_from,
        bool_or(stated) as from_stated,
        bool_or(since is not null) as dated,
        max(until) as until,
        bool_and(hedged) as hedged,
        count(*) as statements,
        list_sort(list(distinct source)) as sources,
        arg_min({t: said_at, c: claim_id, r: revision_id, s: start, e: "end"}, (said_at, claim_id)) as first
    from (from one union all by name from over)
    group by all
),
-- A day or month alone comes before its hours where something fails, at the first such hour if one is told; after them where it is mended.
placed as (
    select *,
        state in ('発生', '調査中', '一部復旧') as going_on,
        min(valid_from) filter (state = '発生' and dated and length(valid_from) > 10) over (
            partition by incident_id, municipality_id, procedure, left(valid_from, 10)
        ) as first_hour,
        case when length(valid_from) > 10 then first_minute(valid_from)
            when state in ('復旧', '一部復旧', '影響なし') then last_minute(valid_from) + interval 59 seconds
            when state in ('発生', '調査中') then coalesce(first_minute(first_hour), first_minute(valid_from))
            else first_minute(valid_from) end as place,
        list_position(['復旧', '一部復旧', '発生', '調査中', '予定', '影響なし'], state) as rank
    from told
),
-- Of two states since one moment none lasted; what is stated holds.
lasting as (
    from placed
    qualify state = first_value(state) over (
        partition by incident_id, municipality_id, procedure, place order by from_stated desc, rank
    )
),
-- What is over begins again by a claim that states when, not by one that is merely read later: an old wording, seen late.
standing as (
    from lasting
    qualify from_stated or not going_on or '復旧' is distinct from last_value(
        if(state = '復旧' or from_stated and going_on, state, null) ignore nulls
    ) over (
        partition by incident_id, municipality_id, procedure order by place
        rows between unbounded preceding and 1 preceding
    )
),
-- What is told of one state again goes on, unless it had been told to end before.
turning as (
    select *,
        lag(state) over spell is distinct from state
        or (from_stated and lag(last_minute(until) + interval 59 seconds) over spell < place) as turns
    from standing
    window spell as (partition by incident_id, municipality_id, procedure order by place, valid_from)
),
running as (
    select *, count(*) filter (turns) over (
        partition by incident_id, municipality_id, procedure order by place, valid_from
    ) as run
    from turning
),
-- The beginning that is stated, as precise as it is told on the first day; of what is planned, on any.
opening as (
    select *,
        state = '予定' or tells_less(left(first_value(valid_from) over (
            partition by incident_id, municipality_id, procedure, run order by place, valid_from
        ), 10), valid_from) as opens
    from running
),
held as (
    select
        incident_id,
        municipality_id,
        procedure,
        run,
        state,
        arg_min(
            {since: valid_from, stated: from_stated},
            (not from_stated, if(from_stated, -length(valid_from), 0), place, valid_from)
        ) filter (opens) as opened,
        max(until) as until,
        bool_and(hedged) as hedged,
        sum(statements)::bigint as statements,
        list_sort(list_distinct(flatten(list(sources)))) as sources,
        arg_min(first, (first.t, first.c)) as first
    from opening
    group by all
)
select
    incident_id,
    municipality_id,
    entity.name as municipality,
    procedure,
    row_number() over spell as step,
    state,
    opened.since as valid_from,
    opened.stated as from_stated,
    if(lead(state) over spell = state, until, coalesce(lead(opened.since) over spell, until)) as valid_to,
    hedged,
    statements,
    sources,
    first.c as claim_id,
    first.r as revision_id,
    first.s as start,
    first.e as "end"
from held left join entity on entity_id = municipality_id
window spell as (partition by incident_id, municipality_id, procedure order by run)
