"""Copies among a million documents: a night of 5,000 new ones against one pass over all texts."""

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus
from incidents.copies import VERSION
from settings import Settings
from stages.copies import copies
from warehouse.store import Warehouse

DOCUMENTS, NIGHT, READ = 1_000_000, 5_000, 20_000  # known before the night, new in it, of those known with own texts
CEILINGS = {"night_to_scan": 15.0, "memory_gb": 6.0}

# One document in twenty-five has a copy, cut to six tenths and credited; each page ends in its source's own furniture.
SPREAD = """
create temp table reprint as
select left(sha256(url || '?copy'), 24) as new_id, left(sha256(revision_id || 'copy'), 24) as new_revision,
    url || '?copy' as new_url, document.kind, revision.*
from revision join document using (document_id) where hash(document_id) % 25 = 0;

insert into document by name
select new_id as document_id, new_url as url, 'sankei' as source, kind, first_seen, last_seen from reprint;

insert into revision by name
select * exclude (new_id, new_revision, new_url, kind) replace (
    new_id as document_id, new_revision as revision_id, left(text, (length(text) * 6) // 10) || '（共同）' as text)
from reprint;

update revision set text = text || chr(10) || 'お問い合わせは' || source || '広報担当の窓口まで。無断転載を禁じます。'
from document where document.document_id = revision.document_id;
"""
# The last of all are read only when the night has come.
HOLD = """update revision set reader = null
where revision_id in (select revision_id from revision order by first_seen desc, revision_id limit $1)"""
# The rest of the million: texts of others again and thirty keys each, five of them its source's furniture, five of
# phrases that many have; one in twenty-five has most keys of the one before.
FILLED = (
    """create temp table filler as
    select n, left(sha256('d' || n), 24) as document_id, left(sha256('r' || n), 24) as revision_id,
        'lg:' || n % 2000 as source, real.*
    from range($1) as numbers(n)
    join (select row_number() over () - 1 as number, text, title, reader, published_at, first_seen, last_seen
        from revision where reader is not null) as real
    on number = n % (select count(*) from revision where reader is not null)""",
    """insert into document by name select document_id, 'https://example.jp/' || n as url, source, 'notice' as kind,
        first_seen, last_seen from filler""",
    "insert into revision by name select * exclude (n, number, source) from filler",
    """insert into mention by name select 'person' as label, n || '氏' as name, k as start, k + 2 as "end", revision_id
    from filler, range(10) as places(k)""",
    """insert into fingerprint by name select document_id, revision_id, source, left(sha256('t' || n), 24) as text_id,
        list_transform(range(30), lambda k: (hash(case when k < 5 then source || k
            when k < 10 then 'p' || hash(n, k) % (1 + hash(n, k, 1) % 10000)
            else (n - (n % 25 = 0 and k < 25)::int) || 'k' || k end) >> 32)::uinteger) as keys,
        [n || '氏'] as facts,
        md5(concat_ws(chr(31), $1, reader, source, published_at)) as mark
    from filler""",
)


def run(documents: int = DOCUMENTS) -> dict[str, float]:
    """Give documents a second of a first run, seconds of the night and of one pass over all texts, and the memory held.

    The first run is over some real texts; then the warehouse is filled up to `documents` that have fingerprints.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        corpus.make(settings.warehouse, READ + NIGHT)
        with Warehouse.open(settings.warehouse) as warehouse:
            warehouse.run(SPREAD)
            warehouse.run(HOLD, [NIGHT])
        first = _timed(lambda: copies(settings))
        with Warehouse.open(settings.warehouse) as warehouse:
            read = warehouse.rows("select count(*) from fingerprint")[0][0]
            for number, statement in enumerate(FILLED):
                warehouse.run(statement, {0: [documents - read], len(FILLED) - 1: [VERSION]}.get(number, ()))
            warehouse.run("update revision set reader = '4' where reader is null")
            scan = min(_timed(lambda: warehouse.rows("select sum(length(text)) from revision")) for _ in range(3))
        night = _timed(lambda: copies(settings))
        with Warehouse.open(settings.warehouse) as warehouse:
            known, likenesses = warehouse.rows(
                "select (select count(*) from fingerprint), (select count(*) from likeness)"
            )[0]
    return {
        "documents": known,
        "likenesses": likenesses,
        "first_documents_per_s": read / first,
        "night_s": night,
        "scan_s": scan,
        "night_to_scan": night / scan,
        "memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
