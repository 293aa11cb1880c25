"""What one document tells of a failure that came back, of its own in the past, and with the newest first."""

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text

TEXTS = [
    text(
        "returned",
        "digital",
        "notice",
        "2024-05-14",
        "マイナポータルに接続しづらい事象について（再発・復旧）",
        "11時20分に一度復旧しましたが、12時30分頃から再び接続しづらい状態となりました。14時40分に復旧しました。\n"
        "本日の事象は、10時15分頃から断続的に発生していたものです。",
    ),
    text(
        "on and off",
        "moj",
        "notice",
        "2025-03-13",
        "戸籍情報連携システムの障害について（復旧）",
        "戸籍情報連携システムについて、3月11日8時50分から12日16時20分までの間、断続的に利用しづらい状況が発生しました。\n"
        "11日14時10分に一旦解消しましたが、12日9時過ぎに再発し、同日16時20分に復旧したものです。",
    ),
    text(
        "newest first",
        "lg:202037",
        "notice",
        "2025-06-07",
        "窓口業務の停止について（6月7日更新）",
        "【6月7日更新】\n本日午前10時に、すべての業務が正常に行えるようになりました。\n"
        "【6月6日更新】\n住民票の写しは発行できるようになりました。税の証明書は引き続き発行できません。\n"
        "【6月5日】\n本日から稼働した業務システムに不具合が発生し、証明書を発行できない状態です。",
    ),
    text(
        "struck",
        "lg:372021",
        "notice",
        "2025-06-16",
        "今朝の戸籍の広域交付の停止について",
        "本日、8時30分から10時20分まで、国の戸籍情報連携システムの障害のため、広域交付の証明書の発行ができませんでした。\n"
        "丸亀市に本籍のある方の証明書に影響はありませんでした。",
    ),
    text(
        "spared",
        "lg:372030",
        "notice",
        "2025-06-16",
        "戸籍情報連携システムの障害について",
        "本日、国の戸籍情報連携システムに障害が発生しました。坂出市の証明書の発行に影響はありませんでした。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("returning"), [TEXTS])


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("returned", ("2024-05-14T10:15", "2024-05-14T14:40")),
        ("on and off", ("2025-03-11T08:50", "2025-03-12T16:20")),
        ("newest first", ("2025-06-05", "2025-06-07T10:00")),
        ("struck", ("2025-06-16T08:30", "2025-06-16T10:20")),
    ],
)
def test_one_failure_from_its_first_sign_to_its_last_end(told, name, moments) -> None:
    assert [row[1:3] for row in main(told, name)] == [moments]


def test_a_town_that_was_not_struck_tells_of_none(told) -> None:
    assert main(told, "spared") == []
