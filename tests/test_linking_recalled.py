"""What is recalled, what is only mentioned, and what a town far from those that were struck has to do with it."""

from dataclasses import replace
from pathlib import Path

from incidents.recalling import recalled
from tests.accounts_made import account, names
from tests.texts_linked import land, text
from tests.whole import ask

ROLES = "select regexp_extract(url, '[a-z]+$'), role from incident_document join document using (document_id)"


def test_a_month_recalls_the_last_that_several_tell_of_and_no_announced_work() -> None:
    recap = account("r", standing="recalled", started="2025-04", told="2025-12-28")
    several = [account(name, started="2025-04-04T08:50") for name in ("a", "b")]
    lone = account("c", started="2025-04-20T09:00")
    work = account("w", kind="planned_maintenance", started="2025-04-28T09:00")
    for mains, those in (([*several, lone, work], {"a", "b"}), ([several[0], lone, work], {"c"}), ([work], {"w"})):
        found = recalled(recap, mains)
        assert found and found.account.document_id in those


def test_what_struck_towns_of_some_prefectures_is_not_of_a_town_of_another() -> None:
    towns = tuple(f"lg:{code}" for code in ("232050", "212059", "212148", "231002", "242055"))
    plain = {"systems": (), "operators": (), "procedures": ("証明書の交付",), "started": "2025-04-04"}
    wide = account("wide", places=towns, wide=True, scope="複数都道府県", **plain)
    there = account("there", owner="lg:012076", **plain)
    assert names(wide, there) == [["there"], ["wide"]]
    assert names(replace(wide, scope="全国"), there) == [["there", "wide"]]


def test_what_a_town_tells_of_another_matter_is_a_mention(tmp_path: Path) -> None:
    failed = "6月2日午前9時から、住民記録システムの障害で証明書を発行できません。"
    other = (
        "新しい図書館は10月1日に開館します。自習席を80席に増やし、児童書のコーナーを広げます。開館時間は9時から20時までです。"
        "6月2日の住民記録システムの障害を踏まえ、予約の仕組みは別に設けます。"
        "駐車場は40台分です。記念の講演会には、どなたでもご参加いただけます。"
    )
    told = [
        text("failed", "lg:352012", "notice", "2025-06-02", "窓口の停止", failed),
        text("page", "lg:352012", "notice", "2025-07-01", "新しい図書館のご案内", other),
        text("council", "lg:352012", "notice", "2025-07-01", "市長の定例記者会見の概要", other),
    ]
    roles = dict(ask(land(tmp_path, [told]).warehouse, ROLES))
    assert roles == {"failed": "primary", "page": "mention", "council": "context"}
