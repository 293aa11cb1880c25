"""Changes of wording and what they were, on pages kept, extracted and read as every night."""

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from settings import Settings
from stages.annotate import annotate
from stages.extract import extract
from tests.landed import NIGHT
from warehouse import schema
from warehouse.store import Warehouse

GOLD = Path(__file__).parent / "gold" / "changes.jsonl"
CASES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
SITE = "https://www.city.kitahama.example.jp/"
OFFICE = "<p>掲載日：2025年4月4日</p>"


def page(title: str, text: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><body><h1>{title}</h1>{OFFICE}<div>{lines}</div></body></html>".encode()


def keep(settings: Settings, pages: dict[str, bytes], night: int) -> None:
    with Archive(settings.archive).writer("a test", None) as writer:
        for name, body in pages.items():
            headers = [("Content-Type", "text/html; charset=utf-8")]
            writer.keep(SITE + name, f"host:{SITE[8:-1]}", NIGHT + timedelta(hours=night), 200, headers, body)


def changes(settings: Settings, query: str) -> list[tuple[object, ...]]:
    extract(settings)
    annotate(settings)
    with Warehouse.open(settings.warehouse) as warehouse:
        for view in schema.views().values():
            warehouse.run(f"create or replace temp view {view.name} as {view.select}")
        return warehouse.rows(query)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("data"), workers=1)
    keep(settings, {case["id"]: page(case["title"], case["before"]) for case in CASES}, 0)
    keep(settings, {case["id"]: page(case["title_after"], case["after"]) for case in CASES}, 1)
    found = changes(settings, "select url, class, classes from revision_change")
    return {url.removeprefix(SITE): (main, classes) for url, main, classes in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_change_is_what_it_was(told, case):
    assert told[case["id"]] == (case["class"], case["classes"])


def test_each_class_has_its_cases():
    mainly = Counter(case["class"] for case in CASES)
    assert len(CASES) >= 25 and min(mainly.values()) >= 3 and len(mainly) == 8


def test_a_notice_that_its_page_no_longer_shows_is_gone(tmp_path):
    settings = Settings(data=tmp_path, workers=1)
    keep(settings, {"notice": page("障害について", CASES[0]["before"])}, 0)
    keep(settings, {"notice": b"<html><body></body></html>"}, 1)
    keep(settings, {"notice": b"<html><body></body></html>"}, 2)
    found = changes(settings, "select step, class, after_id, after_at, came, len(went) from revision_change")
    gone = (NIGHT + timedelta(hours=10)).replace(tzinfo=None)
    assert found == [(1, "削除", None, gone, [], 2)]
    keep(settings, {"notice": page("障害について", CASES[0]["before"])}, 3)
    assert changes(settings, "from revision_change") == [], "it is there again, as it was"


def test_a_year_that_is_told_later_corrects_nothing(tmp_path):
    settings = Settings(data=tmp_path, workers=1)
    for night, day in enumerate(("4月4日", "2025年4月4日")):
        text = f"{day}午前9時から、証明書発行システムの障害により、住民票の写しを交付できません。"
        keep(settings, {"notice": page("障害について", text).replace(OFFICE.encode(), b"")}, night)
    found = changes(settings, "select class, sign, before, after from revision_sign where sign = 'started'")
    assert found == [("時刻追記", "started", "XXXX-04-04T09:00", "2025-04-04T09:00")]
