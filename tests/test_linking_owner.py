"""Whose page it is, by its address; what it denies of others; which stops and recaps are none of a failure."""

from dataclasses import replace

import pytest

from incidents.evidence import weigh
from incidents.facets import facets
from records import Account
from settings import Settings
from tests.accounts_made import account
from tests.texts_linked import land, text
from tests.whole import ask

OTHERS = "本日、管内の他の町で窓口のシステムが停止しているとの報道がありますが、池田町では発生しておりません。"
TEXTS = [
    ("failed", "news", "2021-06-08", "芽室町の窓口停止", "芽室町で8日9時、窓口のシステムが止まり証明書を出せない。"),
    ("headed", "notice", "2021-06-08", "池田町の窓口は通常どおりです", OTHERS),
    (
        "stopped",
        "notice",
        "2021-06-08",
        "コンビニ交付の停止　窓口での交付は通常どおり行っています",
        "6月8日9時から、システムの障害のためコンビニでの証明書を発行できません。",
    ),
    (
        "press",
        "news",
        "2021-06-08",
        "池田町の窓口混乱",
        "池田町の住民情報システムが8日9時に止まり、証明書を発行できない。",
    ),
]
HOST = "https://www.town.hokkaido-ikeda.lg.jp"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    made = [replace(text(name, "own", *more), url=f"{HOST}/{name}") for name, *more in TEXTS]
    return land(tmp_path_factory.mktemp("owner"), [made])


def standing(told: Settings, name: str) -> list[tuple[object, ...]]:
    query = "select standing, owner from account join document using (document_id) where url like '%/{}'"
    return ask(told.warehouse, query.format(name))


def test_a_page_on_a_towns_address_is_the_towns(told) -> None:
    assert standing(told, "headed") == [("denied", "lg:016446")]
    assert standing(told, "stopped") == [("main", "lg:016446")]


def test_what_a_paper_says_is_no_towns_own(told) -> None:
    assert standing(told, "press") == [("main", None)]


def test_reports_that_follow_each_other_are_of_one_series() -> None:
    second = account(
        "a",
        source="hospital",
        number=2,
        titled="診療の制限について",
        told="2024-10-21",
        started="2024-10-19T05:40",
        first_day="2024-10-19",
        last_day="2024-10-22",
    )
    days = {"told": "2024-11-08", "first_day": "2024-10-18", "last_day": "2024-11-08"}
    third = replace(second, document_id="b", number=3, titled="外来の再開", started=None, ended="2024-11-08", **days)

    def found(other: Account) -> set[str]:
        return {name for name, _ in weigh(facets(second), facets(other)).found}

    assert "series" in found(third)
    assert "series" not in found(replace(third, number=5))
    assert "series" not in found(replace(third, started="2024-10-22T09:00", first_day="2024-10-22"))
