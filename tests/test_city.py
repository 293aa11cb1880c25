"""One crawl over the loopback city: every planted notice comes once and is read right, and no trap holds the crawl."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest

from archive import Archive
from benchmarks.city import traps, words
from benchmarks.city.notices import DECOY, Notice, address, notices
from benchmarks.city.server import City, Hit, serve
from benchmarks.city.sites import CHARACTERS, Site, sites
from benchmarks.city.templates import templates
from records import Article, Capture
from spiders.extract import extract
from spiders.frontier import Frontier
from spiders.run import CrawlOptions, crawl
from spiders.subject import subject
from tests.loopback import NIGHT

# How far a trap may lead: calendar months, turns of the relative loop, pages of the list without end, of one site.
MONTHS, TURNS, PAGES = 3, 4, 10
MOST_REQUESTS, MOST_SECONDS = 4_500, 60
STALL = 1.0  # seconds without any request to an ordinary host; a slow page takes twice as long
PLANTED = [notice for site in sites() for notice in notices(site)]
PLACES = sorted({notice.place for notice in PLANTED})


def options(city: City, data: Path) -> CrawlOptions:
    return CrawlOptions(data, pause=0, timeout=10, now=NIGHT, replay=city.at, package="benchmarks.city.sources")


@dataclass(repr=False)
class Night:
    city: City
    data: Path
    seconds: float

    @cached_property
    def captures(self) -> list[Capture]:
        return list(Archive(self.data / "archive").captures())

    @cached_property
    def kept(self) -> Counter[str]:
        return Counter(capture.url for capture in self.captures)

    @cached_property
    def outcomes(self) -> dict[str, tuple[str, str, str]]:
        with Frontier(self.data / "frontier.sqlite") as frontier:
            rows = frontier._db.execute("select url, source, state, reason from url").fetchall()
        return {url: (source, state, reason or "") for url, source, state, reason in rows}

    def hits(self, character: str) -> Iterator[tuple[Site, list[Hit]]]:
        for site in sites():
            if site.character == character:
                yield site, [hit for hit in self.city.hits if hit.host == site.host]

    def deepest(self, character: str, path: str) -> dict[str, int]:
        """How many addresses of a trap were asked for, by host."""
        found = {
            site.host: {hit.path for hit in hits if re.search(path, hit.path)} for site, hits in self.hits(character)
        }
        return {host: len(asked) for host, asked in found.items()}


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    data = tmp_path_factory.mktemp("city")
    with serve() as city:
        began = monotonic()
        crawl(options(city, data))
        seconds = monotonic() - began
    print(f"\nthe city: {len(city.hits)} requests in {seconds:.1f} s, {len(city.hits) / seconds:.0f} a second")
    yield Night(city, data, seconds)


def test_the_city_holds_what_it_promises() -> None:
    assert Counter(site.template.name for site in sites()) == {template.name: 15 for template in templates()}
    assert Counter(site.character for site in sites()) == dict.fromkeys(CHARACTERS, 20)
    about = re.compile(subject())
    others = (*words.DECOYS, *words.MENU, *words.NEWS_LISTS, *words.PRESS_LISTS, *words.ONWARD)
    assert [text for text in others if about.search(text)] == []
    assert [story.title for story in words.STORIES if not about.search(story.title)] == []


@pytest.mark.parametrize("place", PLACES)
def test_every_planted_notice_is_kept_once(night: Night, place: str) -> None:
    wanted = [notice for notice in PLANTED if notice.place == place]
    wrong = {notice.url: night.kept[notice.url] for notice in wanted if night.kept[notice.url] != 1}
    of = dict(Counter(notice.site.template.name for notice in wanted if notice.url in wrong))
    assert not wrong, f"named on {place}: {len(wrong)} of {len(wanted)} not kept once, by template {of}: {wrong}"


@pytest.mark.parametrize("template", [template.name for template in templates()])
def test_what_is_kept_is_read_right(night: Night, template: str) -> None:
    by_url = {notice.url: notice for notice in PLANTED if notice.site.template.name == template}
    archive = Archive(night.data / "archive")
    wrong = {}
    for capture in night.captures:
        if notice := by_url.get(capture.url):
            found = extract(archive.read(capture))
            if differs := differences(notice, found.articles[0]) if found.articles else [found.reason]:
                wrong[capture.url] = differs
    assert not wrong, f"{len(wrong)} of {len(by_url)} read wrong: {dict(list(wrong.items())[:5])}"


def differences(notice: Notice, article: Article) -> list[object]:
    states, names_office = notice.site.template.states, notice.site.template.names_office
    expected: dict[str, object] = {
        "title": notice.title,
        "published_at": notice.published.isoformat() if "published" in states else None,
        "updated_at": notice.updated.isoformat() if "updated" in states else None,
        "office": notice.office if names_office else None,
    }
    found = {name: getattr(article, name) for name in expected}
    found |= {name: value[:10] for name in ("published_at", "updated_at") if (value := found[name])}
    lines = article.text.splitlines()
    differs: list[object] = [(name, found[name], expected[name]) for name in expected if found[name] != expected[name]]
    return differs if tuple(lines) == notice.lines else [*differs, set(lines) ^ set(notice.lines) or lines]


def test_no_decoy_is_asked_for(night: Night) -> None:
    decoys = {(site.host, address(site, number)) for site in sites() for number in range(5000, 6000)}
    asked = [f"{hit.host}{hit.path}" for hit in night.city.hits if (hit.host, hit.path) in decoys]
    assert not asked, f"{len(asked)}: {asked[:10]}"


def test_nothing_is_kept_but_notices_and_what_bears_their_words(night: Night) -> None:
    others = night.kept.keys() - {notice.url for notice in PLANTED}
    assert [url for url in others if not re.search(r"/calendar\?ym=|/(?:a/)+$", url)] == []
    assert [url for url in others if re.search(DECOY, urlsplit(url).path)] == []


def test_no_trap_is_followed_far(night: Night) -> None:
    assert max(night.deepest("calendar", r"^/calendar").values()) <= MONTHS
    assert max(night.deepest("relative loop", r"^/(?:a/)+$").values()) <= TURNS
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


def test_the_ledger_counts_each_outcome(night: Night) -> None:
    came: dict[str, Counter[str]] = defaultdict(Counter)
    for source, state, _ in night.outcomes.values():
        came[source][state] += 1
    with Frontier(night.data / "frontier.sqlite") as frontier:
        days = list(frontier.ledger())
    assert len(days) == len(sites())
    states = ("fetched", "unchanged", "gone", "blocked", "failed")
    assert {day.source: {state: getattr(day, state) for state in states} for day in days} == {
        source: {state: counts[state] for state in states} for source, counts in came.items()
    }
    assert sum(counts["new"] for counts in came.values()) == 0


def test_the_crawl_keeps_within_its_budget(night: Night) -> None:
    assert len(night.city.hits) <= MOST_REQUESTS
    assert night.seconds <= MOST_SECONDS
