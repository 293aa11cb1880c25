"""What follows a failure: the next notice of the town, days on which it went on, and what it has nothing to do with."""

from dataclasses import replace

import pytest

from incidents.days import reckoned
from settings import Settings
from tests.accounts_made import names, own
from tests.texts_linked import land, text
from tests.whole import ask

TOWN = "lg:122173"
TEXTS = [
    (
        "first",
        "notice",
        "2021-03-22",
        "証明書の発行停止",
        "秩父市では3月22日午前8時30分から、住民情報システムの不具合で証明書を発行できません。",
    ),
    (
        "second",
        "notice",
        "2021-03-23",
        "税証明の発行について",
        "秩父市の税証明の発行は、本日も停止しています。住民情報システムのデータを直しています。",
    ),
    (
        "queues",
        "news",
        "2021-03-23",
        "秩父の窓口混乱2日目",
        "秩父市が22日から住民情報システムの不具合で証明書を出せない状態が続き、23日も窓口に長い列ができた。",
    ),
    (
        "apart",
        "news",
        "2021-03-23",
        "三次市の戸籍システム復旧",
        "三次市は23日、前日から発行できなかった戸籍証明書の発行を再開した。"
        "同じ22日に起きた秩父市の住民情報システムの障害とは関係がないとしている。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("follow"), [[text(name, "own", *more) for name, *more in TEXTS]])


def incident(told: Settings, name: str) -> str:
    query = (
        "select incident_id from incident_document join document using (document_id) "
        "where role = 'primary' and url like '%/{}'"
    )
    return str(ask(told.warehouse, query.format(name))[0][0])


def test_a_day_on_which_it_went_on_is_no_start(told) -> None:
    started = ask(
        told.warehouse, "select started from account join document using (document_id) where url like '%/second'"
    )
    assert started == [(None,)]
    assert incident(told, "first") == incident(told, "second") == incident(told, "queues")


def test_what_it_has_nothing_to_do_with_is_no_place_of_it(told) -> None:
    places = ask(
        told.warehouse,
        "select places from account join document using (document_id) where url like '%/apart' and standing = 'main'",
    )
    assert places == [(["lg:342092"],)]
    assert incident(told, "apart") != incident(told, "first")


def test_a_town_s_next_notice_goes_on_from_what_is_not_over() -> None:
    undated = {"systems": (), "things": ("戸籍",), "started": None, "first_day": "2025-03-15"}
    first = replace(own("a", TOWN, told="2025-04-04"), **undated)
    after = replace(own("b", TOWN, told="2025-04-06", over=True), **undated)
    assert names(first, after) == [["a", "b"]]
    assert names(first, replace(after, told="2025-04-09")) == [["a"], ["b"]], "too late to go on from it"
    assert names(replace(first, over=True), after) == [["a"], ["b"]], "it was over"


@pytest.mark.parametrize(
    ("surface", "told"), [("30分ほど", True), ("約40分", True), ("9時30分ごろ", False), ("50分", False)]
)
def test_a_length_is_told_from_an_hour(surface, told) -> None:
    assert reckoned(surface, "2025-04-04T11:30") is told
