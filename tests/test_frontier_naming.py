"""What listings say of a known address, and what is found when it is looked at again, decides when it is due."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from spiders.frontier import Frontier, Named

NIGHT = datetime(2025, 4, 4, 13, 0, tzinfo=UTC)  # 22:00 in Japan
DAY = timedelta(days=1)
PAGE = "https://a/1"


@dataclass
class Link:
    url: str
    date: str | None = None
    title: str | None = None


@pytest.fixture
def frontier(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        yield frontier


def due(frontier, now):
    return [entry.url for entry in frontier.due(None, now)]


def nights_due(frontier, nights, digests=None):
    """The nights, counted from the first, on which the page was due; it is fetched then."""
    found = []
    for night in range(nights):
        now = NIGHT + night * DAY
        if PAGE in due(frontier, now):
            found.append(night)
            known = frontier.get(PAGE).digest
            digest = (digests or {}).get(night, known or "A")
            frontier.record(PAGE, "unchanged" if digest == known else "fetched", now, digest=digest)
    return found


def test_a_page_that_never_changes_is_looked_at_ever_more_seldom(frontier):
    frontier.discover("soumu", [PAGE], NIGHT)
    assert nights_due(frontier, 600) == [0, 3, 9, 21, 45, 93, 189, 369, 549]


def test_a_page_that_changed_is_looked_at_every_night_for_two_weeks(frontier):
    frontier.discover("soumu", [PAGE], NIGHT)
    assert nights_due(frontier, 60, {9: "B"}) == [0, 3, *range(9, 25), 30, 42]


def test_a_page_whose_link_speaks_of_trouble_is_looked_at_at_growing_intervals(frontier):
    frontier.discover("soumu", [Link(PAGE, None, "システム障害について")], NIGHT)
    assert nights_due(frontier, 80) == [*range(9), *range(9, 18, 2), *range(20, 63, 3), 68]


def test_trouble_of_years_ago_rests(frontier):
    frontier.discover("soumu", [Link(PAGE, "2016-01-19", "システム障害について")], NIGHT)
    assert nights_due(frontier, 10) == [0, 3, 9]


def test_a_link_that_begins_to_speak_of_trouble_makes_its_page_due_at_once(frontier):
    frontier.discover("soumu", [Link(PAGE, None, "お知らせ")], NIGHT)
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    frontier.discover("soumu", [Link(PAGE, None, "お知らせ（障害）")], NIGHT)
    assert due(frontier, NIGHT) == [PAGE]


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        ("2025-04-04T10:00", "2025-04-04T10:00", 0),
        ("2025-04-04T10:00", "2025-04-05T01:00", 1),
        ("2025-04-04T10:00", "2025-04-04T18:30+09:00", 0),  # before it was fetched: what we have is that already
        ("2025-04-04T10:00", "2025-04-04T22:30+09:00", 1),
        ("2025-04-03", "2025-04-04", 1),  # some time that day
        ("2025-04-04", "2025-04-04", 0),
        ("2025-04-04", "2025-04-03", 0),
        ("2025-04-04", None, 0),
        ("2025-04-04", "令和99年", 0),
        (None, "2025-04-05", 1),
        (None, "2025-04-01", 0),
    ],
)
def test_a_newer_date_makes_a_page_due_at_once(frontier, before, after, again):
    frontier.discover("soumu", [Link(PAGE, before)], NIGHT)
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    later = NIGHT + DAY
    assert frontier.discover("soumu", [Link(PAGE, after)], later) == Named(0, again)
    assert due(frontier, later) == [PAGE] * again
    frontier.record(PAGE, "fetched", later, digest="A")
    assert frontier.discover("soumu", [Link(PAGE, after)], later) == Named()


def test_what_is_due_again_is_expected(frontier):
    frontier.discover("soumu", [Link(PAGE, "2025-04-04")], NIGHT)
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    frontier.discover("soumu", [Link(PAGE, "2025-04-05")], NIGHT + DAY)
    assert [day.expected for day in frontier.ledger()] == [1, 1]


def test_what_is_declared_stands_over_what_was_found(frontier):
    frontier.discover("soumu", [PAGE], NIGHT)
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    frontier.discover("soumu", [PAGE], NIGHT, "listing")
    assert frontier.get(PAGE).kind == "listing" and due(frontier, NIGHT) == [PAGE]
    frontier.discover("soumu", [PAGE], NIGHT)
    assert frontier.get(PAGE).kind == "listing"
