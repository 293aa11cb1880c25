"""What a word for recovery, a section or a model must not make of sentences that only look like an end or a cause."""

import pytest

_HEAD = "横浜市は、証明書のコンビニ交付サービスで6月10日午前9時にシステム障害が発生したと発表した。\n"
_FAILS = "6月10日午前9時からコンビニ交付の障害で証明書が発行できない状態が続いています。\n"


@pytest.mark.parametrize(
    "told",
    [
        "システムの復旧についてはあらためてお知らせします。",
        "サービスの再開については決まり次第お知らせします。",
        "システムの復旧に関するお問い合わせは情報政策課まで。",
        "サービスの再開のお知らせは市ホームページでご確認ください。",
        "窓口の混乱は収まりませんでした。",
        "窓口の混雑はおさまりつつある。",
        "なお、住基ネットではその後障害は確認されていません。",
        "復旧まで1時間以上かかるという。",
        "復旧まで30分ほどお待ちください。",
    ],
)
def test_what_goes_on_goes_on(card, told):
    assert card(_FAILS + told, "2024-06-12").status != "復旧"


@pytest.mark.parametrize(
    "body",
    [
        "システム障害により6月10日午前9時から停止しておりますコンビニ交付サービスは、6月20日に再開します。",
        "6月10日からシステム障害で停止しており、現在復旧作業中です。",
        "6月10日からシステム障害で停止しています。復旧次第お知らせします。",
    ],
)
def test_a_headline_of_a_reopening_to_come_ends_nothing(card, body):
    assert card(f"コンビニ交付サービスの再開について\n{body}", "2024-06-12").ended is None


@pytest.mark.parametrize(
    "sections",
    [
        "■原因と対応\n業者が調査し、6月11日午前3時に復旧させました。",
        "2 原因\n機器の故障。6月11日午前3時に復旧しました。",
        "【原因】\nサーバーの不具合\n■復旧\n6月11日午前3時に復旧しました。",
        "2　原因\nサーバーの不具合\n復旧日時\n6月11日午前3時",
    ],
)
def test_an_end_is_believed_in_every_section(card, sections):
    assert card(_HEAD + sections, "2024-06-12").ended == "2024-06-11T03:00"


@pytest.mark.parametrize(
    "told",
    [
        "10日午前10時まで住基システムも利用できなかった。\nコンビニ交付は正午に切り戻しを行い、全面復旧した。",
        "10日正午までに復旧したと業者から連絡があった。",
    ],
)
def test_an_end_stands_beside_others(card, told):
    assert card(_HEAD + told, "2024-06-12").ended == "2024-06-10T12:00"


@pytest.mark.parametrize(
    "told",
    [
        "6月10日午前9時から、お届けした通知書の照会ができない。",
        "6月10日午前9時から郵便で通知を受け取った人の手続きができない。",
    ],
)
def test_what_fails_is_named_by_what_was_sent(card, told):
    text = f"横浜市は、証明書の交付システムで障害が発生したと発表した。\n{told}"
    assert card(text, "2024-06-12").started == "2024-06-10T09:00"


def test_a_town_named_by_its_firms_still_speaks(card):
    text = "横浜市内のシステム会社のサーバーで6月10日に障害が起きた。市によると、住民票の発行ができない。"
    assert card(text, "2024-06-12").scope == "単独自治体"


def test_a_line_of_the_course_is_of_the_last_failure(card):
    text = (
        "戸籍システムの障害\n6月5日8時30分に障害が発生しました。6月10日8時45分に再び発生し、つながらなくなりました。\n"
        "8時50分から受け付けを再開しています。"
    )
    assert card(text, "2024-06-12").ended == "2024-06-10T08:50"
