"""What only looks like a start, an end, a notice or a report of an outage."""

import pytest

_HEAD = "市の証明書のシステムに障害\n"


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        ("発生日時　6月7日9時\n復旧日時　6月8日15時\n公表　6月9日", "ended", "2024-06-08T15:00"),
        ("発生日時　6月7日9時\n復旧日時　端末　6月8日15時\n臨時窓口　6月9日9時～12時", "ended", "2024-06-08T15:00"),
        ("発生日時：6月7日9時　復旧日時：6月8日15時　公表日時：6月8日17時", "ended", "2024-06-08T15:00"),
        ("復旧日時：6月8日15時　次回点検日時：6月9日9時", "ended", "2024-06-08T15:00"),
        ("6月7日から8日にわたって証明書の端末が停止した。", "ended", "2024-06-08"),
        (
            "6月7日午前9時から8日正午にかけて、システム障害のため電子証明書の更新を受け付けられませんでした。",
            "started",
            "2024-06-07T09:00",
        ),
        ("7日午前9時に窓口の端末が止まり、市は防災メールで第1報を掲載した。", "started", "2024-06-07T09:00"),
        ("障害は7日午前9時に発生した。なお、証明書は7月1日からコンビニでもご利用いただけます。", "ended", None),
        ("7日午前9時から障害が起き、住民から証明書が発行できないとの問い合わせが相次いだ。", "detected", None),
        ("7日午前9時ごろ、予約サイトで障害が発生したと公表した。", "announced", None),
        ("7日9時に証明書の端末が止まった。一部の自治体で業務の復旧が遅れている。", "status", "発生中"),
        ("発生日時：6月7日午前9時以降", "started", "2024-06-07T09:00"),
    ],
)
def test_of_a_certificate_system(card, told, field, value):
    assert getattr(card(_HEAD + told, "2024-06-10", kind="news"), field) == value


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("防災無線で誤放送\n6月5日8時28分　防災無線で訓練用の避難指示を誤って発信", "2024-06-05T08:28"),
        ("防災メールを誤配信\n5日午前7時半ごろ「大地震です」と誤って発信した。", "2024-06-05T07:30"),
        ("防災メールを誤配信\n誤った警報の配信は7日午前9時に始まり、10時に止まった。", "2024-06-07T09:00"),
    ],
)
def test_of_a_wrong_alert(card, text, started):
    assert card(text, "2024-06-10", kind="news").started == started


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        (
            "7日の投票開始（午前8時半）から順調だったが、9時12分に端末の画面が変わらないと支所から連絡が入った。",
            "started",
            "2024-06-07T09:12",
        ),
        ("6月6日3:10　更新完了、動作に異常なし\n6月7日8:17　窓口の端末が停止", "started", "2024-06-07T08:17"),
        ("7日11時から端末が止まった。使用再開を市に伝えたのは7日午後9時5分だった。", "ended", "2024-06-07T21:05"),
        ("7日11時から端末が止まった。8日午前7時から再び受付を開始した。", "ended", "2024-06-08T07:00"),
        ("7日11時から端末が止まった。8日22時15分、元に戻ったと県から連絡がありました。", "ended", "2024-06-08T22:15"),
    ],
)
def test_what_is_told_beside_it(card, told, field, value):
    assert getattr(card(_HEAD + told, "2024-06-10", kind="news"), field) == value


def test_posts_tell_when_they_were_posted(card):
    posts = (
        "【復旧】証明書の交付の遅延について\n"
        "2024年6月7日（金）22:05　障害は解消しました。ご迷惑をおかけしました。\n"
        "2024年6月7日（金）17:25　現在、システムの障害により証明書を交付できない事象が起きています。\n"
        "6月7日16時10分から発生しておりました標記の障害は、21:47をもって解消したことを確認しました。"
    )
    found = card(posts, "2024-06-07")
    assert (found.started, found.ended) == ("2024-06-07T16:10", "2024-06-07T21:47")
    assert found.announced == "2024-06-07T17:25"
    assert card("\n".join(posts.split("\n")[:3]), "2024-06-07").ended == "2024-06-07T22:05"


def test_a_page_whose_own_day_has_no_year_dates_its_words(card):
    page = "証明書の発行機の不具合（解消しました）\n（5月17日掲載）\n昨日の午後3時40分から発行機が使えませんでした。"
    assert card(page, None).started == "XXXX-05-16T15:40"


def test_a_rest_that_does_not_work_is_one_in_part(card):
    page = (
        "市の電話の障害について\n7日8時20分から電話がつながりません。\n代表電話は13時50分に復旧しました。\n"
        "直通電話：つながらない番号が残っています。"
    )
    assert card(page, "2024-06-07").status == "一部復旧"
