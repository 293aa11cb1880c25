"""A town's own failure on the day of the nation's: kept apart where it is said to be another."""

from collections.abc import Iterable

import pytest

from settings import Settings
from tests.texts_linked import land, text
from tests.whole import ask

NATION = (
    "nation",
    "news",
    "2024-05-08",
    "コンビニ交付、全国で停止",
    "地方公共団体情報システム機構は8日、コンビニ交付が午前8時ごろから全国で利用できなくなったと発表した。正午前に復旧した。",
)
OWN = "笠岡市は8日、コンビニ交付が午前6時半から午後5時10分まで使えなかったと発表した。市のサーバーの故障で、{}"


def linked(folder, told: Iterable[tuple[str, ...]]) -> dict[str, str]:
    settings: Settings = land(folder, [[text(name, "own", *more) for name, *more in told]])
    query = (
        "select regexp_extract(url, '[a-z]+$'), incident_id from incident_document join document using (document_id) "
        "where role = 'primary'"
    )
    return dict(ask(settings.warehouse, query))


@pytest.mark.parametrize(
    ("title", "said", "apart"),
    [
        ("笠岡市のコンビニ交付、市独自の不具合で停止", "交換に時間がかかった。", True),
        ("笠岡市のコンビニ交付停止　全国の障害とは別", "交換に時間がかかった。", True),
        ("笠岡市でもコンビニ交付停止", "全国の停止に続いた。", False),
    ],
)
def test_what_is_said_to_be_its_own_is_not_the_nations(tmp_path, title, said, apart) -> None:
    town = ("town", "news", "2024-05-09", title, OWN.format(said))
    found = linked(tmp_path, [NATION, town])
    assert (found["town"] != found["nation"]) is apart
