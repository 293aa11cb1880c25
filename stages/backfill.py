"""backfill: bring captures from WARC files of others (Common Crawl News, a Wayback export) into our own archive."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC
from pathlib import Path
from urllib.parse import urlsplit

from archive import Again, Archive, ArchiveDamage, Found, Listed, Writer, listed
from console import opened
from records import CannotRun, Capture
from settings import Settings
from spiders.registry import source_of
from spiders.urls import canonical_url
from stages.extract import bring_index
from stages.report import Report
from stages.workers import TOGETHER, batches, batches_to_land
from warehouse.known import Body, Sought
from warehouse.store import Warehouse


def backfill(settings: Settings, files: Sequence[Path], all_hosts: bool = False, cdx: Path | None = None) -> Report:
    """Keep the responses of known sources (or of all hosts), once each, at the time their archive fetched them.

    What a `revisit` record saw again is kept as a capture of its own, with the body seen before. `cdx` lists the copies
    that the files should hold; those that are nowhere are told.
    """
    for path in [*files, *([cdx] if cdx else [])]:
        if not path.is_file():
            raise CannotRun(f"there is no WARC or CDX file {path}")
    report = Report()
    archive = Archive(settings.archive, max_file_bytes=settings.archive_file_bytes)
    with Warehouse.open(settings.warehouse) as warehouse:
        bring_index(settings, warehouse, report.problems)
        with archive.writer("madoguchi backfill", settings.contact) as writer:
            bringing = _Bringing(archive, writer, warehouse, report, all_hosts)
            for path in files:
                bringing.file(path)
            if cdx:
                bringing.check(cdx)
    return report


@dataclass
class _Bringing:
    archive: Archive
    writer: Writer
    warehouse: Warehouse
    report: Report
    all_hosts: bool

    def file(self, path: Path) -> None:
        passed, bodiless, held = Counter[str](), 0, 0
        problems = self.report.problems
        found = self.archive.foreign(path, problems, wanted=self._wanted, passed=passed, opener=opened)
        for batch in batches_to_land(found, _weight):
            held += len(batch)
            self._keep([one for one in batch if isinstance(one, Found)], path.name)
            # After those: what is seen again is mostly in the same file.
            bodiless += len(self._keep_again([one for one in batch if isinstance(one, Again)], path.name))
        self.report.add(**passed)
        if not (held or passed):
            problems.append(f"{path.name}: holds no page at all, so nothing was brought in. Give another file")
        if bodiless:
            self.report.add(bodiless=bodiless)
            self.report.problems.append(
                f"{path.name}: {bodiless} revisit records tell of a body that is in no file brought so far:"
                " bring the files before it first, then this one again"
            )

    def check(self, cdx: Path) -> None:
        for rows in batches(listed(cdx, self.report.problems), TOGETHER):
            asked = [row for row in rows if self._named(row, cdx)]
            self.report.add(listed=len(rows))
            near = self.warehouse.captured_at([row.captured_at for row in asked])
            there = {(canonical_url(url), at) for url, at in near}
            missing = [row for row in asked if (canonical_url(row.url), row.captured_at) not in there]
            for row in self._keep_again([Again(row.url, row.captured_at, row.digest) for row in missing], cdx.name):
                address = f"https://web.archive.org/web/{row.captured_at.astimezone(UTC):%Y%m%d%H%M%S}id_/{row.url}"
                self.report.add(missing=1)
                self.report.problems.append(f"{cdx.name}: in no file is the copy {address}")

    def _named(self, row: Listed, cdx: Path) -> bool:
        try:
            wanted = self._wanted(row.url)
        except ValueError as error:
            self.report.problems.append(f"{cdx.name}, {row.url}: {error}")
            return False
        self.report.add(**({} if wanted else {"other_hosts": 1}))
        return wanted

    def _wanted(self, url: str) -> bool:
        return self._source(url) is not None

    def _source(self, url: str) -> str | None:
        known = source_of(url)
        if known or not self.all_hosts:
            return known
        host = urlsplit(url).hostname
        if not host:
            raise ValueError("the address has no host")
        return f"host:{host}"

    def _keep(self, found: Sequence[Found], origin: str) -> None:
        given = {self.writer.capture_id(one.url, one.captured_at, one.body): one for one in found}
        known = self.warehouse.capture_ids(list(given))
        fresh = [one for capture_id, one in given.items() if capture_id not in known]
        if len(found) > len(fresh):
            self.report.add(unchanged=len(found) - len(fresh))
        self._land(fresh, origin, "kept")

    def _keep_again(self, again: Iterable[Again], origin: str) -> list[Again]:
        rows = list(dict.fromkeys(again))
        before = self.warehouse.bodies([Sought(*astuple(row)) for row in rows])
        self._land(self._repeated(rows, before), origin, "seen_again")
        return [row for number, row in enumerate(rows) if number not in before]

    def _repeated(self, again: Sequence[Again], before: Mapping[int, Body]) -> Iterator[Found]:
        for number, body in before.items():
            row = again[number]
            if body.landed:
                self.report.add(unchanged=1)
                continue
            try:
                yield Found(row.url, row.captured_at, *self.archive.response(body.capture))
            except ArchiveDamage as damage:
                self.report.problems.append(str(damage))

    def _land(self, found: Iterable[Found], origin: str, what: str) -> None:
        captures: list[Capture] = []
        for one in found:
            try:
                captures.append(self._written(one, origin))
            except ValueError as error:  # an address or a size that no record of ours can hold
                self.report.add(rejected=1)
                self.report.problems.append(f"{origin}, {one.url}: {error}")
        if captures:
            self.writer.sync()  # the index must not know of what a power cut can still take
            self.warehouse.land_captures(captures)
            self.report.add(**{what: len(captures)})

    def _written(self, one: Found, origin: str) -> Capture:
        source = self._source(one.url)
        if source is None:
            raise ValueError("no source has this address")
        via = f"{origin} {one.via}" if one.via else origin
        return self.writer.keep(one.url, source, one.captured_at, one.status, one.headers, one.body, origin=via)


def _weight(one: Found | Again) -> int:
    return len(one.body) if isinstance(one, Found) else 0
