"""Copies of web archives and pages seen again become the history of a page."""

import gzip
from datetime import datetime
from io import BytesIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import Archive, Writer
from tests.whole import ask, run

URL = "http://www.city.kashiwa.lg.jp/kurashi/shogai.html"
TEXTS = (
    "住民票の写しを交付できない状態が続いています。原因を調べています。",
    "住民票の写しの交付は、本庁の窓口だけで再開しました。",
    "住民票の写しの交付は、すべての窓口で再開しました。",
)
STAMPS = ("20250404010000", "20250404050000", "20250407000000")
PAGE = """<html><head><title>証明書の交付について</title></head><body><main><h1>証明書の交付について</h1>
<p>更新日 令和7年4月4日</p><p>{}</p>
<p>ご迷惑をおかけしますが、ご理解をお願いします。お急ぎの方はお電話ください。</p></main></body></html>"""


def body(number):
    return PAGE.format(TEXTS[number]).encode("cp932")


def made(kind, url, data, date="2026-01-01T00:00:00Z", status="200 OK", **fields):
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    told = {"WARC-Date": date} | {f"WARC-{name.replace('_', '-')}": value for name, value in fields.items()}
    head = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url, kind, BytesIO(data), len(data), http_headers=head, warc_headers_dict=told
    )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()


def copy(number, url=URL):
    return made("response", f"https://web.archive.org/web/{STAMPS[number]}id_/{url}", body(number))


def backfilled(data, *parts, name="copies.warc.gz", **options):
    path = data / name
    path.write_bytes(b"".join(parts))
    ended = run("--data", data / "state", "backfill", path, "--json", *options.get("more", ()))
    return ended.rows[0]["counts"], ended.rows[0]["problems"]


def moments(data):
    captures = Archive(data / "state" / "archive").captures()  # by file and offset, which need not be the order of time
    return sorted(one.captured_at.strftime("%Y%m%d%H%M%S") for one in captures)


def test_copies_become_the_revisions_of_the_page_in_the_order_of_time(tmp_path):
    assert backfilled(tmp_path, copy(2), copy(0), copy(1)) == ({"kept": 3}, [])
    for command in (("extract", "--workers", "1"), ("publish",)):
        assert run("--data", tmp_path / "state", *command).code == 0
    rows = ask(
        tmp_path / "state" / "madoguchi.duckdb", "select step, before_at, after_at, came, went from revision_change"
    )
    at = [datetime(2025, 4, 4, 10), datetime(2025, 4, 4, 14), datetime(2025, 4, 7, 9)]  # Japan time
    assert rows == [(1, at[0], at[1], [TEXTS[1]], [TEXTS[0]]), (2, at[1], at[2], [TEXTS[2]], [TEXTS[1]])]


def test_where_a_copy_came_from_is_kept(tmp_path):
    backfilled(tmp_path, copy(0))
    (path,) = (tmp_path / "state" / "archive").glob("*.warc.gz")
    told = f"Madoguchi-Origin: copies.warc.gz https://web.archive.org/web/{STAMPS[0]}id_/{URL}"
    assert told.encode() in gzip.decompress(path.read_bytes())


def cdx(data, rows):
    (data / "list.cdx").write_text("timestamp original digest\n" + "".join(f"{row}\n" for row in rows), "utf-8")
    return {"more": ("--cdx", data / "list.cdx")}


def test_a_list_tells_what_is_missing(tmp_path):
    rows = [f"{stamp} {URL.replace('.jp/', '.jp:80/')} {'A' * 32}" for stamp in STAMPS]
    other = f"{STAMPS[0]} http://www.town.example.jp/ {'A' * 32}"
    counts, problems = backfilled(tmp_path, copy(0), copy(2), **cdx(tmp_path, [*rows, other, "no row"]))
    assert counts == {"kept": 2, "listed": 4, "other_hosts": 1, "missing": 1}
    assert len(problems) == 2 and "no row" in problems[0]
    assert f"/web/{STAMPS[1]}id_/http://www.city.kashiwa.lg.jp:80/" in problems[1], "an address to fetch it from"


def test_a_copy_that_the_list_says_was_the_same_is_seen_again(tmp_path):
    digest = Writer.digest(body(0)).removeprefix("sha1:")
    rows = [f"{stamp} {URL} {digest}" for stamp in STAMPS]
    assert backfilled(tmp_path, copy(0), **cdx(tmp_path, rows)) == ({"kept": 1, "listed": 3, "seen_again": 2}, [])
    assert moments(tmp_path) == list(STAMPS)
    again = backfilled(tmp_path, copy(0), **cdx(tmp_path, rows))
    assert again == ({"unchanged": 1, "listed": 3}, [])


FIRST = made("response", URL, body(0), date="2025-04-04T01:00:00Z")
DIGEST = {"Payload_Digest": Writer.digest(body(0))}
REFERS = {"Refers_To_Target_URI": URL, "Refers_To_Date": "2025-04-04T01:00:00Z"}
NOT_MODIFIED = {"Profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified"}


@pytest.mark.parametrize("said", [DIGEST, REFERS, NOT_MODIFIED, DIGEST | REFERS])
@pytest.mark.parametrize("together", [True, False])
def test_what_was_seen_again_is_a_capture_with_the_body_seen_before(tmp_path, said, together):
    second = made("revisit", URL, b"", date="2025-04-05T01:00:00Z", status="304 Not Modified", **said)
    if together:
        assert backfilled(tmp_path, second, FIRST) == ({"kept": 1, "seen_again": 1}, [])
    else:
        backfilled(tmp_path, FIRST, name="first.warc.gz")
        assert backfilled(tmp_path, second, second) == ({"seen_again": 1}, [])
    archive = Archive(tmp_path / "state" / "archive")
    first, again = archive.captures()
    assert (first.url, first.digest, first.status) == (again.url, again.digest, again.status)
    assert archive.response(again) == archive.response(first)
    assert moments(tmp_path) == ["20250404010000", "20250405010000"]
    assert backfilled(tmp_path, FIRST, second) == ({"unchanged": 2}, [])


def test_a_body_that_is_nowhere_is_told(tmp_path):
    earlier = made("revisit", URL, b"", date="2025-04-03T01:00:00Z", **NOT_MODIFIED)
    unknown = made("revisit", URL, b"", Payload_Digest="sha1:" + "A" * 32)
    counts, problems = backfilled(tmp_path, FIRST, earlier, unknown)
    assert counts == {"kept": 1, "bodiless": 2}
    assert len(problems) == 1 and "bring the files before it first" in problems[0]
