"""Listings that are bombs, or far too long, cost the run nothing but themselves, and are counted and told."""

import gzip
import logging
from pathlib import Path

import pytest

from archive import Archive
from spiders.run import crawl
from tests.loopback import Web, loopback, options

ENTITIES = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FEED = ENTITIES + "]><rss version='2.0'><channel><item><title>&i;</title><link>/p/1</link></item></channel></rss>"
SITEMAP = ENTITIES + "]><urlset><url><loc>https://tree.example/p/&i;</loc></url></urlset>"


@pytest.fixture
def web():
    with loopback() as web:
        yield web


@pytest.mark.parametrize(
    ("source", "url", "body", "told"),
    [
        ("feed", "https://feed.example/rss", FEED, "defines entities"),
        ("tree", "https://tree.example/sitemap.xml", SITEMAP, "defines entities"),
        ("tree", "https://tree.example/sitemap.xml", gzip.compress(bytes(60_000_000)), "Too large"),
    ],
    ids=["feed", "sitemap", "gzip"],
)
def test_a_bomb_is_refused_and_told(web: Web, tmp_path: Path, caplog, source: str, url: str, body, told: str) -> None:
    web.put(url, body, headers={"Content-Type": "application/xml"})
    with caplog.at_level(logging.WARNING):
        day = crawl(options(web, tmp_path, timeout=30.0), [source])[source]
    assert (day.failed, day.discovered) == (1, 1)  # the listing itself
    assert [told in record.getMessage() for record in caplog.records] == [True]


def test_of_a_feed_of_a_hundred_thousand_entries_the_first_are_followed(web: Web, tmp_path: Path, caplog) -> None:
    wanted = [f"<item><link>https://feed.example/p/{number}</link></item>" for number in range(3)]
    others = [f"<item><link>https://feed.example/other/{number}</link></item>" for number in range(99_997)]
    late = ["<item><link>https://feed.example/p/late</link></item>"]
    web.put(
        "https://feed.example/rss", f"<rss version='2.0'><channel>{''.join(wanted + others + late)}</channel></rss>"
    )
    for number in range(3):
        web.put(f"https://feed.example/p/{number}", "text")
    with caplog.at_level(logging.WARNING):
        day = crawl(options(web, tmp_path, timeout=30.0), ["feed"])["feed"]
    assert (day.fetched, day.failed) == (4, 0)
    assert len(list(Archive(tmp_path / "archive").captures())) == 3
    assert any("100001 entries" in record.getMessage() for record in caplog.records)
