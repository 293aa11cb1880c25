"""What travels encoded is unpacked within limits; what lies about its encoding is read as far as it goes."""

import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Unpackable
from archive.transport import plain_body, response_head, split_response
from settings import Settings

TEXT = "証明書の交付を再開しました。".encode() * 40
RAW_DEFLATE = zlib.compressobj(wbits=-15)
LIMIT = 100_000


def unpacked(body, *, content=None, transfer=None, limit=LIMIT):
    headers = [("Content-Encoding", content.encode())] if content else []
    headers += [("transfer-encoding", transfer.encode())] if transfer else []
    return plain_body(headers, body, limit)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        (None, TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("GZip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW_DEFLATE.compress(TEXT) + RAW_DEFLATE.flush()),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT))),
        ("gzip", TEXT),
        ("deflate", TEXT),
        ("br", TEXT),
        ("zstd", TEXT),
    ],
)
def test_encodings(content, body):
    assert unpacked(body, content=content) == TEXT


@pytest.mark.parametrize("content", ["gzip", "deflate", "br", "zstd"])
def test_an_empty_body_stays_empty(content):
    assert unpacked(b"", content=content) == b""


def test_a_body_cut_off_is_read_as_far_as_it_goes():
    body = bytes(range(256)) * 200
    part = unpacked(gzip.compress(body)[:-20], content="gzip")
    assert part and body.startswith(part)


@pytest.mark.parametrize(
    ("content", "bomb"),
    [
        ("gzip", gzip.compress(bytes(10_000_000))),
        ("gzip", gzip.compress(bytes(1000)) * 200),
        ("deflate", zlib.compress(bytes(10_000_000))),
        ("br", brotli.compress(bytes(10_000_000), quality=5)),
        ("zstd", zstd.compress(bytes(10_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(10_000_000)))),
        (None, bytes(LIMIT + 1)),
    ],
)
def test_a_bomb_is_not_unpacked(content, bomb):
    with pytest.raises(ValueError, match="larger than 100000 bytes"):
        unpacked(bomb, content=content)


@pytest.mark.parametrize("content", ["compress", "gzip, gzip, gzip, gzip, gzip"])
def test_what_can_not_be_unpacked_is_named(content):
    with pytest.raises(ValueError, match="content encoding"):
        unpacked(TEXT, content=content)


def test_a_bomb_in_the_archive_is_told_and_stays_kept(tmp_path):
    archive = Archive(tmp_path, max_page_bytes=LIMIT)
    bomb = gzip.compress(bytes(10_000_000))
    with archive.writer("crawl") as writer:
        capture = writer.keep("https://example.jp/", "x", datetime.now(UTC), 200, [("content-encoding", "gzip")], bomb)
    with pytest.raises(Unpackable, match=r"https://example.jp/ can not be unpacked.*its bytes are kept"):
        archive.read(capture)
    assert next(archive.foreign(tmp_path / capture.archive_file)).body == bomb


def test_a_page_as_large_as_may_be_taken_is_read_and_one_byte_more_is_not(tmp_path):
    archive, most = Archive(tmp_path), Settings().max_page_bytes
    with archive.writer("crawl") as writer:
        at, head = datetime.now(UTC), [("content-encoding", "gzip")]
        kept = [
            writer.keep(f"https://example.jp/{size}", "x", at, 200, head, gzip.compress(bytes(size)))
            for size in (most, most + 1)
        ]
    assert len(archive.read(kept[0]).body) == most
    with pytest.raises(Unpackable, match=str(most)):
        archive.read(kept[1])


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5), st.sampled_from([b"", b";ext=1"]), st.booleans())
@settings(deadline=None)
def test_chunks_are_joined(parts, extension, cut):
    chunked = b"".join(b"%x%s\r\n%s\r\n" % (len(part), extension, part) for part in parts)
    whole = b"".join(parts)
    assert unpacked(chunked + b"0\r\n\r\n", transfer="chunked") == whole
    if cut and parts:
        got = unpacked(chunked[:-3], transfer="chunked")
        assert whole.startswith(got) and len(got) >= len(whole) - 1


@given(st.binary(max_size=200))
def test_what_is_not_chunked_is_left_alone(body):
    text = b"<!DOCTYPE html>" + body
    assert unpacked(text, transfer="chunked") == text


@given(st.binary(max_size=300))
def test_any_bytes_after_a_head_are_the_body(body):
    head = response_head(200, [("A", "1"), ("B\r\nC", b"x\r\n\r\ny")])
    status, headers, found = split_response(head + body)
    assert (status, found) == (200, body)
    assert headers == [("A", b"1"), ("B C", b"x y")]


@given(st.binary(max_size=200))
def test_a_strange_head_is_refused_or_read_never_a_crash(noise):
    for block in (noise, b"HTTP/1.1 200 OK\n" + noise):
        try:
            status, _, body = split_response(block)
        except ValueError:
            continue
        assert 100 <= status <= 999 or status < 100
        assert block.endswith(body)
