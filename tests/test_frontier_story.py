"""A page that tells of an outage is looked at within hours, then at growing intervals, until the end has stood."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from sqlite3 import connect

import pytest

from records import SourceDay
from spiders.frontier import Filters, Frontier, Telling

NIGHT = datetime(2025, 4, 4, 13, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PAGE, LIST = "https://a/1", "https://a/list"


@dataclass
class Link:
    url: str
    title: str | None = None
    date: str | None = None


@pytest.fixture
def frontier(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        yield frontier


def hours_due(frontier, hours, changes=()):
    """The hours at which the page was due in a crawl every hour; at those of `changes` its bytes are new."""
    found = []
    for hour in range(hours):
        now = NIGHT + hour * HOUR
        if PAGE in [entry.url for entry in frontier.due(None, now)]:
            found.append(hour)
            digest = str(sum(change <= hour for change in changes))
            state = "unchanged" if digest == frontier.get(PAGE).digest else "fetched"
            frontier.record(PAGE, state, now, digest=digest)
    return found


def test_the_first_day_of_an_outage(frontier):
    frontier.discover("soumu", [Link(PAGE, "カード管理システムの障害について")], NIGHT)
    assert hours_due(frontier, 36) == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 21, 24, 27, 31, 35]


def test_a_change_brings_the_next_look_near_again(frontier):
    frontier.discover("soumu", [Link(PAGE, "カード管理システムの障害について")], NIGHT)
    looked = hours_due(frontier, 56, changes=[40])
    assert looked[looked.index(40) :] == [40, 42, 44, 46, 48, 50, 52, 54]


def test_what_reading_tells_wins_over_silent_words(frontier):
    frontier.discover("soumu", [Link(PAGE, "お知らせ")], NIGHT)
    frontier.discover("soumu", [LIST], NIGHT, "listing")
    for url in (PAGE, LIST):
        frontier.record(url, "fetched", NIGHT, digest="A")
    assert list(frontier.due(None, NIGHT + 19 * HOUR)) == []
    assert frontier.tell([Telling(PAGE, "open", NIGHT), Telling("https://elsewhere/", "open", NIGHT)]) == 1
    assert [entry.url for entry in frontier.due(None, NIGHT + 2 * HOUR)] == [LIST, PAGE]
    frontier.record(LIST, "unchanged", NIGHT + 2 * HOUR)
    assert LIST in [entry.url for entry in frontier.due(None, NIGHT + 4 * HOUR)], "a source in trouble is asked often"
    assert frontier.tell([Telling(PAGE, "open", NIGHT)]) == 0


def test_two_weeks_after_the_end_it_rests(frontier):
    frontier.discover("soumu", [PAGE], NIGHT)
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    frontier.tell([Telling(PAGE, "over", NIGHT)])
    frontier.record(PAGE, "unchanged", NIGHT + 13 * DAY)
    assert frontier.get(PAGE) and [e.url for e in frontier.due(None, NIGHT + 15 * DAY)] == [PAGE]
    frontier.record(PAGE, "unchanged", NIGHT + 15 * DAY)
    assert list(frontier.due(None, NIGHT + 20 * DAY)) == []


def test_standing_notices_are_due_in_every_run(frontier):
    frontier.discover("jpki", [PAGE], NIGHT, "standing")
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    assert list(frontier.due(None, NIGHT)) == []
    assert [entry.url for entry in frontier.due(None, NIGHT + HOUR)] == [PAGE]


def test_the_day_tells_new_pages_from_changed_ones_and_what_is_wrong_with_a_listing(frontier):
    frontier.discover("soumu", [LIST], NIGHT, "listing")
    frontier.discover("soumu", [PAGE, "https://a/2"], NIGHT)
    frontier.record(LIST, "failed", NIGHT, reason="Zero items: nothing")
    assert next(frontier.ledger()).problem == f"zero items: {LIST}: Zero items: nothing"
    frontier.record(LIST, "fetched", NIGHT, digest="L")
    frontier.record(PAGE, "fetched", NIGHT, digest="A")
    frontier.record("https://a/2", "fetched", NIGHT, digest="B")
    frontier.record(PAGE, "fetched", NIGHT, digest="C")
    (day,) = frontier.ledger()
    assert day == SourceDay("soumu", "2025-04-04", discovered=3, expected=3, fetched=4, new=2, changed=1, failed=1)


def test_what_brought_nothing_is_seen_and_made_due_again(frontier):
    frontier.discover("soumu", [PAGE, "https://a/2", "https://a/3"], NIGHT)
    frontier.discover("digital", ["https://b/1"], NIGHT)
    frontier.record(PAGE, "gone", NIGHT, status=404, reason="HTTP 404")
    frontier.record("https://a/2", "failed", NIGHT + HOUR, reason="no answer")
    frontier.record("https://a/3", "fetched", NIGHT, digest="A")
    frontier.record("https://b/1", "blocked", NIGHT, status=403, reason="HTTP 403")
    found = list(frontier.unanswered())
    assert (found[0].url, found[0].state, found[0].reason) == ("https://a/2", "failed", "no answer")
    assert {one.url for one in found} == {PAGE, "https://a/2", "https://b/1"}
    assert {one.url for one in frontier.unanswered(Filters(("digital",)))} == {"https://b/1"}
    assert len(list(frontier.unanswered(Filters(limit=2)))) == 2
    assert frontier.retry(Filters(("soumu",)), NIGHT + HOUR) == 2
    assert {entry.url for entry in frontier.due(None, NIGHT + HOUR)} == {PAGE, "https://a/2"}
    assert {one.next_due for one in frontier.unanswered(Filters(("soumu",)))} == {None}


VERSION_1 = """
create table url (id integer primary key, url text not null unique, source text not null, kind text not null,
  state text not null default 'new', first_seen integer not null, last_seen integer not null, last_tried integer,
  fresh_from integer not null, next_due integer not null, stated integer, watched integer not null default 0,
  calm integer not null default 0, failures integer not null default 0, last_status integer, reason text, etag text,
  last_modified text, digest text, archive_file text, archive_end integer);
create index url_due on url (source, kind, next_due);
create table source_day (source text not null, day text not null, expected integer not null default 0,
  discovered integer not null default 0, fetched integer not null default 0, unchanged integer not null default 0,
  gone integer not null default 0, blocked integer not null default 0, failed integer not null default 0,
  primary key (source, day)) without rowid;
create table archived (file text primary key, known_end integer not null) without rowid;
insert into url (url, source, kind, state, first_seen, last_seen, last_tried, fresh_from, next_due, watched, digest)
  values ('https://a/1', 'soumu', 'page', 'fetched', 1, 1, 1, 1, 2, 1, 'A');
insert into source_day (source, day, fetched) values ('soumu', '2025-04-03', 7);
pragma user_version = 1;
"""


def test_a_frontier_of_the_version_before_is_brought_up_to_date(tmp_path):
    path = tmp_path / "frontier.sqlite"
    with connect(path) as db:
        db.executescript(VERSION_1)
    db.close()
    for _ in range(2):
        with Frontier(path) as frontier:
            assert frontier.get(PAGE).digest == "A"
            assert list(frontier.ledger()) == [SourceDay("soumu", "2025-04-03", fetched=7)]
    with connect(path) as db, connect(tmp_path / "new.sqlite") as fresh:
        Frontier(tmp_path / "new.sqlite").close()
        columns = "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'"
        assert set(db.execute(columns)) == set(fresh.execute(columns))
        indexes = "select name from sqlite_master where type = 'index'"
        assert set(db.execute(indexes)) == set(fresh.execute(indexes))
