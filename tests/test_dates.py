"""Dates: exact offsets on any text, linear time, and what stands beside a value."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.components.dates import dates
from nlp.dates import find
from nlp.extensions import register

_MARKS = "0123456789年月日時分半同翌本前後午頃~〜-/.:（）(金)、 　\n一二十数間元は丸⽉𠮟😀"
_WORDS = "令和 平成 から 午後 ２０ 毎週 毎月 第3 水曜 上旬 末日 年度 四半期 下期 が経過 令　和"
_PARTS = st.sampled_from([*_MARKS, *_WORDS.split(" ")])
_TEXTS = st.text() | st.lists(_PARTS, max_size=40).map("".join)
_DAY = r"[0-9X]{3,4}(-([0-9X]{2}|W[0-9X]{2}(-[1-7])?)(-[0-9X]{2})?)?"
_TIME = r"T[0-3][0-9](:[0-5][0-9])?"
_ONE = rf"({_DAY}({_TIME})?|{_TIME}|P(T?[0-9X.]+[YMWDHS])+|--[0-9]{{2}}-[0-9]{{2}})"
_ISO = re.compile(rf"{_ONE}(/{_ONE})?")
_LINKED = ["9:00-", "1か月~", "午後は1時", "12月", "1日から4時頃（金）同日"]
_TEXT_WITHOUT_YEARS = [
    "4日",
    "4月4日9時",
    "本日",
    "先月末",
    "9時半",
    "今週金曜",
    "年度末",
    "4/4～4/8",
    "今年度上期",
    "月末",
]


def one(text, published=None):
    (found,) = find(text, published)
    return found


@given(_TEXTS, st.sampled_from([None, "2025-04-04", "今日", "2025-13-45"]))
def test_offsets_are_exact_and_in_order(text, published):
    end = 0
    for found in find(text, published):
        assert text[found.start : found.end] == found.surface != ""
        assert found.start >= end
        assert found.value is None or _ISO.fullmatch(found.value)
        end = found.end


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_a_full_date_is_itself_however_written(day):
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y.%m.%d}",
    ]
    if day.year >= 2020:
        forms += [f"令和{day.year - 2018}年{day.month}月{day.day}日", f"R{day.year - 2018}.{day.month}.{day.day}"]
    assert {one(form).value for form in forms} == {day.isoformat()}


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 12, 31)))
def test_weekdays_are_checked(day):
    right, wrong = "月火水木金土日"[day.weekday()], "月火水木金土日"[(day.weekday() + 1) % 7]
    assert one(f"{day.year}年{day.month}月{day.day}日（{right}）").weekday_agrees is True
    assert one(f"{day.year}年{day.month}月{day.day}日（{wrong}曜日）").weekday_agrees is False


@pytest.mark.parametrize(
    "unit",
    [
        *"1同(一数",
        "1日",
        "令和7年",
        "4~",
        "1、",
        "平成 ",
        "12:",
        "4/4-",
        "午後1時から",
        "第1、",
        "毎週水・",
        "令 ",
        *_LINKED,
    ],
)
def test_time_is_linear(unit):
    def seconds(length):
        start = time.process_time()
        find(unit * (length // len(unit)), "2025-04-04")
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 16 * seconds(20_000) + 0.1


@pytest.mark.parametrize(
    ("text", "granularity", "approximate", "part", "against"),
    [
        ("4日午前", "day", False, "AM", "published"),
        ("今月中旬", "month", False, "中旬", "published"),
        ("10時すぎ", "hour", True, None, "published"),
        ("2025年度", "fiscal_year", False, None, None),
        ("約2時間", "duration", True, None, None),
        ("4日9時~17時", "interval", False, None, "published"),
        ("平日9時~17時", "service_hours", False, None, None),
        ("毎週水曜", "recurring", False, None, None),
        ("令和6年度第3四半期", "interval", False, None, None),
        ("来週月曜日", "day", False, None, "published"),
        ("丸2日", "duration", False, None, None),
    ],
)
def test_what_stands_beside_the_value(text, granularity, approximate, part, against):
    found = one(text, "2025-04-04")
    assert (found.granularity, found.approximate, found.part) == (granularity, approximate, part)
    assert found.resolved_against == against


def test_a_date_of_the_text_is_named_as_what_supplied_the_rest():
    day, time_of_day = find("2016年1月18日に休んだ。8時30分に始まった。", "2016-02-01")
    assert time_of_day.resolved_against == day.value == "2016-01-18"


@pytest.mark.parametrize("case", _TEXT_WITHOUT_YEARS, ids=str)
def test_what_a_surface_leaves_out_has_a_source(case):
    assert {d.resolved_against for d in find(case, "2025-04-10")} - {"published"} == set()


def test_nothing_depends_on_the_clock():
    assert [d.value for d in find("本日、今年の4月、昨日")] == ["XXXX-XX-XX", "XXXX-04", "XXXX-XX-XX"]


def test_the_component_keeps_exact_offsets_beside_token_spans():
    register()
    doc = Doc(Vocab(), words=["４月", "４日", "午前", "９時", "ごろから", "止まった"], spaces=[False] * 6)
    doc._.published = "2025-04-05"
    (found,) = dates(doc)._.dates
    assert (found.surface, found.value) == ("４月４日午前９時ごろ", "2025-04-04T09:00")
    assert [(span.text, span.label_) for span in doc.spans["dates"]] == [("４月４日午前９時ごろから", "hour")]


def test_a_rewritten_page_may_tell_of_days_after_its_publication():
    text = "更新日：2024年5月8日\n8日15時に復旧しました。"
    assert find(text, "2024-05-01")[1].value == "2024-05-08T15:00"


def test_a_notice_within_a_page_has_a_today_of_its_own():
    text = "国からの通知です。\n令和2年3月3日\n本日、止まりました。"
    assert [d.resolved_against for d in find(text, "2020-03-10")] == [None, "2020-03-03"]


def test_a_fiscal_year_named_beside_days_is_not_theirs():
    text = "令和6年5月26日に判明し、6月30日に令和4年度のデータの流出が分かり、7月1日に報告があった。"
    assert [d.value for d in find(text, "2024-07-02")][-1] == "2024-07-01"


def test_what_happened_was_not_on_a_day_to_come():
    text = "8日12時に障害が起きた。12月2日に新規発行が終わる。公式Xで12時48分に告知した。"
    assert find(text, "2024-10-08")[-1].value == "2024-10-08T12:48"


def test_days_that_are_left_are_no_day():
    assert [d.value for d in find("12日夜から障害。期限まであと3日。そのあと15日に復旧した。", "2024-03-16")] == [
        "2024-03-12",
        "P3D",
        "2024-03-15",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("令和4年9月4日15時05分から9月5日2時まで停止しました。\n15時05分　電源断", "2022-09-04T15:05"),
        ("本日お昼すぎから閲覧できません。", "2022-09-06"),
        ("窓口は通常は午後5時15分までです。", "T17:15"),
        ("9月5日に止まった。装置は2009年に設置したもので、8月12日に点検した。", "2022-08-12"),
    ],
)
def test_the_last_date_is_of_the_day_that_its_place_tells(text, value):
    assert find(text, "2022-09-06")[-1].value == value


def test_what_is_handled_in_a_day_is_no_day():
    assert [one.surface for one in find("市は1日に扱う件数が多い。", "2022-09-06")] == []
