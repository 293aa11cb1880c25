"""More ways that texts tell a start, an end, a part that is back, and a notice."""

import pytest


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        (
            "最初にエラーが記録されたのは7日午前8時52分。10時25分から再び応答が返らなくなった。",
            "started",
            "2024-06-07T08:52",
        ),
        ("7日夜の落雷で、市役所のサーバーの電源装置が壊れた。", "started", "2024-06-07"),
        ("障害は7日午前9時に始まった。申告は2月16日に始まり、期限は3月15日。", "started", "2024-06-07T09:00"),
        (
            "7日9時に証明書の端末が止まった。すべての端末で復旧を確かめたのは8日午後3時5分だった。",
            "ended",
            "2024-06-08T15:05",
        ),
        ("7日9時に証明書の端末が止まった。全業務が安定したのは8日だった。", "ended", "2024-06-08"),
        ("7日9時に証明書の端末が止まった。復旧は9日以降になる見込み。", "ended", None),
        ("7日9時に証明書の端末が止まり、正午に解消した。申告は3月15日まで続く。", "ended", "2024-06-07T12:00"),
        (
            "7日9時から証明書の端末が止まった。接続は16時20分に順次回復し、17時半には全ての業務が元に戻った。",
            "ended",
            "2024-06-07T17:30",
        ),
    ],
)
def test_a_start_or_an_end_is_told(card, told, field, value):
    assert getattr(card(f"市の証明書のシステムに障害\n{told}", "2024-06-08", kind="news"), field) == value


def test_one_more_row_under_a_label_and_the_hour_of_a_heading(card):
    rows = (
        "市の証明書のシステムの障害について\n発生日時　6月7日8時45分\n復旧日時　端末　7日16時30分\n"
        "　　　　　　窓口　6月8日8時30分"
    )
    assert card(rows, "2024-06-09").ended == "2024-06-08T08:30"
    page = (
        "市の証明書のシステムに障害\n■6月7日（金）18:45【復旧】\n17時55分に復旧しました。\n"
        "■6月7日（金）11:20 第1報\n10時05分から証明書を発行できません。"
    )
    assert card(page, "2024-06-07").ended == "2024-06-07T17:55"
