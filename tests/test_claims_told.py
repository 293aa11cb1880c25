"""Claims: who says so though no list knows them, what is planned throughout, and what is back beside what is not."""

import pytest

from tests.test_claims import claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("掛川市教育委員会によると、図書館システムが10日朝から停止している。", "掛川市教育委員会"),
        (
            "掛川市は10日、図書館システムが停止したと発表した。市選管によると、期日前投票に影響はない。",
            "掛川市選挙管理委員会",
        ),
        ("徳島県警によると、免許の更新ができない状態が続いている。", "徳島県警察"),
        ("J-LISによると、住基ネットに障害が発生している。", "org:j-lis"),
    ],
)
def test_speakers_without_an_id_are_told_by_name(text, speaker):
    assert claims(text)[-1].speaker == speaker


def test_the_seat_of_a_firm_says_nothing():
    text = (
        "掛川市は10日、図書館システムが停止したと発表した。静岡市内の業者が保守を担う。"
        "市教育委員会の担当者は「復旧の見通しは立っていない」と話した。"
    )
    assert claims(text)[-1].speaker == "掛川市教育委員会"


def test_all_that_a_notice_of_planned_work_says_is_planned():
    text = (
        "公共施設予約システムの入れ替えに伴う利用停止のお知らせ\n"
        "公共施設予約システムは、機器の入れ替えのため、6月20日午後9時から24日午前9時までご利用いただけません。\n"
        "窓口での受け付けは休止しません。"
    )
    assert [one.state for one in claims(text)] == ["予定", "影響なし"]


def test_what_is_back_dates_nothing_of_what_is_not():
    text = "27日正午に親局は復旧しましたが、屋外の子局は部品の交換が必要なため、現在も放送できません。"
    told = claims("防災行政無線の故障\n" + text)[-1]
    assert (told.state, told.from_, told.to) == ("発生", None, None)
