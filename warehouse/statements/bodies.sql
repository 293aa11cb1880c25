-- For each row of `sought`, the capture that holds its body: the one it names, else one with its digest (rather of the
-- same page), else, where the server said "not modified", the last of that page before it.
-- Columns: number, whether the page is landed with that body at that moment, then as records.Capture.
with candidate as (
    select number, 1 as choice, capture_id, capture.captured_at
    from sought join capture on capture.url = first_url and capture.captured_at = first_at
    union all
    select number, 2, capture_id, capture.captured_at
    from sought join capture on capture.url = sought.url and capture.digest = sought.digest
    union all
    select number, 3, capture_id, alike.captured_at
    from sought
    join (
        -- one is enough: of the empty body there may be very many
        select digest, arg_max(capture_id, captured_at) as capture_id, max(captured_at) as captured_at
        from capture where digest in (select digest from sought) group by all
    ) as alike using (digest)
    union all
    select number, 4, capture_id, capture.captured_at
    from sought join capture on capture.url = sought.url and capture.captured_at < sought.captured_at
    where not_modified and status = 200
),
chosen as (
    select number, capture_id from candidate
    qualify row_number() over (partition by number order by choice, captured_at desc, capture_id) = 1
)
select
    number,
    exists (
        from capture as landed
        where landed.url = sought.url and landed.captured_at = sought.captured_at and landed.digest = capture.digest
    ),
    capture_id,
    source,
    capture.url,
    capture.captured_at,
    status,
    content_type,
    capture.digest,
    archive_file,
    archive_offset,
    archive_length
from chosen join capture using (capture_id) join sought using (number);
