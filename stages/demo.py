"""demo: three nights of one outage on a little web of our own: real HTTP, the real spiders, the real pipeline."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from console import say, show
from records import JST, CannotRun
from settings import Settings
from stages.nightly import nightly, only_one
from stages.report import Report
from stages.sample_web import serve
from warehouse.store import Warehouse

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
NIGHTS = tuple(datetime(2025, 4, day, 22, 0, tzinfo=JST) for day in (4, 5, 6))
SOURCES = [
    *("politician_cafe", "soumu", "digital", "egov", "jpki", "kojinbango_card", "mainichi", "tokyo"),
    *("lg:122173", "lg:141305", "lg:202151"),  # 柏市, 川崎市, 塩尻市: CMS families A, B and D
]
TOLD = ("fetched", "unchanged", "failed", "articles", "outages", "mentions")
NOTICE = "https://www.kojinbango-card.go.jp/notice/20250404.html"
OUTAGES = """
select source, outage.status, started, ended, cause
from outage join document_now using (revision_id) order by started nulls last, ended nulls last, source"""
INCIDENTS = """
select kind, started, ended, incident.status, documents, sources, systems[1] as system, incident_id
from incident order by documents desc, started nulls last, incident_id limit 5"""
COVERED = """
select label, name, count(distinct revision_id) as texts, count(*) as mentions
from mention where entity_id is not null
group by all order by texts desc, mentions desc, name limit 12"""
TIMELINE = f"""
select revision.first_seen as seen, title,
    coalesce(array_to_string(['−' || line for line in went] || ['＋' || line for line in came], chr(10)), text) as lines
from revision join document using (document_id) left join revision_change on after_id = revision_id
where document.url = '{NOTICE}' order by seen"""
COLLECTED = """
select source, title, sum(fetched) as fetched, sum(unchanged) as unchanged, sum(failed + blocked) as failed
from source_day join source using (source)
group by all having sum(fetched + unchanged + failed + blocked) > 0 order by source"""
GO_ON = "select * from coverage_by_day order by day, source"


def demo(settings: Settings) -> Report:
    """Play the three nights from nothing into `<data>/demo`, and print what was collected and what it says."""
    data = settings.data / "demo"
    report = Report()
    logging.getLogger("madoguchi.nightly").setLevel(logging.WARNING)  # the demo tells of its nights itself
    with _anew(data), serve(SAMPLE) as (web, address):
        for web.night, now in enumerate(NIGHTS, 1):
            night = Settings(data=data, replay=address, pause=0, workers=1, sources_on=SOURCES, sources_off=[])
            counts = nightly(night, now=now)
            told = "  ".join(f"{name} {counts.counts.get(name, 0)}" for name in TOLD)
            say(f"night {web.night} · {now:%Y-%m-%d}  {told}")
            report.merge(counts)
        _tell(data / "madoguchi.duckdb")
    return report


@contextmanager
def _anew(data: Path) -> Iterator[None]:
    try:
        # Its lock is beside the folder, as the folder goes; a night that somebody runs in there is left alone, too.
        with only_one(data.with_suffix(".lock"), "demo"):
            with only_one(data / "nightly.lock", "nightly run"):
                shutil.rmtree(data)
            yield
    except KeyboardInterrupt as error:
        raise CannotRun("stopped; run it again, and the demo begins anew") from error


def _tell(published: Path) -> None:
    with Warehouse.open(published, read_only=True) as warehouse:
        for title, query in (
            ("What was collected", COLLECTED),
            ("What each notice and article tells of the outage", OUTAGES),
            ("Which incidents these tell of", INCIDENTS),
            ("What the coverage names most", COVERED),
            ("How one notice was rewritten", TIMELINE),
        ):
            columns, rows = warehouse.sql(query)
            say("")
            show(columns, rows, title=title)
    say("\nGo on with SQL, in any DuckDB client or with:", style="bold")
    say(f'  python pipeline.py --data {published.parent} sql "{GO_ON}"')
    say(f"  python pipeline.py --data {published.parent} search 電子証明書 復旧")
