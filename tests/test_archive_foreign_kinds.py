"""WARC and ARC files of others: every kind of record that tells of a page, and copies of web archives."""

import gzip
import io
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import Again
from archive.arc import arc_fields
from archive.foreign import responses

URL = "https://www.example.jp/a.html"
AT = datetime(2016, 1, 19, 1, 2, 3, tzinfo=UTC)
DATE = "2016-01-19T01:02:03Z"
DIGEST = "sha1:" + "A" * 32


def record(kind, url=URL, body=b"<p>x", head=None, content_type=None, date=DATE, status="200 OK", **fields):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    told = {"WARC-Date": date} | {f"WARC-{name.replace('_', '-')}": value for name, value in fields.items()}
    sent = None if head is None else StatusAndHeaders(status, head, protocol="HTTP/1.1")
    more = {"warc_content_type": content_type} if content_type else {}
    made = writer.create_warc_record(
        url, kind, io.BytesIO(body), len(body), http_headers=sent, warc_headers_dict=told, **more
    )
    writer.write_record(made)
    return out.getvalue()


def arc(url, body, date="20160119010203", kind="text/html; charset=Shift_JIS"):
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return f"{url} 192.0.2.1 {date} {kind} {len(message)}\n".encode() + message + b"\n"


def read(tmp_path, data, **given):
    path = tmp_path / "others.warc.gz"
    path.write_bytes(data)
    problems: list[str] = []
    passed: Counter[str] = Counter()
    return list(responses(path, problems, passed=passed, **given)), problems, dict(passed)


VERSION = b"1 0 other\nURL IP-address Archive-date Content-type Archive-length\n"
ARC_HEAD = b"filedesc://x.arc 0.0.0.0 20160119010203 text/plain %d\n" % len(VERSION) + VERSION + b"\n"
SJIS = "証明書の交付を再開しました".encode("cp932")


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_arc_is_read_as_warcio_reads_it(tmp_path, pack):
    data = b"".join(map(pack, [ARC_HEAD, arc(URL, SJIS), arc("http://example.jp/b c", b"", kind="no-type")]))
    found, problems, _ = read(tmp_path, data)
    assert problems == []
    assert [(one.url, one.captured_at, one.body) for one in found] == [
        (URL, AT, SJIS),
        ("http://example.jp/b c", AT, b""),
    ]
    theirs = [one.content_stream().read() for one in ArchiveIterator(io.BytesIO(data), arc2warc=True)][1:]
    assert [one.body for one in found] == theirs


def test_a_damaged_arc_record_costs_only_itself(tmp_path):
    parts = [gzip.compress(arc(f"http://example.jp/{n}", b"%d" % n * 999)) for n in range(3)]
    parts[0] = parts[0][:20] + b"noise" + parts[0][25:]
    found, problems, passed = read(tmp_path, gzip.compress(ARC_HEAD) + b"".join(parts))
    assert [one.url[-1] for one in found] == ["1", "2"]
    assert len(problems) == 1 and passed == {"damaged": 1}


@given(st.binary(max_size=300))
def test_any_line_is_an_arc_head_or_none(line):
    told = arc_fields(line)
    assert told is None or told["content-length"].isdigit()


def test_a_resource_is_a_response_with_its_type(tmp_path):
    data = record("resource", body=SJIS, content_type="text/html") + record("resource", url="urn:pageinfo:x")
    (found,), problems, _ = read(tmp_path, data)
    assert (found.status, found.headers, found.body) == (200, [("Content-Type", b"text/html")], SJIS)
    assert problems == []


def test_texts_made_of_pages_are_counted(tmp_path):
    assert read(tmp_path, record("conversion", content_type="text/plain") * 3) == ([], [], {"conversions": 3})


def test_other_hosts_are_counted_and_not_looked_at(tmp_path):
    data = record("response", head=[], date="never") + record("conversion")
    assert read(tmp_path, data, wanted=lambda url: False) == ([], [], {"other_hosts": 2})


def test_a_revisit_says_what_was_seen_again(tmp_path):
    same = {
        "Payload_Digest": DIGEST.lower(),
        "Profile": "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
    }
    before = {"Refers_To_Target_URI": "<http://example.jp/>", "Refers_To_Date": "2016-01-18T00:00:00Z"}
    not_modified = {"Profile": "http://netpreserve.org/warc/1.0/revisit/server-not-modified"}
    made = [record("revisit", head=[], body=b"", **fields) for fields in (same, same | before, not_modified)]
    found, problems, _ = read(tmp_path, b"".join(made))
    day_before = datetime(2016, 1, 18, tzinfo=UTC)
    assert (problems, found) == (
        [],
        [
            Again(URL, AT, DIGEST),
            Again(URL, AT, DIGEST, "http://example.jp/", day_before),
            Again(URL, AT, None, not_modified=True),
        ],
    )


@pytest.mark.parametrize("lines", [b"a: b\r\n" * 2000, b"a" * 10**6])
def test_a_head_without_end_is_no_response(tmp_path, lines):
    data = b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: {DATE}\r\n"
    found, problems, _ = read(tmp_path, f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data)
    assert found == [] and "HTTP response" in problems[0]


COPY = f"https://web.archive.org/web/20160119010203id_/{URL}"
NEAREST = [("Memento-Datetime", "Mon, 18 Jan 2016 00:00:00 GMT")]


def test_copies_come_with_the_page_s_address_and_moment(tmp_path):
    made = [
        record("response", COPY, head=[]),
        record("response", COPY, head=NEAREST),
        record("response", COPY, head=NEAREST, status="404 Not Found"),
        record("response", COPY, head=[], status="302 Found"),
        record("response", COPY, head=[], status="429 Too Many Requests"),
        record("response", COPY.replace("20160119", "20161319"), head=[]),
    ]
    found, problems, passed = read(tmp_path, b"".join(made))
    nearest = datetime(2016, 1, 18, tzinfo=UTC)
    assert [(one.url, one.captured_at, one.status) for one in found] == [
        (URL, AT, 200),
        (URL, nearest, 200),
        (URL, nearest, 404),
    ]
    assert found[0].via == COPY
    assert passed == {"not_archived": 2, "damaged": 1} and len(problems) == 1
