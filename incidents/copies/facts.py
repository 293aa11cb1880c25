"""The facts of a text: what a copy repeats and what another town's notice, written after the same model, does not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from incidents.copies.credits import agencies
from incidents.copies.shingles import LONGEST
from records import DateExpression, Mention

NAMED = {"organisation", "municipality", "place", "person"}  # who and where; systems and procedures are the topic
STATED = "stated:"  # the day of the page, which a copy need not share
_DATED = {"day", "hour", "minute", "interval"}
_NUMBER = re.compile(r"(\d+(?:[-.,・]\d+)*)の?([^\W\d_]?)")  # with the first letter of its unit: 50自, 200件


def facts(
    text: str, mentions: Sequence[Mention], dates: Sequence[DateExpression], stated: str | None
) -> tuple[str, ...]:
    """Give the facts of a text in order of the alphabet: names, dates and numbers, each once.

    A text that names no day has that of its page (`stated`), lest a notice put up again next month pass for the old.
    """
    names = {mention.entity_id or _plain(mention.name) for mention in mentions if mention.label in NAMED} - agencies()
    days = {date.value for date in dates if date.value}
    if stated and not any(date.granularity in _DATED for date in dates):
        days.add(STATED + stated)
    return tuple(sorted(names | days | set(_numbers(text[:LONGEST], dates))))


def told(found: Iterable[str]) -> frozenset[str]:
    """Of some facts, those that the text itself tells."""
    return frozenset(fact for fact in found if not fact.startswith(STATED))


def places(found: Iterable[str]) -> frozenset[str]:
    """Of some facts, the municipalities."""
    return frozenset(fact for fact in found if fact.startswith("lg:"))


def _numbers(text: str, dates: Sequence[DateExpression]) -> Iterator[str]:
    at = 0
    for date in sorted(dates, key=lambda date: (date.start, date.end)):
        yield from map("".join, _NUMBER.findall(normalize("NFKC", text[at : date.start])))
        at = max(at, date.end)
    yield from map("".join, _NUMBER.findall(normalize("NFKC", text[at:])))


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).lower().split())
