"""The facts of a text: what a copy repeats and what another town's notice, written after the same model, does not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from incidents.copies.credits import agencies
from incidents.copies.shingles import LONGEST
from records import DateExpression, Wording

STATED = "stated:"  # the day of the page, which a copy need not share
_DATED = {"day", "hour", "minute", "interval"}
_NUMBER = re.compile(r"(\d+(?:[-.,・]\d+)*)の?([^\W\d_]?)")  # with the first letter of its unit: 50自, 200件


def facts(wording: Wording) -> tuple[str, ...]:
    """Give the facts of a wording in order of the alphabet: names, dates and numbers, each once.

    One that names no day has that of its page, lest a notice put up again next month pass for the old.
    """
    names = set(map(_plain, wording.names)) - agencies()
    days = {date.value for date in wording.dates if date.value}
    if wording.stated and not any(date.granularity in _DATED for date in wording.dates):
        days.add(STATED + wording.stated)
    return tuple(sorted(names | days | set(_numbers(wording.text[:LONGEST], wording.dates))))


def told(found: Iterable[str]) -> frozenset[str]:
    """Of some facts, those that the text itself tells."""
    return frozenset(fact for fact in found if not fact.startswith(STATED))


def places(found: Iterable[str]) -> frozenset[str]:
    """Of some facts, the municipalities."""
    return frozenset(fact for fact in found if fact.startswith("lg:"))


def town(source: str) -> str | None:
    """Say which municipality a source is: one of the table, or a site under lg.jp that is in none."""
    return source if source.startswith("lg:") or source.endswith(".lg.jp") else None


def _numbers(text: str, dates: Sequence[DateExpression]) -> Iterator[str]:
    at = 0
    for date in sorted(dates, key=lambda date: (date.start, date.end)):
        yield from map("".join, _NUMBER.findall(normalize("NFKC", text[at : date.start])))
        at = max(at, date.end)
    yield from map("".join, _NUMBER.findall(normalize("NFKC", text[at:])))


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).lower().split())
