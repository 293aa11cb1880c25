"""Layouts by date: a page is read as its site was laid out on its day, else as on another day, else it failed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from records import Extraction, Page
from spiders import registry
from spiders.extract import extract
from spiders.fields import Fields, in_turn
from spiders.registry import sites

NOW = Fields(title="h1", body="div.now")
THEN = Fields(title="h1", body="div.then", until="2024-03-31")
FIRST = Fields(title="h2", body="div.first", until="2020-12-31")
ALL = (NOW, THEN, FIRST)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (None, NOW),
        ("2026-01-01", NOW),
        ("2024-04-01", NOW),
        ("2024-03-31", THEN),
        ("2021-01-01", THEN),
        ("2020-12-31", FIRST),
        ("2016-01-18", FIRST),
    ],
)
def test_the_layout_of_the_day_comes_first_and_none_is_left_out(day: str | None, first: Fields) -> None:
    turn = in_turn(ALL, day)
    assert turn[0] is first and set(turn) == set(ALL) and len(turn) == len(ALL)


def test_one_layout_is_tried_whatever_the_day() -> None:
    assert in_turn(NOW, None) == in_turn(NOW, "1999-01-01") == (NOW,)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Give a function that reads a page of piyolog laid out in three ways over the years."""
    site = replace(sites()["piyolog"], page=ALL)
    monkeypatch.setattr(registry, "sites", lambda: {"piyolog": site})

    def page(box: str, at: datetime | None) -> Extraction:
        html = f"<h1>窓口の障害</h1><h2>見出し</h2><div class='{box}'><p>端末が使えず、証明書を出せない。</p></div>"
        return extract(Page("https://piyolog.hatenadiary.jp/entry/a", html.encode(), source="piyolog", captured_at=at))

    return page


def test_by_its_day_without_a_remark(read) -> None:  # type: ignore[no-untyped-def]
    found = read("first", datetime(2016, 1, 18, tzinfo=UTC))
    assert (found.outcome, found.reason, found.articles[0].title) == ("parsed", None, "見出し")


def test_the_day_is_japans(read) -> None:  # type: ignore[no-untyped-def]
    assert read("then", datetime(2024, 3, 31, 14, 59, tzinfo=UTC)).reason is None
    assert "until 2024-03-31" in (read("then", datetime(2024, 3, 31, 15, 0, tzinfo=UTC)).reason or "")


def test_another_layout_that_fits_is_named(read) -> None:  # type: ignore[no-untyped-def]
    found = read("then", datetime(2026, 1, 1, tzinfo=UTC))
    assert found.outcome == "parsed" and "layout until 2024-03-31" in (found.reason or "")
    assert "present layout" in (read("now", datetime(2016, 1, 18, tzinfo=UTC)).reason or "")
    assert "layout until 2020-12-31" in (read("first", None).reason or "")


def test_when_none_fits_the_layout_changed(read) -> None:  # type: ignore[no-untyped-def]
    found = read("other", None)
    assert found.outcome == "layout_changed" and "no other of its 3 layouts" in (found.reason or "")
