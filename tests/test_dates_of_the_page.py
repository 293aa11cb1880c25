"""The day that a page was written, and days that are told without all their parts."""

import pytest

from nlp.dates import find


def values(text: str, published: str) -> dict[str, str | None]:
    return {one.surface: one.value for one in find(text, published)}


@pytest.mark.parametrize(
    "below",
    [
        "（4月15日掲載　市民課）",
        "掲載日：平成28年4月15日",
        "平成28年4月15日　市民課",
        "市民課（平成28年4月15日）",
    ],
)
def test_a_notice_is_of_the_day_below_it(below: str) -> None:
    told = "本日午後1時過ぎから交付を見合わせていましたが、午後2時40分に再開しました。\n"
    found = [one.value for one in find(told + below)]
    assert [value[5:] for value in found if value] == ["04-15T13:00", "04-15T14:40", "04-15"]


def test_what_the_last_line_dates_was_resolved_against_that_day() -> None:
    told, *_ = find("本日午後1時から交付を見合わせています。\n市民課（平成28年4月15日）")
    assert (told.value, told.resolved_against) == ("2016-04-15T13:00", "2016-04-15")


@pytest.mark.parametrize(
    "below",
    [
        "期限は4月15日まで",
        "次回は4月30日に開催",
        "投票日　2025年7月20日",
        "開設日\n2025年7月6日",
        "（写真提供　新聞社（2019年5月1日））",
    ],
)
def test_a_day_of_something_else_below_a_notice_is_not_its_day(below: str) -> None:
    assert find("本日午後1時に再開しました。\n" + below)[0].value == "XXXX-XX-XXT13:00"


def test_this_day_is_the_last_of_several_that_are_told() -> None:
    text = "3月25日と29日に障害が起きた。29日の障害は重かった。\n5時に閉まる窓口を、省はこの日、8時まで開けた。"
    assert values(text, "2024-04-05")["この日"] == "2024-03-29"


def test_a_bare_day_that_is_the_day_of_writing_is_none_before_what_it_follows() -> None:
    text = "10月24日に起きた障害の影響が2日も残り、証明書を受け取れない。"
    assert values(text, "2023-11-02")["2日"] == "2023-11-02"
    work = "4月22日に起きた障害で、市は20日に行った機器の更新が原因だと説明した。"
    assert values(work, "2026-05-20")["20日"] == "2026-04-20"


def test_a_range_goes_on_to_a_day_without_its_sign() -> None:
    found = values("送れなかった日時　8/25（日）11:30 ～ 26（月）11:30", "2024-09-05")
    assert found["8/25（日）11:30 ～ 26（月）11:30"] == "2024-08-25T11:30/2024-08-26T11:30"


def test_days_since_it_was_found_are_a_length() -> None:
    assert values("出願サイトの不具合解消　判明から10日\n県教委が発表した。", "2024-01-19")["10日"] == "P10D"
