"""Pages become blocks, one a line; tables become `header: value` pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.page.blocks import lines
from spiders.page.dom import Unparsable, parse

TABLES = {
    "heads above": (
        "<tr><th>手続き</th><th>状態</th></tr><tr><td>転入届</td><td>停止</td></tr>",
        ["手続き: 転入届 / 状態: 停止"],
    ),
    "heads beside": (
        "<tr><th>日時</th><td>4月4日</td></tr><tr><th>原因</th><td>調査中</td></tr>",
        ["日時: 4月4日", "原因: 調査中"],
    ),
    "heads on both sides": (
        "<tr><td></td><th>午前</th><th>午後</th></tr><tr><th>本庁</th><td>停止</td><td>再開</td></tr>",
        ["本庁 / 午前: 停止 / 午後: 再開"],
    ),
    "a row head under a head": (
        "<tr><th>窓口</th><th>状態</th></tr><tr><th>本庁</th><td>停止</td></tr>",
        ["窓口: 本庁 / 状態: 停止"],
    ),
    "span down": (
        "<tr><th>窓口</th><th>手続き</th></tr><tr><td rowspan=2>本庁</td><td>転入</td></tr><tr><td>転出</td></tr>",
        ["窓口: 本庁 / 手続き: 転入", "窓口: 本庁 / 手続き: 転出"],
    ),
    "span across": (
        "<tr><th>窓口</th><th>状態</th></tr><tr><td colspan=2>全窓口で停止</td></tr>"
        "<tr><td>本庁</td><td>再開</td></tr>",
        ["窓口: 全窓口で停止", "窓口: 本庁 / 状態: 再開"],
    ),
    "no heads": (
        "<tr><td>本庁</td><td>停止</td></tr><tr><td>支所</td><td>再開</td></tr>",
        ["本庁 / 停止", "支所 / 再開"],
    ),
    "bold first row": (
        "<tr><td><b>窓口</b></td><td><b>状態</b></td></tr><tr><td>本庁</td><td>停止</td></tr>"
        "<tr><td>支所</td><td>再開</td></tr>",
        ["窓口: 本庁 / 状態: 停止", "窓口: 支所 / 状態: 再開"],
    ),
    "one column lays out": ("<tr><td><p>一</p><p>二</p></td></tr>", ["一", "二"]),
    "absurd span": ("<tr><td rowspan=99999 colspan=99999>本庁</td><td>停止</td></tr>", ["本庁 / 停止"]),
}


def read(html: str) -> list[str]:
    return [line.text for line in lines(parse(html))]


@pytest.mark.parametrize("name", TABLES)
def test_table(name: str) -> None:
    rows, expected = TABLES[name]
    assert read(f"<table>{rows}</table>") == expected


def test_each_block_stands_alone() -> None:
    html = "<h2>見出し</h2>前<p>段落<b>太字</b>です</p>後<ul><li>一<ul><li>二</li></ul></li></ul><p>上<br>下</p>"
    assert read(html) == ["見出し", "前", "段落太字です", "後", "一", "二", "上", "下"]


def test_source_line_breaks_between_japanese_words_are_no_spaces() -> None:
    assert read("<p>システム\n   障害が\n発生 at\nnoon</p>") == ["システム障害が発生 at noon"]


def test_what_browsers_do_not_show_is_not_read() -> None:
    ruby = "<p><ruby>復旧<rp>(</rp><rt>ふっきゅう</rt></ruby></p>"
    assert read(ruby + "<script>x()</script><p style='display: none'>隠</p><p hidden>隠</p>") == ["復旧"]


def test_nesting_without_end_is_read() -> None:
    assert read("<div>" * 100_000 + "深い" + "</div>" * 100_000 + "<p>後</p>")[:1] == ["深い"]


PARTS = ["<p>", "</p>", "<table>", "<tr>", "<td colspan=3>", "<th rowspan=2>", "</table>", "<br>", "<li>", "<h2>"]
PARTS += ["</div>", "<div>", "障害", " \n", "<!-- ", "\u3000", "&#0;", "<"]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_markup_gives_clean_lines(parts: list[str]) -> None:
    try:
        found = read("".join(parts))
    except Unparsable:
        return
    for text in found:
        assert text == text.strip() and text and "\n" not in text and "\0" not in text
