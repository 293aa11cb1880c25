"""The sieve: it may let through what does not match, and must hold back nothing that does."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import tables
from nlp.sieve import Sieve

TABLES = ("outage_roles", "outage_status", "outage_scopes", "outage_causes", "outage_counts", "states", "relevance")


@cache
def _patterns(table: str) -> list[str]:
    return [row.get("pattern") or list(row.values())[1] for row in tables.rows(table)]


@cache
def _sieve(table: str) -> Sieve:
    return Sieve(_patterns(table))


PIECES = sorted(
    {
        piece
        for table in TABLES
        for pattern in _patterns(table)
        for piece in re.findall(r"[ぁ-んァ-ヶー一-龠A-Za-z]{1,8}", pattern)
    }
)
TEXT = st.lists(st.sampled_from([*PIECES, "。", "、", "5", " ", ":", "「", "」"]), max_size=14).map("".join)


@pytest.mark.parametrize("table", TABLES)
@settings(deadline=None)  # the first call reads a table
@given(text=TEXT, at=st.integers(0, 20))
def test_what_matches_in_a_part_of_a_text_is_possible_in_the_text(table: str, text: str, at: int) -> None:
    matching = {number for number, pattern in enumerate(_patterns(table)) if re.search(pattern, text[at:])}
    assert matching <= _sieve(table).possible(text)


def test_only_patterns_whose_words_are_met_are_possible() -> None:
    sieve = Sieve(["障害|不具合", "(?:復旧|再開)し", ".*", "[^あ]い"])
    assert sieve.possible("3日に再開した") == {1, 2}
    assert sieve.possible("障害か不具合") == {0, 2}
    assert Sieve([]).possible("障害") == set()
