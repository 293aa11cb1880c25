"""`read`: texts in, one JSON object a line out, whatever the text is made of."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.language import load
from nlp.reading import as_json
from nlp.reading import read as read_texts
from records import Text
from tests.whole import SHARED, run, seed_article

NLP = load()


def check_spans(row: dict, text: str) -> None:
    for found in row["entities"] + row["dates"]:
        assert text[found["start"] : found["end"]] == found["surface"]
    for claim in row["claims"]:
        assert 0 <= claim["start"] < claim["end"] <= len(text)


def lines(*rows: object) -> bytes:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()


@seed_article
def test_the_seed_article():
    path = SHARED / "seed" / "article.txt"
    text = path.read_bytes().decode("utf-8-sig")
    (row,) = run("read", path, "--published", "2025-04-04", "--json").rows
    check_spans(row, text)
    assert row["relevance"] == "outage"
    names = {entity["name"] for entity in row["entities"]}
    assert {"地方公共団体情報システム機構", "総務省", "LGWAN", "コンビニ交付", "転入届", "電子証明書の更新"} <= names
    assert {"住民票の写しの交付", "確定申告", "マイナ保険証"} <= names
    by_surface = {entity["surface"]: entity.get("entity_id") for entity in row["entities"]}
    assert by_surface["J-LIS"] == by_surface["地方公共団体情報システム機構"] == "org:j-lis"
    values = {date["value"]: date["surface"] for date in row["dates"]}
    assert values["2025-04-04"] == "2025-04-04" and values["2022"] == "2022年"


@seed_article
def test_what_a_person_sees_of_it():
    shown = run("read", SHARED / "seed" / "article.txt", "--published", "2025-04-04").out
    assert "relevance: outage" in shown and "org:j-lis" in shown and "\x1b" not in shown


ODD = {
    "nul": "総務省\0は\0本日、障害が発生したと発表した。",
    "surrogate": "総務省\ud800は本日、障害が発生したと発表した。\udfff",
    "empty": "",
    "blank": " \n\u3000\r\n",
    "steering": "総務省\x1b[31m\u202eは\u009b本日\u2028発表した。",
    "astral": "𠮷野家🏴‍☠️と総務省は2025年4月4日に発表した。",
    "long": "総務省は4月4日、システムに障害が発生したと発表した。\n" * 36_000,
    "one line": "あ" * 100_000,
    "digits": "1" * 10_000,
    "one name": "府中市" * 5_000,
}


def test_odd_texts_are_read_like_others():
    given_lines = lines(*({"id": name, "text": text, "published": "2025-04-04"} for name, text in ODD.items()))
    ended = run("read", "--jsonl", typed=given_lines)
    assert ended.code == 0, ended.err
    assert [row["id"] for row in ended.rows] == list(ODD)
    for row in ended.rows:
        check_spans(row, ODD[row["id"]])
        if "総務省" in ODD[row["id"]]:
            assert "総務省" in {entity["name"] for entity in row["entities"]}, row["id"]
    assert not {"\x1b", "\u202e", "\u009b"} & set(ended.out), "characters that steer a terminal are escaped"


def test_a_bad_line_stops_nothing():
    ended = run(
        "read",
        "--jsonl",
        typed=lines(
            {"id": "a", "text": "総務省"},
            "{broken",
            "[]",
            {"id": "b"},
            {"id": "c", "text": None},
            {"id": "d", "text": 5},
            {"text": "本文"},
            {"id": 7.5, "text": "本文"},
            "[" * 100_000,
            "9" * 5000,
            "",
            {"id": 7, "text": "", "kind": None},
            {"id": "b", "text": "本文", "title": 5},
            {"id": "\ud800", "text": "総務省", "more": "ignored"},
        ),
    )
    assert ended.code == 1
    assert [row["id"] for row in ended.rows] == ["a", 7, "\ud800"]
    told = [int(line.split("line ")[1].split()[0]) for line in ended.err.splitlines()]
    assert told == [2, 3, 4, 5, 6, 7, 8, 9, 10, 13]


def test_what_the_document_says_of_itself_is_used(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "a", "text": "昨日、障害が発生した。", "published": "2025-04-05"}))
    (row,) = run("read", "--jsonl", tmp_path / "a.jsonl").rows
    assert [date["value"] for date in row["dates"]] == ["2025-04-04"]


@pytest.mark.parametrize("published", ["令和99年1月1日", "tomorrow", "", "2025-13-45"])
def test_a_published_date_that_is_none_is_not_used(published):
    (row,) = run("read", "--jsonl", typed=lines({"id": "a", "text": "昨日から。", "published": published})).rows
    assert row["id"] == "a"


WRITTEN = ["2025-04-05", "20250405", "2025/04/05", "2025.4.5", "2025年4月5日", "令和7年4月5日", "2025年4月5日 10:30"]


@pytest.mark.parametrize("how", ["line", "option"])
@pytest.mark.parametrize("published", [*WRITTEN, "2025-04-05T10:30", "２０２５／４／５"])
def test_a_published_date_is_taken_as_it_is_commonly_written(how, published):
    text = "昨日、住民票システムに障害が発生した。"
    if how == "line":
        ended = run("read", "--jsonl", typed=lines({"id": "a", "text": text, "published": published}))
    else:
        ended = run("read", "--published", published, "--json", typed=text.encode())
    assert ended.code == 0, ended.err
    assert [date["value"] for date in ended.rows[0]["dates"]] == ["2025-04-04"]


NO_DAYS = ["令和99年1月1日", "きのう", "2025-13-45", "2025年4月", "4/5/2025", "2025-W14-5", "2025年4月4日～5日"]


@pytest.mark.parametrize("published", NO_DAYS)
def test_an_option_that_is_no_date_is_refused(published):
    ended = run("read", "--published", published, typed="昨日から。".encode())
    assert ended.code == 2 and published in ended.err and "2025-04-04" in ended.err


@pytest.mark.parametrize("published", NO_DAYS)
def test_a_published_date_that_is_not_used_is_told(published):
    ended = run("read", "--jsonl", typed=lines({"id": "a", "text": "昨日から。", "published": published}))
    assert ended.code == 1 and published in ended.err and len(ended.rows) == 1


@pytest.mark.parametrize("typed", ["", " \n\u3000"])
def test_a_text_of_nothing(typed):
    ended = run("read", typed=typed.encode())
    assert ended.code == 2 and "empty" in ended.err and ended.out == ""


def test_a_file_that_can_not_be_read(tmp_path):
    assert run("read", tmp_path / "none.txt").code == 2
    (tmp_path / "sjis.txt").write_bytes("障害が発生".encode("cp932"))
    ended = run("read", tmp_path / "sjis.txt")
    assert ended.code == 2 and "sjis.txt" in ended.err and "UTF-8" in ended.err and "iconv" in ended.err
    assert run("read", tmp_path).code == 2


def test_standard_input_that_is_no_text():
    assert run("read", typed="障害が発生".encode("cp932")).code == 2
    ended = run(
        "read", "--jsonl", typed='{"id": "a", "text": "障害"}\n'.encode("cp932") + lines({"id": "b", "text": ""})
    )
    assert ended.code == 1 and "line 1 " in ended.err and [row["id"] for row in ended.rows] == ["b"]


WORDS = st.sampled_from(
    ["総務省", "J-LIS", "令和7年", "4月4日", "昨日", "障害", "復旧", "㍻", "ｼｽﾃﾑ", "\0", "\ud83d", "𠮷", "\r\n"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.text(st.characters(exclude_categories=()), max_size=12), WORDS), max_size=12).map("".join))
def test_every_span_is_of_the_text_as_given(text):
    (reading,) = read_texts(NLP, [Text("x", text, title=text[:8], published="2025-04-04")])
    check_spans(json.loads(json.dumps(as_json(reading))), text)


@pytest.mark.parametrize(
    "options",
    [("--published", "昨日"), ("--jsonl", "--title", "題"), ("--jsonl", "--html", "a.html"), ("--jsonl", "--explain")],
)
def test_options_that_would_be_passed_over_are_refused(options):
    ended = run("read", *options, typed="障害".encode())
    assert ended.code == 2 and options[0] in ended.err and not ended.out
