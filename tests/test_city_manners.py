"""The loopback city's traps: none is followed far, no host is pressed or waits, and what went wrong is told."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.city import traps
from benchmarks.city.night import NOW, Night, crawled, options
from benchmarks.city.server import Hit, serve
from benchmarks.city.sites import sites
from spiders.frontier import Frontier
from spiders.run import crawl

# How far a trap may lead: calendar months, turns of the relative loop, pages of the list without end, of one site.
MONTHS, TURNS, PAGES = 3, 4, 10
MOST_REQUESTS, MOST_SECONDS = 4_500, 60
STALL = 1.0  # seconds without any request to an ordinary host; a slow page takes twice as long


@pytest.fixture
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return crawled(tmp_path_factory.getbasetemp() / "city")


def test_no_trap_is_followed_far(night: Night) -> None:
    assert max(night.addresses("calendar", r"^/calendar").values()) <= MONTHS
    assert max(night.addresses("relative loop", r"^/(?:a/)+$").values()) <= TURNS
    news = {site.host: re.escape(site.template.lists[0]) for site in sites()}
    for character, most in (("endless list", PAGES), ("declared list", 3)):
        for site, hits in night.hits(character):
            asked = {hit.path for hit in hits if re.match(news[site.host], hit.path)}
            assert len(asked) <= most, f"{site.host} ({site.template.name}): {len(asked)} pages of a list"


def test_a_session_is_no_other_page(night: Night) -> None:
    for site, hits in night.hits("sessions"):
        asked = Counter(re.sub(r";jsessionid=[^?]*|[?&]PHPSESSID=.*", "", hit.path) for hit in hits)
        assert {path: count for path, count in asked.items() if count > 1} == {}, site.host
    assert [url for url in night.outcomes if re.search("sess", url, re.IGNORECASE)] == []


def test_no_private_address_is_asked(night: Night) -> None:
    assert night.city.knocks == []
    assert night.city.strangers == []
    private = [url for url in night.outcomes if not (urlsplit(url).hostname or "").endswith(".example.jp")]
    assert private == []


def test_one_request_at_a_time_on_each_host(night: Night) -> None:
    by_host: dict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(night.city.hits, key=lambda hit: hit.began):
        by_host[hit.host].append(hit)
    overlaps = [(a, b) for hits in by_host.values() for a, b in pairwise(hits) if b.began < a.ended]
    assert not overlaps, f"{len(overlaps)}: {overlaps[:3]}"


def test_no_host_waits_for_another(night: Night) -> None:
    slow = [hit for _, hits in night.hits("slow") for hit in hits if hit.ended - hit.began > traps.SLOW / 2]
    apart = {site.host for site in sites() if site.character in ("slow", "busy", "bursts")}
    others = sorted(hit.began for hit in night.city.hits if hit.host not in apart)
    silent = [after - before for before, after in pairwise(others)]
    assert sum(slow[0].began <= began <= slow[-1].ended for began in others) > 200
    assert max(silent) < STALL, f"{max(silent):.2f} s without a request to an ordinary host"


def test_a_host_that_asks_to_be_left_alone_is(night: Night) -> None:
    assert [hit for _, hits in night.hits("bursts") for hit in hits if hit.status == 403] == []
    for site, hits in night.hits("busy"):
        assert Counter(hit.status for hit in hits)[429 if site.odd else 503] == 2
        waits = [b.began - a.ended for a, b in pairwise(hits) if a.status == 429]
        assert all(wait >= 0.95 for wait in waits), f"{site.host}: {waits}"


def test_what_went_wrong_has_its_state_and_reason(night: Night) -> None:
    for site, hits in night.hits("bad answers"):
        for path, bad in traps.bad_answers().items():
            source, state, reason = night.outcomes[f"https://{site.host}{path}"]
            assert (source, state) == (site.key, bad.state) and bad.reason in reason, f"{path}: {state}, {reason}"
        assert Counter(hit.path for hit in hits)["/bad/error.html"] == 3, "three attempts, then it is the next run's"
    for site, hits in night.hits("closed folder"):
        assert {hit.path for hit in hits}.isdisjoint(traps.CLOSED)
        states = [night.outcomes[f"https://{site.host}{path}"][1:] for path in traps.CLOSED]
        assert states == [("blocked", "robots.txt forbids the address")] * 3


def test_robots_hold_for_pages_that_wait_since_an_earlier_run(tmp_path: Path) -> None:
    # All of a site's pages are then asked for at once, while its robots.txt is still on the way.
    closed = [site for site in sites() if site.character == "closed folder"]
    with serve() as city:
        with Frontier(tmp_path / "frontier.sqlite") as frontier:
            for site in closed:
                frontier.discover(site.key, [f"https://{site.host}{path}" for path in traps.CLOSED], NOW)
        crawl(options(city.at, tmp_path), [site.key for site in closed])
    asked = [f"{hit.host}{hit.path}" for hit in city.hits if hit.path in traps.CLOSED]
    assert not asked, f"{len(asked)} of {len(closed) * len(traps.CLOSED)}: {asked[:5]}"


def test_the_ledger_counts_each_outcome(night: Night) -> None:
    states = ("fetched", "unchanged", "gone", "blocked", "failed")
    came: dict[str, dict[str, int]] = {site.key: dict.fromkeys(states, 0) for site in sites()}
    with Frontier(night.data / "frontier.sqlite") as frontier:
        # A listing that was only a guess, and came to nothing, is no trouble of the source's and counted nowhere.
        guess = "listing is not null and brought is null and state not in ('fetched', 'unchanged')"
        query = f"select source, state, count(*) from url where not ({guess}) group by source, state"
        for source, state, count in frontier._db.execute(query):
            came[source][state] = count
        days = {day.source: {state: getattr(day, state) for state in states} for day in frontier.ledger()}
    assert {source: (days[source], counts) for source, counts in came.items() if days[source] != counts} == {}


def test_the_crawl_keeps_within_its_budget(night: Night) -> None:
    assert len(night.city.hits) <= MOST_REQUESTS
    assert night.seconds <= MOST_SECONDS
