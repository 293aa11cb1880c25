"""One crawl over the loopback city: every planted notice comes once and is read right, and nothing else comes."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from archive import Archive
from benchmarks.city import words
from benchmarks.city.night import Night, crawled
from benchmarks.city.notices import DECOY, Notice, address, notices
from benchmarks.city.sites import CHARACTERS, sites
from benchmarks.city.templates import templates
from records import Article
from spiders.extract import extract
from spiders.subject import subject

PLANTED = [notice for site in sites() for notice in notices(site)]
PLACES = sorted({notice.place for notice in PLANTED})


@pytest.fixture
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return crawled(tmp_path_factory.getbasetemp() / "city")


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
