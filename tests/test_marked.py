"""What `read` shows a person: every finding marked where it stands, the card with its evidence, nothing unescaped."""

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.language import load
from nlp.reading import read_one
from records import DateExpression, Mention, Reading, Text
from stages.marked import claim_rows, marks
from stages.marked_page import page
from tests.whole import run

NOTICE = (
    "証明書コンビニ交付の障害について<script>alert(1)</script>\n"
    "令和7年4月4日午前8時50分頃から、J-LISのシステム障害により、証明書を交付できない状態でした。\n"
    "同日午後1時に復旧しました。原因は通信機器の故障でした。約50の自治体で影響がありました。"
)


@pytest.fixture(scope="module")
def nlp():
    return load()


class Words(HTMLParser):
    """The text of a page, the tags that are in it, and what of it is the text that was read."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = self.read = self.headline = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append("text" if ("class", "text") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.read += data if "text" in self.open and "small" not in self.open else ""
        self.headline += data if "h1" in self.open else ""


def test_the_page_holds_the_text_the_card_and_no_script(nlp) -> None:
    reading, _ = read_one(nlp, Text("a", NOTICE, published="2025-04-04"))
    words = Words()
    words.feed(page(reading, NOTICE, "<b>題</b>"))
    assert "script" not in words.tags and "b" not in words.tags and "mark" in words.tags
    assert "alert(1)" in words.text and "<b>題</b>" in words.text
    assert "2025-04-04T08:50" in words.text and "通信機器の故障" in words.text and "約50の自治体" in words.text
    assert all(caption in words.text for caption in ("outage", "claims", "names", "dates"))
    assert "org:j-lis" in words.text and "sys:convenience" in words.text and "published" not in words.read


def test_claims_tell_places_and_speakers_by_name(nlp) -> None:
    text = "掛川市は4日、図書館システムが停止したと発表した。市教委によると、復旧の見通しは立っていない。"
    rows = claim_rows(read_one(nlp, Text("a", text, published="2025-04-04"))[0], text)
    assert [row[5] for row in rows] == ["静岡県掛川市", "掛川市教育委員会"]


@given(
    st.text("障害<>&\"'復旧4日", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
)
@settings(max_examples=200)
def test_marks_never_overlap_and_the_text_comes_out_whole(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    found = [Mention("system", "x", None, start, end, text[start:end], "gazetteer") for start, end in inside]
    dates = [DateExpression(start, end, text[start:end], None, "day") for start, end in inside[:2]]
    reading = Reading("a", "other", 0.5, tuple(found), tuple(dates))
    kept = marks(reading)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    words = Words()
    words.feed(page(reading, text, ""))
    assert words.read == text


def test_the_command_prints_the_card_and_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    ended = run(
        "read", tmp_path / "notice.txt", "--published", "2025-04-04", "--html", tmp_path / "a.html", "--explain"
    )
    assert ended.code == 0
    assert all(words in ended.out for words in ("2025-04-04T08:50", "復旧", "通信機器の故障", "failure_of_system"))
    written = (tmp_path / "a.html").read_text("utf-8")
    words = Words()
    words.feed(written)
    assert written.startswith("<!DOCTYPE html>") and words.headline == NOTICE.partition("\n")[0]
    assert run("read", tmp_path / "notice.txt", "--html", tmp_path / "no" / "a.html").code == 2
