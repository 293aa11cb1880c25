"""When the archive can not be written, what is in it stays whole and the message names the cure."""

import errno
import os
import resource
import signal
from datetime import UTC, datetime

import pytest

from archive import Archive, ArchiveFull

WRITE = os.write


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def keep(writer, body=b"body"):
    return writer.keep("https://example.jp/", "soumu", datetime(2025, 4, 4, tzinfo=UTC), 200, [], body)


def whole(archive):
    """The captures of an archive in which nothing is damaged."""
    problems: list[str] = []
    captures = list(archive.captures(problems=problems))
    assert problems == []
    return captures


@pytest.fixture
def small_disk():
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_whole_records_only(archive, small_disk):
    with archive.writer("crawl") as writer:
        first = keep(writer)
        small_disk(first.archive_offset + first.archive_length + 500)
        with pytest.raises(ArchiveFull, match="free some space"):
            keep(writer, body=os.urandom(5000))
        assert archive.sizes() == {first.archive_file: first.archive_offset + first.archive_length}
        small_disk(resource.getrlimit(resource.RLIMIT_FSIZE)[1])
        second = keep(writer, body=os.urandom(5000))
    assert whole(archive) == [first, second]


def test_a_disk_full_from_the_start_leaves_no_file(archive, monkeypatch):
    def full(file, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    with archive.writer("crawl") as writer:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full)
            with pytest.raises(ArchiveFull, match="No space left on device"):
                keep(writer)
        assert archive.sizes() == {}
        capture = keep(writer)
    assert whole(archive) == [capture]


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
@pytest.mark.parametrize("can_take_back", [True, False])
def test_a_record_half_written_is_taken_back(archive, monkeypatch, stop, can_take_back):
    def half(file, data):
        WRITE(file, data[:50])
        raise stop

    def fails(file, size):
        raise OSError(errno.EIO, "Input/output error")

    with archive.writer("crawl") as writer:
        first = keep(writer)
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", half)
            if not can_take_back:
                patch.setattr(os, "ftruncate", fails)
            with pytest.raises((KeyboardInterrupt, ArchiveFull)):
                keep(writer)
        second = keep(writer)
    assert list(archive.captures()) == [first, second]
    assert (first.archive_file == second.archive_file) == can_take_back
    if can_take_back:
        whole(archive)


def test_a_folder_that_can_not_be_written_is_named(tmp_path):
    (tmp_path / "archive").touch()
    with Archive(tmp_path / "archive").writer("crawl") as writer, pytest.raises(ArchiveFull, match="check the folder"):
        keep(writer)
