"""A site that has moved, or part of it: nothing of another's is kept, and what the matter is is said."""

from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from spiders.frontier import Frontier
from spiders.run import crawl
from tests.loopback import NIGHT, Reply, Web, loopback, options

LIST, PAGE, AWAY = "https://one.example/list", "https://one.example/p/0", "https://elsewhere.example/x"
TOWN = "https://town.example"
DAY = timedelta(days=1)


@pytest.fixture
def web():
    with loopback() as web:
        yield web


def night(web: Web, data: Path, number: int = 0, source: str = "one"):
    return crawl(options(web, data, now=NIGHT + number * DAY), [source])[source]


def problem(data: Path) -> str | None:
    with Frontier(data / "frontier.sqlite") as frontier:
        return list(frontier.ledger())[-1].problem


def test_a_page_that_redirects_off_the_site_is_gone_from_it(web: Web, tmp_path: Path) -> None:
    web.links(LIST, [PAGE])
    web.put(PAGE, status=302, headers={"Location": AWAY})
    web.put(AWAY, "another's page")
    assert night(web, tmp_path).gone == 1
    assert list(Archive(tmp_path / "archive").captures()) == []
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        (one,) = frontier.unanswered()
    assert (one.url, one.state, one.reason) == (PAGE, "gone", f"redirects off the site, to {AWAY}")
    night(web, tmp_path, 3)
    assert web.count()[PAGE] == 1, "it is looked at again after a week"


def test_a_listing_that_redirects_off_the_site_has_moved(web: Web, tmp_path: Path) -> None:
    web.put(LIST, status=301, headers={"Location": AWAY})
    web.links(AWAY, [PAGE])
    assert (night(web, tmp_path).failed, web.count()[PAGE]) == (1, 0)
    told = problem(tmp_path)
    assert told and told.startswith(f"moved: {LIST}: Moved: ") and AWAY in told
    web.links(LIST, [])
    web.put(LIST, "<a href='/p/0'>p</a>")
    night(web, tmp_path, 1)
    assert problem(tmp_path) is None


@pytest.mark.parametrize(
    "refresh", ["0; URL=index.html", "5;url='/index.html'", " 1 ; url = https://town.example/index.html"]
)
def test_a_home_page_that_only_sends_on_is_followed_each_night(web: Web, tmp_path: Path, refresh: str) -> None:
    page = f'<meta http-equiv="Refresh" content="{refresh}"><a href="index.html">こちら</a>'
    web.put(TOWN + "/", page, headers={"ETag": '"sent"'})
    web.put(TOWN + "/index.html", "<a href='/n/1.html'>マイナンバーカードのシステム障害</a><a href='/m'>桜まつり</a>")
    web.put(TOWN + "/n/1.html", "本文")
    night(web, tmp_path, 0, "town")
    web.pages[TOWN + "/"] = Reply(status=304)
    web.put(TOWN + "/index.html", "<a href='/n/2.html'>戸籍システムの停止</a>")
    web.put(TOWN + "/n/2.html", "本文")
    night(web, tmp_path, 1, "town")
    assert web.count()[TOWN + "/n/1.html"] and web.count()[TOWN + "/n/2.html"] and problem(tmp_path) is None
    assert TOWN + "/m" not in web.count()


def test_a_home_page_that_sends_off_the_site_has_moved(web: Web, tmp_path: Path) -> None:
    web.put(TOWN + "/", f'<meta http-equiv="refresh" content="0;url={AWAY}">')
    night(web, tmp_path, 0, "town")
    assert (problem(tmp_path) or "").startswith(f"moved: {TOWN}/: Moved: ")
    assert AWAY not in web.count()


def test_a_list_that_was_found_and_is_gone_is_no_trouble_while_the_home_page_is_well(web: Web, tmp_path: Path) -> None:
    web.put(TOWN + "/", "<a href='/oshirase/'>お知らせ一覧</a>")
    web.put(TOWN + "/oshirase/", "<a href='/n/1.html'>マイナンバーカードのシステム障害</a>")
    web.put(TOWN + "/n/1.html", "本文")
    first = night(web, tmp_path, 0, "town")
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        (day,) = frontier.ledger()
    assert (first.fetched, day.fetched, day.discovered, day.expected) == (3, 3, 3, 3), "a guess counts when it answers"
    web.pages.pop(TOWN + "/oshirase/")
    for number in (1, 2):
        night(web, tmp_path, number, "town")
        assert problem(tmp_path) is None
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        assert [(one.state, one.proven) for one in frontier.remembered("town")] == [("gone", False)]
    web.put(TOWN + "/", status=404)
    night(web, tmp_path, 3, "town")
    assert (problem(tmp_path) or "").startswith(f"moved: {TOWN}/: HTTP 404")


def test_a_listing_behind_a_challenge_is_blocked(web: Web, tmp_path: Path) -> None:
    web.put(LIST, "<html><head><title>Just a moment...</title></head></html>")
    assert night(web, tmp_path).blocked == 1
    assert (problem(tmp_path) or "").startswith(f"blocked: {LIST}: Blocked: ")
