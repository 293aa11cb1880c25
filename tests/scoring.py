"""How good a reading is: names per document, dates by their words and values, relevance, the fields of the outage."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from nlp.language import load
from nlp.reading import read
from records import Reading, Text

GOLD = Path(__file__).parent / "gold"
LABELS = {
    "organisations": "organisation",
    "municipalities": "municipality",
    "systems": "system",
    "procedures": "procedure",
}
FIELDS = ("started", "ended", "announced", "status", "scope")
_ABOUT = ("title", "published", "kind", "url", "source")


def cases(*names: str) -> list[dict[str, Any]]:
    """Read gold files by name."""
    return [json.loads(line) for name in names for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def measured(*names: str) -> dict[str, float]:
    """Read the texts of gold files and give each figure, from 0 to 1."""
    gold = cases(*names)
    texts = [Text(case["id"], case["text"], **{name: case.get(name) for name in _ABOUT}) for case in gold]
    return score(gold, read(load(), texts))


def score(gold: Iterable[dict[str, Any]], readings: Iterable[Reading]) -> dict[str, float]:
    """Compare readings with gold; a field that the gold is unsure of does not count."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])  # right, extra, missed
    asked: dict[str, list[bool]] = defaultdict(list)
    for case, reading in zip(gold, readings, strict=True):
        unsure = set(case.get("unsure") or ())
        _names(case, reading, unsure, found)
        if "dates" in case and "dates" not in unsure:
            _dates(case, reading, found, asked)
        if "relevance" not in unsure:
            asked["relevance"].append(case["relevance"] == reading.relevance)
            both = ({case["id"]} if truth == "outage" else set() for truth in (case["relevance"], reading.relevance))
            _count(found["outages"], *both)
        if case["relevance"] == "outage" and case.get("outage") and "outage" not in unsure:
            _outage(case["outage"], reading, unsure, found, asked)
    shares = {name: sum(right) / len(right) for name, right in asked.items()}
    return {**{f"{name}_f1": _f1(*counts) for name, counts in found.items()}, **shares}


def _names(case: dict[str, Any], reading: Reading, unsure: set[str], found: dict[str, list[int]]) -> None:
    for field, label in LABELS.items():
        wanted = {_key(one["canonical"]) for one in case.get(field, ())}
        got = {_key(one.name) for one in reading.entities if one.label == label}
        if field == "organisations":  # a town that acts may be either
            got |= wanted & {_key(one.name) for one in reading.entities if one.label == "municipality"}
        if field == "municipalities":
            wanted |= got & {_key(one["canonical"]) for one in case.get("municipalities_unaffected", ())}
        if field in case and field not in unsure:
            _count(found[field], wanted, got)


def _dates(case: dict[str, Any], reading: Reading, found: dict[str, list[int]], asked: dict[str, list[bool]]) -> None:
    wanted = {_key(one["surface"]): one for one in case["dates"]}
    got = {_key(one.surface): one.value for one in reading.dates}
    _count(found["dates"], set(wanted), set(got))
    for key in wanted.keys() & got.keys():
        if wanted[key]["value"] is not None and wanted[key].get("basis") != "incident":
            asked["date_values"].append(wanted[key]["value"] == got[key])


def _outage(
    told: dict[str, Any], reading: Reading, unsure: set[str], found: dict[str, list[int]], asked: dict[str, list[bool]]
) -> None:
    for field in FIELDS:
        if not {field, f"outage.{field}"} & unsure and (told.get(field) is not None or field == "ended"):
            asked[field].append(told.get(field) == getattr(reading.outage, field, None))
    if told["cause"]:
        asked["cause"].append(bool(reading.outage and reading.outage.cause))
    if "counts" not in unsure:
        got = {_key(one.surface) for one in reading.outage.counts} if reading.outage else set()
        _count(found["counts"], {_key(one["surface"]) for one in told["counts"]}, got)


def _count(counts: list[int], wanted: set[str], got: set[str]) -> None:
    for at, some in enumerate((wanted & got, got - wanted, wanted - got)):
        counts[at] += len(some)


def _f1(right: int, extra: int, missed: int) -> float:
    return 2 * right / (2 * right + extra + missed) if right + extra + missed else 1.0


def _key(text: str) -> str:
    return "".join(normalize("NFKC", text).split()).casefold()
