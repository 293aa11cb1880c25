"""Records to land in tests of the warehouse."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import records
from records import (
    Account,
    Alias,
    Article,
    Capture,
    Claim,
    CopyGroup,
    Count,
    DateExpression,
    Entity,
    Extraction,
    Fingerprint,
    Incident,
    IncidentAlias,
    IncidentDocument,
    IncidentFact,
    Likeness,
    Mention,
    Outage,
    Reading,
    Reason,
    Run,
    SourceDay,
    Succession,
)
from warehouse import landing, schema
from warehouse.store import Warehouse

NIGHT = datetime(2025, 4, 4, 16, 0, tzinfo=UTC)  # 01:00 of the 5th in Japan
URL = "https://www.example.go.jp/notice/1.html"


def capture(number: int, url: str = URL, source: str = "jpki") -> Capture:
    return Capture(
        capture_id=records.content_id(url, number),
        source=source,
        url=url,
        captured_at=NIGHT + timedelta(days=number),
        status=200,
        content_type="text/html",
        digest=f"sha1:{number}",
        archive_file="2025-04-04.warc.gz",
        archive_offset=1000 * number,
        archive_length=900,
    )


def article(text: str, **changed: object) -> Article:
    return replace(Article(URL, "jpki", "notice", "システム障害について", text, published_at="2025-04-04"), **changed)


def parsed(*texts: str) -> Extraction:
    return Extraction("parsed", tuple(article(text, url=f"{URL}#{i}" if i else URL) for i, text in enumerate(texts)))


def reading(id: str, text: str = "総務省は18日に発表した") -> Reading:
    return Reading(
        id,
        "outage",
        0.9,
        entities=(Mention("organisation", "総務省", "org:soumu", 0, 3, text[:3], "gazetteer", ("org:soumu",)),),
        dates=(DateExpression(4, 7, text[4:7], "2025-04-18", "day"),),
        claims=(Claim(0, len(text), "発生", ("カード管理システム",)),),
        outage=Outage(
            "2025-04-18", status="発生中", counts=(Count("cases", 18, text[4:6], 4, 6),), evidence={"started": (4, 7)}
        ),
        lemmas="総務 省 18 日 発表",
        lemma_starts=(0, 2, 4, 6, 8),
        lemma_times=(1, 1, 1, 1, 1),
    )


def dump(warehouse: Warehouse) -> dict[str, list[str]]:
    return {name: sorted(map(repr, warehouse.rows(f"from {name}"))) for name in schema.tables()}


def land_everything(warehouse: Warehouse) -> None:
    warehouse.land_runs([Run("r1", "nightly", NIGHT, NIGHT, "done", {"fetched": 3})])
    warehouse.land_captures([capture(0), capture(1)])
    rows = [
        (capture(0), parsed("総務省は18日に発表した", "別の知らせ")),
        (capture(1), parsed("総務省は18日に発表した。復旧")),
    ]
    warehouse.land_extractions(rows, "x1")
    warehouse.land_entities(
        [Entity("org:soumu", "organisation", "総務省")],
        [Alias("org:soumu", "総務")],
        [Succession("org:soumu", "org:jichi")],
    )
    warehouse.land_readings(
        [reading(text.id, text.text) for text in warehouse.pending_texts("r1") if "総務省" in text.text], "r1"
    )
    warehouse.land_source_days([SourceDay("jpki", "2025-04-05", expected=2, fetched=1)])
    land_incident(warehouse)
    land_copies(warehouse)


def land_copies(warehouse: Warehouse) -> None:
    """Both documents of the page as copies, as linking lands them."""
    found = warehouse.rows(
        f"select document_id, revision_id from ({schema.views()['document_latest'].select})"
        " join document using (document_id) order by document.url"
    )
    (first, wording), (second, other) = found
    prints = [Fingerprint(*row, "jpki", f"t{n}", (7, 4_000_000_000), ("50件",)) for n, row in enumerate(found)]
    landing.land(warehouse, "fingerprint", prints, mark=(str, ["c1"] * 2))
    landing.land(warehouse, "likeness", [Likeness("t0", "t1", 0.8, 0.9, 1.0, 1.0)])
    original = CopyGroup(first, first, "original", None, None, None, "org:kyodo", 0, 3, wording)
    again = CopyGroup(second, first, "duplicate", first, 0.9, 0.8, None, None, None, other)
    landing.land(warehouse, "copy_group", [original, again])


def land_incident(warehouse: Warehouse) -> None:
    """One incident of the document at URL, as linking lands it."""
    document = records.content_id(URL)
    revision = records.content_id(document, "システム障害について", "総務省は18日に発表した")
    one = records.content_id("incident", document)
    day, system = "2025-04-18", ("カード管理システム",)
    account = Account("a1", one, document, "jpki", True, "outage", "main", "2025-04-04", day, None, day, day, system)
    landing.land(warehouse, "account", [account], subjects=(tuple[str, ...], [system]), settled=(bool, [True]))
    warehouse.run("delete from linked")
    warehouse.run("insert into linked values (?, 'l1', 'm1')", [document])
    card = (day, None, None, None, None, "発生中", None, None, {"cases": 18}, 1, 1)
    landing.land(warehouse, "incident", [Incident(one, "outage", "障害", system, (), (), NIGHT, *card)])
    link = IncidentDocument(one, document, "primary", 1.0, "a1", None, (Reason("first", 0.0, day),))
    landing.land(warehouse, "incident_document", [link])
    told = (document, revision, 4, 7, "18日", "org:soumu", "2025-04-04", NIGHT, "jpki", True, False, False, True)
    landing.land(warehouse, "incident_fact", [IncidentFact("f1", one, "started", day, *told)])
    landing.land(warehouse, "incident_alias", [IncidentAlias(one, one, document)])


def placed(lemmas: str) -> dict[str, object]:
    """What reading would say of a text that is these words and nothing between them."""
    words = lemmas.split()
    starts = tuple(accumulate(map(len, words[:-1]), initial=0)) if words else ()
    seen = Counter(words)
    return {"lemmas": lemmas, "lemma_starts": starts, "lemma_times": tuple(seen.pop(word, 0) for word in words)}


def land_lemmas(path, *lemmas):
    with Warehouse.open(path) as warehouse:
        articles = [article(words.replace(" ", ""), url=f"https://example.jp/{words}") for words in lemmas]
        warehouse.land_imported(articles, NIGHT)
        by_text = {words.replace(" ", ""): words for words in lemmas}
        texts = [text for text in warehouse.pending_texts(None) if text.text in by_text]
        kept = [Reading(text.id, "outage", 1.0, **placed(by_text[text.text])) for text in texts]
        warehouse.land_readings(kept, "r9")
