"""The frontier knows what is due, gives every source its turn, and counts each day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from records import SourceDay
from spiders.frontier import Frontier

NIGHT = datetime(2025, 4, 4, 17, 30, tzinfo=UTC)  # 02:30 on the 5th in Japan
DAY = timedelta(days=1)


@dataclass
class Link:
    url: str
    date: str | None = None
    title: str | None = None


@pytest.fixture
def frontier(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        yield frontier


def due(frontier, now=NIGHT, source=None, limit=None):
    return [entry.url for entry in frontier.due(source, now, limit)]


def test_an_address_is_new_once(frontier):
    assert frontier.discover("soumu", ["https://a/1", "https://a/2", "https://a/1"], NIGHT).new == 2
    assert frontier.discover("digital", ["https://a/2", "https://a/3"], NIGHT).new == 1
    entry = frontier.get("https://a/2")
    assert (entry.source, entry.kind, entry.state) == ("soumu", "page", "new")
    assert frontier.get("https://a/unknown") is None


def test_what_was_tried_is_due_again_when_its_time_has_come(frontier):
    frontier.discover("soumu", ["https://a/1"], NIGHT)
    assert due(frontier) == ["https://a/1"]
    frontier.record("https://a/1", "fetched", NIGHT, status=200, digest="sha1:A", etag='"1"', last_modified="Fri")
    assert due(frontier, NIGHT + 3 * DAY - timedelta(hours=1)) == []
    assert due(frontier, NIGHT + 3 * DAY) == ["https://a/1"]
    entry = frontier.get("https://a/1")
    assert (entry.state, entry.etag, entry.last_modified, entry.digest) == ("fetched", '"1"', "Fri", "sha1:A")


def test_an_unchanged_page_keeps_what_a_conditional_request_needs(frontier):
    frontier.discover("soumu", ["https://a/1"], NIGHT)
    frontier.record("https://a/1", "fetched", NIGHT, digest="sha1:A", etag='"1"')
    frontier.record("https://a/1", "unchanged", NIGHT + DAY, status=304)
    frontier.record("https://a/1", "failed", NIGHT + 2 * DAY, reason="timeout")
    entry = frontier.get("https://a/1")
    assert (entry.state, entry.failures, entry.etag, entry.digest) == ("failed", 1, '"1"', "sha1:A")
    frontier.record("https://a/1", "fetched", NIGHT + 3 * DAY, digest="sha1:B")
    entry = frontier.get("https://a/1")
    assert (entry.failures, entry.etag, entry.digest) == (0, None, "sha1:B")


def test_failures_in_a_row_wait_longer_and_a_site_may_ask_for_more(frontier):
    frontier.discover("soumu", ["https://a/1"], NIGHT)
    for _ in range(3):
        frontier.record("https://a/1", "failed", NIGHT)
    assert due(frontier, NIGHT + timedelta(hours=3)) == []
    assert due(frontier, NIGHT + timedelta(hours=4)) == ["https://a/1"]
    frontier.record("https://a/1", "blocked", NIGHT, status=429, not_before=NIGHT + 40 * DAY)
    assert due(frontier, NIGHT + 39 * DAY) == []
    assert due(frontier, NIGHT + 40 * DAY) == ["https://a/1"]


def test_listings_come_first_then_standing_notices_then_the_freshest_pages(frontier):
    pages = [Link("old", "2024-01-01"), Link("tonight"), Link("april", "2025-04-01T09:00"), Link("odd", "令和99年")]
    frontier.discover("soumu", pages, NIGHT)
    frontier.discover("soumu", ["notice"], NIGHT, "standing")
    frontier.discover("soumu", ["list"], NIGHT, "listing")
    assert due(frontier) == ["list", "notice", "tonight", "odd", "april", "old"]


def test_sources_take_turns(frontier):
    frontier.discover("asahi", [f"a{n}" for n in range(40)], NIGHT)
    frontier.discover("soumu", ["s0", "s1"], NIGHT)
    frontier.discover("lg:131067", ["t0"], NIGHT)
    assert due(frontier, limit=7) == ["a0", "t0", "s0", "a1", "s1", "a2", "a3"]
    assert due(frontier, source="soumu") == ["s0", "s1"]
    assert len(due(frontier)) == 43


def test_recording_while_choosing_gives_everything_once(frontier):
    frontier.discover("asahi", [f"a{n}" for n in range(100)], NIGHT)
    seen = []
    for entry in frontier.due(None, NIGHT):
        seen.append(entry.url)
        frontier.record(entry.url, "fetched", NIGHT, digest="x")
        if len(seen) == 50:
            frontier.discover("asahi", [Link("late", "2020-01-01")], NIGHT)
    assert sorted(seen) == sorted([*(f"a{n}" for n in range(100)), "late"])


def test_the_ledger_counts_days_of_japan(frontier):
    frontier.discover("soumu", ["list"], NIGHT, "listing")
    frontier.expect(NIGHT)
    frontier.record("list", "fetched", NIGHT, digest="x")
    frontier.discover("soumu", ["1", "2", "3", "4"], NIGHT)
    for url, state in [("1", "fetched"), ("2", "gone"), ("3", "blocked")]:
        frontier.record(url, state, NIGHT)
    (day,) = frontier.ledger()
    assert day == SourceDay("soumu", "2025-04-05", 5, 5, fetched=2, new=1, gone=1, blocked=1)
    frontier.expect(NIGHT + timedelta(minutes=1))  # started again after a kill: one is left to do
    assert next(frontier.ledger()).expected == 5
    frontier.record("4", "failed", NIGHT + DAY)
    frontier.record("list", "unchanged", NIGHT + DAY)
    assert list(frontier.ledger())[1:] == [SourceDay("soumu", "2025-04-06", unchanged=1, failed=1)]
    assert len(list(frontier.ledger())) == 2


def test_calls_in_a_batch_last_together_or_not_at_all(frontier):
    with pytest.raises(KeyError), frontier.batch():
        frontier.discover("soumu", ["1"], NIGHT)
        frontier.record("1", "fetched", NIGHT, digest="x")
        raise KeyError
    assert due(frontier) == [] and list(frontier.ledger()) == []


def test_an_address_never_discovered_needs_a_source(frontier):
    with pytest.raises(ValueError, match="https://a/x is not in the frontier"):
        frontier.record("https://a/x", "failed", NIGHT)
    frontier.record("https://a/x", "failed", NIGHT, source="soumu")
    assert frontier.get("https://a/x").source == "soumu"
