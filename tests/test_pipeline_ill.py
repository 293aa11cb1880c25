"""A source that no longer brings what it did is named by the night, shown with the reason, and can be tried again."""

from datetime import timedelta
from pathlib import Path

import pytest

from settings import Settings
from stages.nightly import nightly
from tests.loopback import NIGHT, Reply, Web, loopback
from tests.whole import run

FEED = "https://www.mhlw.go.jp/stf/news.rdf"
PAGES = [f"https://www.mhlw.go.jp/stf/newpage_{number}.html" for number in range(50000, 50003)]
TEXT = (
    "<main><h1>オンライン資格確認の障害について</h1><div class='l-contentMain'>"
    "<p>障害は令和7年4月4日に発生し、調べています。</p></div></main>"
)


def rss(*urls: str) -> Reply:
    items = "".join(f"<item><title>お知らせ</title><link>{url}</link></item>" for url in urls)
    return Reply(f"<rss version='2.0'><channel>{items}</channel></rss>", headers={"Content-Type": "text/xml"})


@pytest.fixture
def web():
    with loopback() as web:
        web.pages[FEED] = rss(*PAGES)
        for page in PAGES:
            web.put(page, TEXT + page)
        yield web


def night(web: Web, data: Path, number: int) -> list[str]:
    settings = Settings(data=data, replay=web.at, pause=0, sources_on=["mhlw"], workers=1)
    return nightly(settings, now=NIGHT + timedelta(days=number)).problems


@pytest.mark.parametrize(
    ("answer", "finding", "why"),
    [
        (Reply(status=404), "moved", "HTTP 404"),
        (Reply(status=403), "blocked", "HTTP 403"),
        (Reply(status=500), "failing", "HTTP 500"),
        (Reply("<html><body>引っ越しました</body></html>"), "moved", "an HTML page came"),
        (Reply("<html><head><title>Just a moment...</title></head></html>"), "blocked", "challenge"),
        (rss(), "zero items", "lists nothing"),
    ],
)
def test_a_night_names_a_source_whose_listing_is_ill(web: Web, tmp_path: Path, answer: Reply, finding, why) -> None:
    assert night(web, tmp_path, 0) == []
    web.pages[FEED] = answer
    (problem,) = night(web, tmp_path, 1)
    assert problem.startswith(f"mhlw: {finding}: ") and why in problem and FEED in problem
    (row,) = run("--data", tmp_path, "sources", "--ill", "--json").rows
    assert (row["source"], row["finding"]) == ("mhlw", finding)
    web.pages[FEED] = rss(*PAGES)
    assert night(web, tmp_path, 2) == []


def test_one_page_that_fails_is_counted_and_no_trouble_and_can_be_tried_again(web: Web, tmp_path: Path) -> None:
    web.pages[PAGES[1]] = Reply(status=403)
    assert night(web, tmp_path, 0) == []
    shown = run("--data", tmp_path, "sources", "mhlw", "--json")
    assert shown.code == 0
    assert [(row["address"], row["state"]) for row in shown.rows if "address" in row] == [(PAGES[1], "blocked")]
    before = web.count()[PAGES[1]]
    night(web, tmp_path, 0)
    assert web.count()[PAGES[1]] == before, "it waits a day"
    assert "due_again 1" in run("--data", tmp_path, "sources", "mhlw", "--retry").out
    web.put(PAGES[1], TEXT)
    night(web, tmp_path, 0)
    assert web.count()[PAGES[1]] == before + 1
    assert run("--data", tmp_path, "sql", "select parsed, new, blocked from source_day", "--json").rows == [
        {"parsed": 3, "new": 3, "blocked": 1}
    ]


def test_retry_asks_for_names_or_takes_those_that_are_ill(web: Web, tmp_path: Path) -> None:
    web.pages[PAGES[1]] = Reply(status=403)
    assert night(web, tmp_path, 0) == []
    without = run("--data", tmp_path, "sources", "--retry")
    assert without.code == 2 and "--ill" in without.err
    assert "no source looks ill" in run("--data", tmp_path, "sources", "--ill").out
    (ended,) = run("--data", tmp_path, "sources", "--ill", "--retry", "--json").rows
    assert ended["counts"]["due_again"] == 0, "one page that was refused does not make a source ill"
    web.pages[FEED] = Reply(status=403)
    assert night(web, tmp_path, 1)
    source, *addresses, ended = run("--data", tmp_path, "sources", "--ill", "--retry", "--json").rows
    assert source["source"] == "mhlw" and {row["source"] for row in addresses} == {"mhlw"}
    assert ended["counts"]["due_again"] == len(addresses) == 2


def test_an_unknown_source_is_told(tmp_path: Path) -> None:
    ended = run("--data", tmp_path, "sources", "nosuch", "--retry")
    assert ended.code == 2 and "nosuch" in ended.err
