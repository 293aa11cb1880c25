"""WARC files of others: whatever their form, every good response in them is found, and the rest is told."""

import gzip
import io
import tracemalloc
from datetime import UTC, datetime

import pytest
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import Archive
from archive.foreign import responses

BODIES = [b"<html>" + bytes([65 + n]) * 2000 for n in range(4)]


def records(bodies=BODIES, url="https://example.jp/{}", version="WARC/1.0", **fields):
    """Each record of a WARC file as others write it, not yet packed."""
    packed = []
    for number, body in enumerate(bodies):
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=False, warc_version=version)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        told = {"WARC-Date": "2025-04-04T10:00:00Z"} | fields
        writer.write_record(
            writer.create_warc_record(
                url.format(number), "response", io.BytesIO(body), len(body), http_headers=head, warc_headers_dict=told
            )
        )
        packed.append(out.getvalue())
    return packed


def others():
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "other"}))
    for url, kind, content in [
        ("dns:example.jp", "response", "text/dns"),
        ("urn:x", "metadata", "text/plain"),
    ]:
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(b"HTTP/1.1 200 OK\r\n\r\n"), length=19, warc_content_type=content
            )
        )
    return out.getvalue()


def read(tmp_path, data, name="CC-NEWS.warc.gz", **given):
    path = tmp_path / name
    path.write_bytes(data)
    problems: list[str] = []
    return [found.body for found in responses(path, problems, **given)], problems


FORMS = {
    "gzip by record": lambda parts: b"".join(map(gzip.compress, parts)),
    "gzip as a whole": lambda parts: gzip.compress(b"".join(parts)),
    "plain": lambda parts: b"".join(parts),
    "zstd by record": lambda parts: b"".join(map(zstd.compress, parts)),
}
WHOLE = {
    "zstd as a whole": lambda parts: zstd.compress(b"".join(parts)),
    "zstd with dictionary": lambda parts: with_dictionary(parts),
}


def with_dictionary(parts):
    given = zstd.ZstdDict(b"WARC/1.0 HTTP/1.1 200 OK <html>" * 20, is_raw=True)
    content = zstd.compress(given.dict_content)
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    return frame + b"".join(zstd.compress(part, zstd_dict=given) for part in parts)


@pytest.mark.parametrize("form", FORMS | WHOLE)
@pytest.mark.parametrize("limit", [5000, 10_000_000])  # with the small one a whole file is more than one record may be
def test_every_form_is_read(tmp_path, form, limit):
    found, problems = read(tmp_path, (FORMS | WHOLE)[form]([others(), *records()]), limit=limit)
    assert (found, problems) == (BODIES, [])


@pytest.mark.parametrize("form", FORMS)
def test_a_file_cut_off_gives_what_is_whole(tmp_path, form):
    data = FORMS[form](records([b"x%d" % n + gzip.compress(str(n).encode()) * 40 for n in range(4)]))
    for limit in (5000, 10_000_000):
        found, problems = read(tmp_path, data[: len(data) * 6 // 10], limit=limit)
        assert 1 <= len(found) <= 3
        assert len(problems) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_large_record_is_passed_over(tmp_path, form):
    found, problems = read(tmp_path, FORMS[form]([*records(), *records([bytes(50_000)]), *records()]), limit=10_000)
    assert found == BODIES * 2
    assert len(problems) == 1 and "larger than 10000 bytes" in problems[0]


@pytest.mark.parametrize("form", FORMS | WHOLE)
def test_no_more_than_one_record_is_in_memory(tmp_path, form):
    path = tmp_path / "large.warc"
    path.write_bytes((FORMS | WHOLE)[form](records([b"x" * 500_000] * 30)))
    tracemalloc.start()
    assert sum(1 for _ in responses(path)) == 30
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


def test_a_damaged_record_costs_only_itself(tmp_path):
    parts = [gzip.compress(part) for part in records()]
    parts[1] = parts[1][:20] + b"noise" + parts[1][25:]
    found, problems = read(tmp_path, b"".join(parts))
    assert found == [BODIES[0], *BODIES[2:]]
    assert len(problems) == 1


def test_noise_between_plain_records_is_passed_over(tmp_path):
    first, second, *_ = records()
    found, problems = read(tmp_path, first + b"noise\nmore noise\n" + second, "x.warc")
    assert found == BODIES[:2]
    assert len(problems) == 1 and "no WARC record begins here" in problems[0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((b"WARC-Date: 2025-04-04T10:00:00Z", b"WARC-Date: yesterday"), "yesterday"),
        ((b"HTTP/1.1 200 OK", b"ICY/1.1 200 OK!"), "WARC-Block-Digest"),
        ((b"Content-Length: ", b"Content-Length: about "), "length"),
        ((b"AAAA", b"AAAB"), "WARC-Block-Digest"),
        ((b"WARC-Target-URI", b"WARC-Target-URL"), "warc-target-uri"),
        ((b"WARC-Date: 2025", b"WARC-Date: 1970"), "can not be from 1970-04-04"),
        ((b"WARC-Date: 2025", b"WARC-Date: 9925"), "can not be from 9925"),
    ],
)
def test_a_bad_record_is_told(tmp_path, change, told):
    first, second, *_ = records()
    found, problems = read(tmp_path, gzip.compress(first.replace(*change, 1)) + gzip.compress(second))
    assert found == BODIES[1:2]
    assert len(problems) == 1 and told in problems[0]


@pytest.mark.parametrize(("data", "count"), [(b"", 0), (b"\x1f\x8b", 1), (b"no WARC\n" * 9, 1), (b"\0" * 10**6, 1)])
def test_what_is_no_warc_gives_nothing(tmp_path, data, count):
    found, problems = read(tmp_path, data)
    assert (found, len(problems)) == ([], count)


def test_many_problems_are_counted_not_listed(tmp_path):
    found, problems = read(tmp_path, b"".join(map(gzip.compress, records([b"x"] * 50, **{"WARC-Date": "?"}))))
    assert found == []
    assert len(problems) == 21 and problems[-1].endswith("30 more records skipped")


def test_what_is_found_can_be_kept_and_read(tmp_path):
    chunked = b"3\r\nabc\r\n0\r\n\r\n"
    (record,) = records([chunked], url="<https://example.jp/{}>", version="WARC/1.1")
    path = tmp_path / "wget.warc.gz"
    path.write_bytes(gzip.compress(record.replace(b"text/html\r\n", b"text/html\r\n", 1)))
    archive = Archive(tmp_path / "archive")
    (found,) = archive.foreign(path)
    assert (found.url, found.captured_at) == ("https://example.jp/0", datetime(2025, 4, 4, 10, tzinfo=UTC))
    headers = [*found.headers, ("Transfer-Encoding", b"chunked")]
    with archive.writer("backfill") as writer:
        capture = writer.keep(found.url, "x", found.captured_at, found.status, headers, found.body, origin=path.name)
        assert capture.capture_id == writer.capture_id(found.url, found.captured_at, found.body)
    assert archive.read(capture).body == b"abc"
    assert list(archive.captures()) == [capture]
