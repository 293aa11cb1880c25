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
--   valid_from: since when, ISO 8601: as stated; else when it was said, of a failure told once it was over when the incident began
--   from_stated: whether the claim states since when
--   valid_to: when the next state began, else until when as stated; null while no other was told
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
        state in ('発生', '調査中') and (status = '復旧' or left(ended, 10) < left(said_at, 10)) as past,
        case when mended then "to" when from_ is null and past then started else from_ end as since,
        if(mended, null, "to") as until
    from incident_claim
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
        max(until) as until,
        bool_and(hedged) as hedged,
        count(*) as statements,
        list_sort(list(distinct source)) as sources,
        arg_min({c: claim_id, r: revision_id, s: start, e: "end"}, (said_at, claim_id)) as first
    from (from one union all by name from over)
    group by all
),
-- A day alone comes before its hours where something fails and after them where it is mended.
placed as (
    select *,
        case when length(valid_from) > 10 then valid_from
            when state in ('復旧', '一部復旧', '影響なし') then valid_from || 'T24' else valid_from || 'T00' end as place
    from told
)
select
    incident_id,
    municipality_id,
    entity.name as municipality,
    procedure,
    row_number() over spell as step,
    state,
    valid_from,
    from_stated,
    coalesce(lead(valid_from) over spell, until) as valid_to,
    hedged,
    statements,
    sources,
    first.c as claim_id,
    first.r as revision_id,
    first.s as start,
    first.e as "end"
from placed left join entity on entity_id = municipality_id
window spell as (partition by incident_id, municipality_id, procedure order by place, state)
