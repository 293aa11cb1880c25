"""What looks like a review, a series, a denial or another's failure, and is a document's own news."""

from dataclasses import replace

import pytest

from settings import Settings
from tests.texts_linked import land, text
from tests.whole import ask

HOST = "https://www.city.himeji.lg.jp"
OWN = [
    ("label", "《重要》コンビニ交付サービスについて", "7月4日午前9時ごろから、証明書を発行できません。"),
    (
        "second",
        "図書館システムと戸籍システムの障害",
        "7月3日午前9時から図書館システムに障害が発生しています。\n"
        "これとは別に、姫路市では7月4日午前10時から戸籍システムでも障害が発生しています。",
    ),
    (
        "no attack",
        "住民情報システムの停止",
        "姫路市のシステムは7月4日午前9時に停止しましたが、サイバー攻撃とは無関係と説明を受けています。",
    ),
    (
        "rumour",
        "姫路市のコンビニ交付で障害が発生しているとの情報について",
        "本市では障害は発生していません。",
    ),
    (
        "two days",
        "コンビニ交付の停止について（今月3回目の停止）",
        "7月3日午前9時から、コンビニ交付ができませんでした。\n7月4日も停止しましたが、午後5時に復旧しました。",
    ),
    (
        "cause",
        "証明書の発行停止",
        "7月4日午前9時から、証明書を発行できません。\n6月28日の落雷で電源装置が破損していたものです。",
    ),
]
WORK = text(
    "work",
    "own",
    "notice",
    "2026-06-20",
    "戸籍システムの休止について",
    "7月3日は新しい戸籍システムの稼働準備のため、証明書の発行を休止します。",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    made = [text(name, "own", "notice", "2026-07-04", title, body) for name, title, body in OWN]
    own = [replace(one, url=f"{HOST}/{one.url.rpartition('/')[2]}") for one in (*made, WORK)]
    return land(tmp_path_factory.mktemp("lookalikes"), [own])


@pytest.mark.parametrize(
    ("name", "accounts"),
    [
        ("label", [("main", "2026-07-04T09:00", None)]),
        ("second", [("main", "2026-07-03T09:00", None), ("main", "2026-07-04T10:00", None)]),
        ("no attack", [("main", "2026-07-04T09:00", None)]),
        ("rumour", [("denied", None, None)]),
        ("two days", [("main", "2026-07-03T09:00", "2026-07-04T17:00")]),
        ("cause", [("main", "2026-07-04T09:00", None)]),
        ("work", [("main", "2026-07-03", None)]),
    ],
)
def test_a_document_of_its_own_failure(told, name, accounts) -> None:
    query = "select standing, started, ended from account join document using (document_id) where url like '%/{}'"
    assert sorted(ask(told.warehouse, query.format(name.replace(" ", "%")))) == accounts
