"""Days that are told again, told of a cause, or told of work before: what the hours after them are of."""

import pytest

from nlp.dates import find


def values(text: str, published: str) -> dict[str, str | None]:
    return {one.surface: one.value for one in find(text, published)}


def test_a_day_to_come_is_told_again_without_its_month() -> None:
    text = (
        "市立図書館　2館は12日から再開へ\n市は、今月12日から貸し出しを再開することを決めました。\n"
        "先月27日の未明に停電が起き、サーバーが止まりました。\n予約も12日の午前9時に始まります。"
    )
    found = values(text, "2025-02-06")
    assert found["12日"] == found["今月12日"] == "2025-02-12"
    assert found["12日の午前9時"] == "2025-02-12T09:00"


def test_a_day_that_is_hardly_over_is_none_to_come() -> None:
    text = (
        "申告期限、4月15日まで延長\n"
        "締め切り間際の14~15日に申告のサイトがつながりにくくなったトラブルで、国税庁は18日、期限を延ばすと発表した。"
    )
    assert values(text, "2022-03-18")["14~15日"] == "2022-03-14/2022-03-15"


def test_the_same_day_goes_on_from_hour_to_hour() -> None:
    text = (
        "国税庁は2024年3月21日、原因を発表した。\n障害は14日午前10時40分ごろに始まった。"
        "国税庁は同日11時30分に第一報を出し、時間を空けるよう求めた。"
    )
    assert values(text, "2024-03-21")["同日11時30分"] == "2024-03-14T11:30"
    meeting = "県は6月9日、影響はないと発表した。市は8日午前9時に止まったと話した。県は同日午後5時に会見した。"
    assert values(meeting, "2025-06-10")["同日午後5時"] == "2025-06-09T17:00"


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        (
            "資格確認で12月2日朝、障害が起きた。\n12月1日に保険証の期限が切れ、照会が増えたためとみている。\n"
            "診療所では9時から確認ができなかった。",
            "9時",
            "2025-12-02T09:00",
        ),
        (
            "【発生日時】2025年12月2日 8時20分\n【原因】\n　先週末の11月30日に変えた設定の誤り。\n"
            "【対応】\n　10時40分に一部を再開。",
            "10時40分",
            "2025-12-02T10:40",
        ),
        (
            "3日午前8時50分ごろから通信できなくなった。前日の機器交換の際に線を取り違え、配線を直した午前11時20分ごろに戻った。",
            "午前11時20分ごろ",
            "2025-12-03T11:20",
        ),
        (
            "市は12月10日、障害で止まったのは12月8日午前9時で、機器の故障が原因だと明らかにした。午後3時に復旧した。",
            "午後3時",
            "2025-12-08T15:00",
        ),
    ],
)
def test_hours_are_of_the_day_of_the_failure_not_of_its_cause(text: str, surface: str, value: str) -> None:
    assert values(text, "2025-12-10" if "12月10日" in text else "2025-12-03")[surface] == value


def test_about_an_hour_no_counter_opens() -> None:
    text = "340の市から問い合わせがあった。7日は午前9時20分ごろから午後1時ごろまで不安定だった。"
    assert values(text, "2016-03-09")["午前9時20分ごろ"] == "2016-03-07T09:20"


def test_the_same_day_in_a_headline_is_the_day_told_below() -> None:
    text = "軽井沢で証明書停止　同日に別の障害\n軽井沢町で18日、証明書を発行できなくなった。"
    assert values(text, "2019-11-19")["同日"] == "2019-11-18"


@pytest.mark.parametrize(
    ("text", "published", "surface", "value"),
    [
        (
            "きょう午前9時、庁内の通信が止まりました。\n手続きに来た男性\n「おととい引っ越してきて、出直すのは大変」\n"
            "障害は午後1時20分に解消し、窓口を午後6時まで開けています。",
            "2026-04-03",
            "午後1時20分",
            "2026-04-03T13:20",
        ),
        (
            "広域交付が8日朝から使えない。この制度は今年3月1日に始まった。\n【午後4時10分更新】原因は分かっていない。",
            "2026-07-08",
            "午後4時10分",
            "2026-07-08T16:10",
        ),
        ("障害は2日に起きた。12月2日に迫った発行の終了について聞かれた。", "2026-10-04", "12月2日", "2026-12-02"),
        ("13時半に解消しました。8日の事象とは原因が異なります。", "2026-05-22", "8日", "2026-05-08"),
        ("電子申告また障害、10日で3回\n26日朝から使いにくい。", "2026-01-27", "10日", "P10D"),
    ],
)
def test_what_is_told_beside_the_day(text: str, published: str, surface: str, value: str) -> None:
    assert values(text, published)[surface] == value


def test_a_headline_tells_that_all_is_past() -> None:
    listed = "▽4月1日　南の市で戸籍システムが1日半停止。\n▽10月27日　北の市で受け付けに遅れ。"
    found = {one.surface: one.value for one in find(listed, "2025-12-26", "ことしの障害を振り返る")}
    assert (found["4月1日"], found["10月27日"]) == ("2025-04-01", "2025-10-27")


def test_the_day_itself_is_that_of_the_event_not_of_the_telling() -> None:
    text = (
        "10月31日の県の選挙で速報のページが表示されにくくなった件で、県は11月19日、検証の結果を報告した。"
        "当日は午後6時半から画面が出なかった。"
    )
    assert values(text, "2021-11-20")["午後6時半"] == "2021-10-31T18:30"


def test_this_day_is_the_one_that_another_is_counted_from() -> None:
    found = values("県は19日、前日朝から使えなかったシステムの運用をこの日午前9時に再開した。", "2020-11-19")
    assert found["この日午前9時"] == "2020-11-19T09:00"


def test_hours_after_midnight_and_of_a_day_to_come() -> None:
    late = values(
        "15日の夜、保存できない不調が出た。庁が知ったのは午後8時で、日付が変わった0時40分に収まった。", "2018-03-16"
    )
    assert late["0時40分"] == "2018-03-16T00:40"
    eve = values("3日、翌日に始まる投票の準備中だった市で、9時から正午まで名簿を見られなかった。", "2025-07-03")
    assert eve["9時"] == "2025-07-03T09:00"


def test_so_many_in_a_day_is_no_day() -> None:
    found = values(
        "病院で15日、障害が起きた。1日におよそ900人が訪れる。同日午前8時10分から画面が出ない。", "2021-01-16"
    )
    assert found["同日午前8時10分"] == "2021-01-15T08:10"
    assert "1日" not in found


def test_a_day_by_which_something_is_due_or_to_which_it_is_put_off_is_no_same_day() -> None:
    text = (
        "システムに25日午前8時から接続できなくなり、県は26件の開札を27日に延ばした。"
        "同日午後2時に接続できるようになった。"
    )
    assert values(text, "2018-04-26")["同日午後2時"] == "2018-04-25T14:00"
    due = "県は29日、遅れが出ていると発表した。期限は1月31日。国は同日、柔軟に扱うよう通知した。"
    assert values(due, "2024-01-30")["同日"] == "2024-01-29"


def test_today_on_what_hung_out_is_the_day_of_its_sentence() -> None:
    text = "図書館では20日も、カウンターに「本日も貸し出しができません」の札が置かれた。"
    assert values(text, "2024-11-21")["本日"] == "2024-11-20"


def test_the_day_below_a_label_is_not_that_of_the_page() -> None:
    text = (
        "コンビニ交付の停止(10月21日)\n■発生日時\n　10月20日(日)午後4時10分ごろ\n"
        "■現在の状況\n　本日中の再開を目指しています。"
    )
    assert values(text, "2024-10-21")["本日"] == "2024-10-21"


def test_a_month_stays_in_the_year_told_last() -> None:
    text = (
        "2025年も障害が相次いだ。4月1日に戸籍が止まった。2022年12月の予約システムでも起きている。"
        "8月25日には医療で止まった。"
    )
    assert values(text, "2025-12-22")["8月25日"] == "2025-08-25"
    lasted = "9月26日夜に起きた火災で止まった電算網は、2週間となる10日も使えないままだ。"
    assert values(lasted, "2025-10-11")["10日"] == "2025-10-10"
    noted = "報告書を1月15日に発送した納入通知書（1月期分）の一部で誤りがあった。"
    assert values(noted, "2025-01-20")["1月15日"] == "2025-01-15"
