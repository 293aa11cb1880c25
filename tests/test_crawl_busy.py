"""A site that asks to be left alone is, for as long as it asks; one that refuses is not asked over and over."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from spiders.frontier import Frontier
from spiders.run import crawl
from tests.loopback import NIGHT, Reply, Web, loopback, options

PAGES = [f"https://one.example/p/{number}" for number in range(30)]


@pytest.fixture
def web():
    with loopback() as web:
        web.links("https://one.example/list", PAGES)
        for page in PAGES:
            web.put(page, "text")
        yield web


def night(web: Web, data: Path, hours: float = 0, names: tuple[str, ...] = ("one",)):
    return crawl(options(web, data, now=NIGHT + timedelta(hours=hours)), names)["one"]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("stated", ["7200", "date"])
def test_who_asks_for_hours_is_left_alone_by_this_run_and_those_within_them(
    web: Web, tmp_path: Path, status: int, stated: str
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True) if stated == "date" else stated
    for page in PAGES:
        web.put(page, status=status, headers={"Retry-After": later})
    night(web, tmp_path)
    assert sum(web.count()[page] for page in PAGES) == 1
    night(web, tmp_path, 1)
    assert sum(web.count()[page] for page in PAGES) == 1 and web.count()["https://one.example/list"] == 1
    for page in PAGES:
        web.put(page, "text")
    assert night(web, tmp_path, 30).fetched >= len(PAGES)


def test_who_asks_for_a_second_is_asked_again_after_it(web: Web, tmp_path: Path) -> None:
    answers = iter([Reply(status=429, headers={"Retry-After": "1"})])
    web.pages[PAGES[0]] = lambda hit: next(answers, Reply("text"))
    assert (night(web, tmp_path).blocked, web.count()[PAGES[0]]) == (0, 2)
    first, second = (hit for hit in web.hits if hit.url == PAGES[0])
    assert second.began - first.ended >= 0.9


@pytest.mark.parametrize("status", [400, 406, 418, 429])
def test_a_refusal_is_not_asked_again_at_once_but_waits_a_day(web: Web, tmp_path: Path, status: int) -> None:
    web.put(PAGES[0], status=status)
    assert (night(web, tmp_path).blocked, web.count()[PAGES[0]]) == (1, 1)
    night(web, tmp_path, 12)
    assert web.count()[PAGES[0]] == 1


def test_what_was_tried_by_a_clock_that_went_ahead_is_due_when_it_is_right_again(web: Web, tmp_path: Path) -> None:
    night(web, tmp_path, 24 * 400)
    web.links("https://one.example/list", [*PAGES, "https://one.example/p/new"])
    web.put("https://one.example/p/new", "text")
    assert night(web, tmp_path).fetched >= 2
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        assert {entry.url for entry in frontier.due("one", NIGHT)} == set()
