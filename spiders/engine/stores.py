"""Archive and frontier of one data folder, opened together, brought in step, and held by one crawl at a time."""

import errno
import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from archive import Archive, ArchiveError, ArchiveFull
from spiders.frontier import Frontier
from spiders.frontier.durable import FrontierError
from spiders.options import CannotCrawl, CrawlBusy, CrawlOptions

log = logging.getLogger("madoguchi.crawl")
_PATIENCE = 2.0  # seconds: the process of a crawl that was just killed may still be ending
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Stores:
    """What a crawl writes to."""

    def __init__(self, options: CrawlOptions) -> None:
        """Open and reconcile. Raises CannotCrawl with the cure."""
        self.options = options
        with _plainly(options):
            options.data.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(options)
            self.archive = Archive(options.data / "archive", max_file_bytes=options.archive_file_bytes)
            self.frontier = Frontier(options.data / "frontier.sqlite")
            # What was archived when a crawl was killed, and not yet noted, is noted now: it is not fetched again.
            known = self.frontier.archived()
            self.frontier.reconcile(self.archive.captures(known), self.archive.sizes())
            if ahead := self.frontier.set_clock(options.clock()):
                log.warning(
                    "%d addresses were tried in the future, by a clock that went ahead: they are due now", ahead
                )
            self.writer = self.archive.writer(options.user_agent, options.contact, options.clock)

    def close(self) -> None:
        """Close all; what was kept is on disk."""
        with suppress(OSError):
            self.writer.close()
        self.frontier.close()
        os.close(self._lock)


def why_to_stop(error: BaseException) -> str | None:
    """Say in plain words why the whole crawl must end at this error; None when only one page is concerned."""
    if isinstance(error, (ArchiveFull, FrontierError)):
        return str(error)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return f"no room to write ({error.strerror}): free some space, then run again; what was kept so far is whole"
    return None


@contextmanager
def _plainly(options: CrawlOptions) -> Iterator[None]:
    try:
        yield
    except (ArchiveError, FrontierError) as error:
        raise CannotCrawl(str(error)) from error
    except OSError as error:
        raise CannotCrawl(f"{options.data}: {error.strerror}; check the folder and its permissions") from error


def _locked(options: CrawlOptions) -> int:
    file = os.open(options.data / "crawl.lock", os.O_RDWR | os.O_CREAT, 0o644)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(file)
                raise CrawlBusy(f"another crawl is at work in {options.data}: wait for it to end") from None
            time.sleep(0.05)
        else:
            return file
