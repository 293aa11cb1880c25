"""A town's own failure on the day of the nation's: kept apart where it is said to be another."""

from collections.abc import Iterable

import pytest

from incidents.phrases import pattern
from settings import Settings
from tests.texts_linked import land, text
from tests.whole import ask

PRIMARY = (
    "select regexp_extract(url, '[a-z-]+$'), incident_id from incident_document join document using (document_id) "
    "where role = 'primary'"
)
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
    return dict(ask(settings.warehouse, PRIMARY))


ROUND_UP = (
    "round-up",
    "news",
    "2024-05-09",
    "連休明けに3市で窓口のシステム停止",
    "連休明けの8日、3つの市で窓口のシステムが止まった。岡山県笠岡市ではコンビニ交付が夕方まで使えなかった。"
    "静岡県島田市では税の証明書を発行できなかった。北海道深川市では機器が故障し、住民票の写しが出せなくなった。"
    "3市に共通する業者や装置はなく、同じ日に重なったのは偶然とみられる。",
)
TOWNS = {
    "kasaoka": (
        "lg:332054",
        "コンビニ交付が使えません",
        "5月8日6時30分から、コンビニ交付で住民票の写しを取得できません。",
    ),
    "shimada": ("lg:222097", "税証明書を発行できません", "5月8日8時45分から、所得証明書などを発行できない状況です。"),
    "fukagawa": ("lg:012289", "証明書の発行停止", "5月8日9時30分から、機器の故障により住民票の写しを発行できません。"),
}


def test_a_round_up_of_failures_that_share_nothing_tells_of_each(tmp_path) -> None:
    notices = [text(name, own, "notice", "2024-05-08", *told) for name, (own, *told) in TOWNS.items()]
    settings = land(tmp_path, [notices, [text(ROUND_UP[0], "own", *ROUND_UP[1:])]])
    found = ask(settings.warehouse, PRIMARY)
    each = {incident for name, incident in found if name in TOWNS}
    assert len(each) == len(TOWNS)
    assert {incident for name, incident in found if name == "round-up"} == each


@pytest.mark.parametrize(
    ("said", "each"),
    [
        ("各市によると、原因はそれぞれ異なり、関連はない。", True),
        ("3市の障害との関連は確認されていない。", True),
        ("サイバー攻撃との関連はないという。", False),
        ("互いに関連する不具合とみて、3市で調べている。", False),
        ("国は関連はあるとみている。", False),
    ],
)
def test_only_failures_are_unconnected_with_each_other(said, each) -> None:
    assert bool(pattern("unconnected").search(said)) is each


def test_an_own_failure_is_none_of_the_things_that_two_towns_share(tmp_path) -> None:
    said = "8日、{}は証明書の発行が{}から止まったと発表した。"
    told = [
        ("kasaoka", "news", "2024-05-09", "笠岡市、市独自の故障で停止", said.format("岡山県笠岡市", "午前9時")),
        ("shimada", "news", "2024-05-09", "島田市、市独自の不具合で停止", said.format("静岡県島田市", "午後1時")),
    ]
    settings = land(tmp_path, [[text(name, "own", *more) for name, *more in told]])
    assert ask(settings.warehouse, "select own, things from account") == [(True, [])] * 2


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


def test_a_town_that_a_text_turns_to_makes_no_round_up(tmp_path) -> None:
    cloud = text(
        "cloud",
        "own",
        "news",
        "2023-11-06",
        "東海の自治体で証明書発行できず　クラウド障害か",
        "6日朝から愛知県半田市、岐阜県可児市、三重県桑名市などで、証明書が窓口で発行できなくなっている。いずれも同じ会社の"
        "クラウドを利用している。また、北海道帯広市でも6日朝、戸籍のシステムが動かなくなったが、別の会社のもので関連はない。",
    )
    towns = {
        "kani": (
            "lg:212148",
            "証明書の発行停止",
            "11月6日朝から、共同のクラウドの障害により証明書をお出しできません。",
        ),
        "obihiro": (
            "lg:012076",
            "戸籍の証明書の発行停止",
            "11月6日8時45分から戸籍システムが停止しており、戸籍の証明書を発行できません。",
        ),
    }
    notices = [text(name, own, "notice", "2023-11-06", *told) for name, (own, *told) in towns.items()]
    found = dict(ask(land(tmp_path, [notices, [cloud]]).warehouse, PRIMARY))
    assert found["cloud"] == found["kani"] != found["obihiro"]


def test_what_a_town_says_its_failure_has_nothing_to_do_with_is_recalled(tmp_path) -> None:
    told = [
        text(
            "first",
            "lg:212041",
            "notice",
            "2021-09-07",
            "証明書の発行停止",
            "9月7日8時45分、住民記録システムが故障し、証明書を発行できません。",
        ),
        text(
            "second",
            "lg:212041",
            "notice",
            "2021-09-08",
            "税証明の発行停止",
            "9月8日13時10分から、税務システムの障害で税の証明書を発行できません。なお、昨日発生した住民記録システムの障害とは別の事案です。",
        ),
    ]
    settings = land(tmp_path, [told])
    links = ask(
        settings.warehouse,
        "select regexp_extract(url, '[a-z-]+$'), role, count(*) over (partition by incident_id) "
        "from incident_document join document using (document_id) order by 1, 2",
    )
    assert links == [("first", "primary", 2), ("second", "context", 2), ("second", "primary", 1)]
