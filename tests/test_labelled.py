"""Dates by label: which role, which label, as written, and the value where there is one."""

import pytest

from spiders.page.labelled import bare, in_line
from spiders.page.statedday import value_of

LINES = {
    "更新日：2026年5月15日": [("updated", "更新日", "2026年5月15日", "2026-05-15")],
    "最終更新日 2025年6月5日 ｜ ページID 038981": [("updated", "最終更新日", "2025年6月5日", "2025-06-05")],
    "更新日付：2026年2月28日 / ページ番号：C003138": [("updated", "更新日付", "2026年2月28日", "2026-02-28")],
    "更新日 : 令和８年５月１３日": [("updated", "更新日", "令和８年５月１３日", "2026-05-13")],
    "更新日令和8(2026)年5月12日": [("updated", "更新日", "令和8(2026)年5月12日", "2026-05-12")],
    "掲載日 R7.1.31": [("published", "掲載日", "R7.1.31", "2025-01-31")],
    "登録日：平成27年10月1日": [("published", "登録日", "平成27年10月1日", "2015-10-01")],
    "更新日：2025年4月3日更新": [("updated", "更新日", "2025年4月3日", "2025-04-03")],
    "2026年5月15日更新": [("updated", "更新", "2026年5月15日", "2026-05-15")],
    "令和元年5月7日 18時45分発表": [("published", "発表", "令和元年5月7日 18時45分", "2019-05-07T18:45")],
    "[公開日：2024年4月1日][更新日：2026年2月3日]": [
        ("published", "公開日", "2024年4月1日", "2024-04-01"),
        ("updated", "更新日", "2026年2月3日", "2026-02-03"),
    ],
    "掲載日：2026年5月15日更新": [
        ("published", "掲載日", "2026年5月15日", "2026-05-15"),
        ("updated", "更新", "2026年5月15日", "2026-05-15"),
    ],
    "更新日：令和99年1月1日": [("updated", "更新日", "令和99年1月1日", None)],
    "更新日：2026年2月30日": [("updated", "更新日", "2026年2月30日", None)],
    "更新日:": [],
    "電子証明書の更新日は2025年1月1日以降に順次お知らせする予定としておりますのでお待ちください": [],
}


@pytest.mark.parametrize("text", LINES)
def test_line(text: str) -> None:
    assert [(date.role, date.label, date.written, date.value) for date in in_line(text)] == LINES[text]


def test_bare_day_stands_alone_and_counts_as_published() -> None:
    found = bare(["ページ番号349844", "2026年2月9日"])
    assert found and (found.role, found.label, found.value) == ("published", "", "2026-02-09")
    assert bare(["2026年2月9日に障害が起きました"]) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2025-01-13T12:37:00.000Z", "2025-01-13T21:37"),
        ("2025-01-14T21:17:27+0900", "2025-01-14T21:17:27"),
        ("2025-01-14 21:17", "2025-01-14T21:17"),
        ("2025-01-13", "2025-01-13"),
        ("令和7年12月1日24時", "2025-12-01"),
        ("0952-30-1350", None),
        ("", None),
    ],
)
def test_machine_dates_are_japan_time(raw: str, value: str | None) -> None:
    assert value_of(raw) == value
