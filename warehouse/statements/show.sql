-- Land documents and revisions. `shown`: one row per article of a capture, with its ids and the moment it was seen.
merge into document as target
using (
    select document_id, arg_max(url, seen) as url, arg_max(source, seen) as source, arg_max(kind, seen) as kind,
        min(seen) as first_seen, max(seen) as last_seen
    from shown group by document_id
) as staged on target.document_id = staged.document_id
when matched and (
    target.source is distinct from staged.source or target.kind is distinct from staged.kind
    or staged.first_seen < target.first_seen or staged.last_seen > target.last_seen
) then update set
    source = case when staged.last_seen >= target.last_seen then staged.source else target.source end,
    kind = case when staged.last_seen >= target.last_seen then staged.kind else target.kind end,
    first_seen = least(target.first_seen, staged.first_seen),
    last_seen = greatest(target.last_seen, staged.last_seen)
when not matched then insert by name;

-- The fields of a revision are those of the first capture that shows it. A stated date that changes under the same
-- words makes it unread: reading resolves 同日 and 昨日 against that date. What was imported keeps its fields.
merge into revision as target
using (
    select * exclude (url, source, kind, seen),
        min(seen) over (partition by revision_id) as first_seen,
        max(seen) over (partition by revision_id) as last_seen
    from shown
    qualify row_number() over (partition by revision_id order by seen, capture_id) = 1
) as staged on target.revision_id = staged.revision_id
when matched and target.capture_id is not null
    and (staged.first_seen <= target.first_seen or target.extractor is distinct from staged.extractor)
then update set
    published_at = staged.published_at, updated_at = staged.updated_at, dates_as_labelled = staged.dates_as_labelled,
    author = staged.author, office = staged.office, language = staged.language, extractor = staged.extractor,
    digest = staged.digest, pages = staged.pages, page_number = staged.page_number, part_of = staged.part_of,
    capture_id = staged.capture_id,
    first_seen = least(target.first_seen, staged.first_seen), last_seen = greatest(target.last_seen, staged.last_seen),
    reader = case
        when target.published_at is distinct from staged.published_at
            or target.updated_at is distinct from staged.updated_at then null
        else target.reader
    end
when matched and (staged.first_seen < target.first_seen or staged.last_seen > target.last_seen) then update set
    first_seen = least(target.first_seen, staged.first_seen), last_seen = greatest(target.last_seen, staged.last_seen)
when not matched then insert by name;
