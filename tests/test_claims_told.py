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


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("昨日8時45分から16時20分まで、落雷の影響により住基ネットがご利用いただけませんでした。", "発生"),
        ("証明書の自動交付機では、暗証番号を入れても画面が進まず、住民票の写しを受け取れなかった。", "発生"),
        ("免許センターでは、更新を受け付けられない状態が3日続いている。", "発生"),
        ("eLTAXでは、送信した申告が届くまでに時間を要する状況が続いています。", "発生"),
        ("村は、夜間処理が終わらなかったため、国民健康保険の手続きを見合わせている。", "発生"),
        ("県税の端末は10時にいったん復旧したが、13時に再発した。", "発生"),
        ("ハローワークの端末の不具合は、2日午前10時までにすべて直りました。", "復旧"),
        ("e-Taxの混雑は夕方に収まり、平常どおり使えるようになった。", "復旧"),
    ],
)
def test_what_fails_and_what_is_back_is_told_in_many_words(text, state):
    assert claims("市からのお知らせ\n" + text)[-1].state == state


def test_what_was_not_mended_by_then_is_not_back():
    told = claims("ハローワークシステムは、午後5時半の時点でも元に戻っておらず、窓口は手書きで応じている。")[-1]
    assert told.state != "復旧" or told.negated


def test_a_failure_that_follows_another_begins_on_its_own_day():
    told = claims("昨日に続き、本日2月14日8時35分から、住民基本台帳システムが使えない状態です。")[-1]
    assert (told.state, told.from_) == ("発生", "2025-02-14T08:35")


def test_a_deadline_dates_no_failure():
    told = claims("1月31日を期限とする申告で、eLTAXの障害により提出できなかったものは、期限を延ばします。")[-1]
    assert told.from_ is None


@pytest.mark.parametrize(
    "text",
    [
        "コンビニ交付は、利用者証明用電子証明書を搭載していないカードでは使えません。",
        "戸籍の附票は、本籍が市外の方は受け取れません。",
        "4月からコンビニ交付で戸籍証明書が受け取れるようになりました。",
        "昨年見直った手順により、住民票の写しを交付しています。",
        "コンビニ交付について、再発の防止に努めてまいります。",
        "eLTAXの障害の再発は確認されていません。",
    ],
)
def test_rules_new_services_and_what_is_to_be_prevented_neither_fail_nor_are_back(text):
    assert not [one for one in claims("市からのお知らせ\n" + text) if one.state in ("発生", "復旧") and not one.negated]
