"""What a notice tells of others: of towns where it failed, of systems that run, of days on which all is well."""

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "well",
        "a-town",
        "notice",
        "2022-07-21",
        "近隣自治体のシステム障害について",
        "7月20日から近隣の市町村で住民票の写しの交付の停止が報じられていますが、柏市は別のシステムを使用しており、影響はありません。",
    ),
    text(
        "runs",
        "a-town",
        "notice",
        "2024-05-13",
        "窓口の一部停止のお知らせ",
        "本日9時15分ごろから、市の住民情報システムに障害が発生しています。\n転入届の受付ができません。\n"
        "コンビニ交付は利用できますので、マイナンバーカードをお持ちの方はご利用ください。",
    ),
    text(
        "steady",
        "a-town",
        "notice",
        "2026-01-19",
        "システム不具合の終息について",
        "13日から発生していた業務システムの停止は、16日の17時15分までに解消し、本日19日も安定して稼働しています。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("others"), [TEXTS])


def test_who_tells_of_a_failure_elsewhere_and_is_well_denies(told) -> None:
    assert main(told, "well") == []


def test_what_runs_meanwhile_is_no_system_of_the_failure(told) -> None:
    named = (
        "select systems from account join document using (document_id) where standing = 'main' and url like '%/runs'"
    )
    assert ask(told.warehouse, named) == [(["自治体基幹システム"],)]


def test_a_day_on_which_it_runs_steadily_is_no_failure_of_its_own(told) -> None:
    assert [row[1:3] for row in main(told, "steady")] == [("2026-01-13", "2026-01-16T17:15")]
