"""Surfaces that name something only in company: stop_surfaces.tsv, asked of each hit."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.gazetteer.view import View, key
from nlp.tables import rows

NEAR = 24  # characters on either side
_SENTENCE_ENDS = "。\n"


@dataclass(frozen=True, slots=True)
class Company:
    """What must and must not stand around a surface; `scope` is text, sentence, near, after, or never."""

    scope: str
    needs: re.Pattern[str] | None
    forbids: re.Pattern[str] | None


@cache
def companies() -> dict[str, Company]:
    """Give the rules of stop_surfaces.tsv by the surface's key; their patterns are matched on keys as well."""
    return {key(row["surface"]): Company(row["scope"], _compiled(row, "needs"), _compiled(row, "forbids"))
            for row in rows("stop_surfaces")}  # fmt: skip


def in_company(view: View, start: int, end: int) -> bool:
    """Say whether what stands around a hit lets it be a name."""
    company = companies().get(view.key[start:end])
    if company is None:
        return True
    if company.scope == "never":
        return False
    if company.scope == "after":
        needed = not company.needs or company.needs.match(view.key, end)
        return bool(needed) and not (company.forbids and company.forbids.match(view.key, end))
    around = _around(view.key, start, end, company.scope)
    if company.forbids and company.forbids.search(around):
        return False
    return not company.needs or bool(company.needs.search(around))


def _compiled(row: dict[str, str], column: str) -> re.Pattern[str] | None:
    if not row[column]:
        return None
    try:
        return re.compile(row[column].replace("NTT", "ntt").replace("J-LIS", "j-lis"))
    except re.error as error:
        raise ValueError(f"stop_surfaces.tsv, {row['surface']}: {column} is no pattern: {error}") from error


def _around(text: str, start: int, end: int, scope: str) -> str:
    if scope == "text":
        return text
    if scope == "near":
        return text[max(0, start - NEAR) : end + NEAR]
    begin = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [found for mark in _SENTENCE_ENDS if (found := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]
