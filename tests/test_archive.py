"""The archive gives back what it was given, byte for byte, and its files alone are enough to find it."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from archive import Archive, ArchiveDamage
from archive.transport import split_response

NIGHT = datetime(2025, 4, 4, 17, 30, 0, 123456, tzinfo=UTC)
HTML = [("Content-Type", "text/html; charset=Shift_JIS")]
RECOVERED = "復旧しました".encode("cp932")


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def keep(writer, url="https://www.example.go.jp/oshirase", body=RECOVERED, **given):
    given = {"source": "soumu", "captured_at": NIGHT, "status": 200, "headers": HTML, "body": body} | given
    return writer.keep(url, **given)


def test_a_kept_page_is_read_again(archive):
    with archive.writer("crawl", "desk@example.org") as writer:
        first, second = keep(writer), keep(writer, "https://www.example.go.jp/2", b"", source="lg:131067", status=204)
    page = archive.read(first)
    assert (page.url, page.body, page.status, page.source) == (first.url, RECOVERED, 200, "soumu")
    assert (page.content_type, page.digest) == ("text/html; charset=Shift_JIS", first.digest)
    assert (archive.read(second).body, archive.read(second).status) == (b"", 204)
    assert second.content_type == first.content_type
    assert first.captured_at == NIGHT


def test_the_index_is_rebuilt_from_the_files_alone(archive):
    with archive.writer("crawl") as writer:
        kept = [keep(writer, f"https://example.jp/{n}", b"x" * n, request=b"GET / HTTP/1.1\r\n\r\n") for n in range(5)]
    assert list(archive.captures()) == kept
    ends = {kept[2].archive_file: kept[2].archive_offset + kept[2].archive_length}
    assert list(archive.captures(after=ends)) == kept[3:]
    assert archive.sizes() == {kept[4].archive_file: kept[4].archive_offset + kept[4].archive_length}
    assert list(archive.captures(after=archive.sizes())) == []


token = st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=":")
header_name = st.text(token, min_size=1, max_size=20)
header_value = st.binary(max_size=40).map(lambda value: value.replace(b"\r", b"").replace(b"\n", b"").strip())


@given(st.lists(st.tuples(header_name, header_value), max_size=6), st.binary(max_size=300), st.integers(100, 599))
@settings(max_examples=60, deadline=None)
def test_any_bytes_come_back_as_they_were_received(tmp_path_factory, headers, body, status):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    with archive.writer("crawl") as writer:
        capture = writer.keep("https://example.jp/", "soumu", NIGHT, status, headers, body)
    (found,) = archive.foreign(archive.folder / capture.archive_file)
    assert (found.status, found.body, found.headers) == (status, body, headers)
    assert list(archive.captures()) == [capture]
    if not any(name.lower() in ("content-encoding", "transfer-encoding") for name, _ in headers):
        assert archive.read(capture).body == body


def test_the_head_is_kept_as_received(archive):
    received = [("server", "nginx"), ("X-Title", "復旧".encode("cp932")), ("Set-Cookie", "a"), ("Set-Cookie", "b")]
    with archive.writer("crawl") as writer:
        request = b"GET /x HTTP/1.1\r\nA: \xff\r\n\r\n"
        capture = keep(writer, status="HTTP/1.0 200 Oh Kay", headers=received, request=request)
    with (archive.folder / capture.archive_file).open("rb") as file:
        blocks = {record.rec_type: record.raw_stream.read() for record in ArchiveIterator(file, no_record_parse=True)}
    assert blocks["response"].startswith(b"HTTP/1.0 200 Oh Kay\r\nserver: nginx\r\nX-Title: \x95\x9c\x8b\x8c\r\n")
    assert blocks["request"] == request
    assert [value for name, value in split_response(blocks["response"])[1] if name == "Set-Cookie"] == [b"a", b"b"]


def test_others_can_read_our_files(archive):
    with archive.writer("crawl", "desk@example.org") as writer:
        capture = keep(writer, request=b"GET /oshirase HTTP/1.1\r\nHost: www.example.go.jp\r\n\r\n", origin="CC-NEWS-1")
    with (archive.folder / capture.archive_file).open("rb") as file:
        seen = []
        for record in ArchiveIterator(file, check_digests=True):
            text = record.content_stream().read()
            assert record.digest_checker.passed
            assert record.rec_headers.protocol == "WARC/1.1"
            seen.append((record.rec_type, record.rec_headers, text))
    (info, _, about), (request, asked, _), (response, told, body) = seen
    assert (info, request, response) == ("warcinfo", "request", "response")
    assert b"contact: desk@example.org" in about
    assert told["WARC-Date"] == asked["WARC-Date"] == "2025-04-04T17:30:00.123456Z"
    assert told["WARC-Concurrent-To"] == asked["WARC-Record-ID"]
    assert told["WARC-Payload-Digest"] == capture.digest
    assert (told["Madoguchi-Source"], told["Madoguchi-Origin"]) == ("soumu", "CC-NEWS-1")
    assert body == RECOVERED


def test_files_are_rotated_by_size_and_by_day(tmp_path):
    archive = Archive(tmp_path, max_file_bytes=1500)
    now = [NIGHT]
    with archive.writer("crawl", clock=lambda: now[0]) as writer:
        by_size = [keep(writer, body=os.urandom(900)).archive_file for _ in range(4)]
        now[0] += timedelta(days=1)
        next_day = keep(writer).archive_file
    assert len({*by_size, next_day}) > 2
    assert by_size[-1].startswith("madoguchi-20250404T") and next_day.startswith("madoguchi-20250405T")
    assert [capture.archive_file for capture in archive.captures()] == [*by_size, next_day]


def test_two_writers_never_share_a_file(archive):
    with archive.writer("one") as one, archive.writer("two") as two:
        kept = [keep(writer, f"https://example.jp/{n}") for n in range(3) for writer in (one, two)]
        assert set(archive.captures()) == set(kept)  # readable while both write
    assert len({capture.archive_file for capture in kept}) == 2
    assert set(archive.captures()) == set(kept)


def test_a_run_that_keeps_nothing_leaves_no_file(archive):
    with archive.writer("crawl"):
        pass
    assert list(archive.captures()) == [] and archive.sizes() == {}


def test_times_and_ids_do_not_depend_on_the_zone(archive):
    japan = NIGHT.astimezone(timezone(timedelta(hours=9)))
    with archive.writer("crawl") as writer:
        first, second = keep(writer), keep(writer, captured_at=japan)
        assert first.capture_id == second.capture_id == writer.capture_id(first.url, japan, RECOVERED)
        with pytest.raises(ValueError, match="time zone"):
            keep(writer, captured_at=datetime(2025, 4, 4))


def test_awkward_addresses_are_kept_on_one_line(archive):
    with archive.writer("crawl") as writer:
        urls = ("https://例え.jp/窓口?q=復旧\r\nWARC-Type: x", "https://a.jp/\ud800\0", "x")
        kept = [keep(writer, url) for url in urls]
    assert kept[0].url == "https://例え.jp/窓口?q=復旧%0D%0AWARC-Type: x"
    assert list(archive.captures()) == kept


def test_what_is_no_response_is_refused(archive):
    with archive.writer("crawl") as writer, pytest.raises(ValueError, match="not an HTTP response"):
        keep(writer, status="HTTP/1.1 20")


def test_changed_bytes_are_found_out_on_reading(archive):
    with archive.writer("crawl") as writer:
        capture, other = keep(writer), keep(writer, body=b"other")
    assert archive.read(other).body == b"other"
    for wrong in (
        replace(capture, digest=other.digest),
        replace(capture, archive_offset=capture.archive_offset + 1),
        replace(capture, archive_length=capture.archive_length + 1),
        replace(capture, archive_offset=10**9),
        replace(capture, archive_file="lost.warc.gz"),
    ):
        with pytest.raises(ArchiveDamage, match=r"warc\.gz.*restore this file from a backup"):
            archive.read(wrong)
