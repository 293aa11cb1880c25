"""Documents that somebody already has: brought in once, bad rows told by their line, found by search."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archive import Archive
from settings import Settings
from stages import workers
from stages.importing.bring import import_documents
from tests.whole import ask, run

GOOD = {
    "url": "https://www.example.jp/news/1.html",
    "title": "住民票の写しの交付が停止",
    "text": "地方公共団体情報システム機構は4日、システム障害が発生したと発表した。",
    "published": "令和7年4月4日",
    "kind": "news",
}
OTHER = {
    **GOOD,
    "url": "https://www.example.jp/news/2.html",
    "title": "図書館の催し",
    "text": "5日に読み聞かせをする。",
}


def jsonl(path, *rows):
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def table(path, *rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # as Excel saves it
        writer = csv.DictWriter(file, list(GOOD))
        writer.writeheader()
        writer.writerows(rows)
    return path


def parquet(path, *rows):
    pq.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


def land(data):
    for command in ("extract", "annotate", "publish"):
        assert run("--data", data, command, *([] if command == "publish" else ["--workers", "1"])).code == 0
    return data / "madoguchi.duckdb"


@pytest.mark.parametrize(("name", "write"), [("a.jsonl", jsonl), ("a.csv", table), ("a.parquet", parquet)])
def test_a_file_is_brought_in_once(tmp_path, name, write):
    file = write(tmp_path / name, GOOD, OTHER)
    first = run("--data", tmp_path, "import", file, "--json")
    assert (first.code, first.rows) == (0, [{"counts": {"kept": 2}, "problems": []}])
    again = run("--data", tmp_path, "import", file, "--json")
    assert (again.code, again.rows[0]["counts"]) == (0, {"unchanged": 2})
    assert len(list(Archive(tmp_path / "archive").captures())) == 2


def test_the_three_forms_bring_the_same(tmp_path):
    bodies = set()
    for name, write in (("a.jsonl", jsonl), ("a.csv", table), ("a.parquet", parquet)):
        import_documents(Settings(data=tmp_path / name), write(tmp_path / f"file-{name}", GOOD))
        bodies |= {capture.digest for capture in Archive(tmp_path / name / "archive").captures()}
    assert len(bodies) == 1


def test_what_was_brought_in_is_found(tmp_path):
    run("--data", tmp_path, "import", jsonl(tmp_path / "a.jsonl", GOOD, OTHER))
    published = land(tmp_path)
    assert run("--data", tmp_path, "search", "住民票", "交付", "--json").rows[0]["url"] == GOOD["url"]
    rows = ask(published, "select source, published_at, relevance from document_now order by url")
    assert rows == [("host:www.example.jp", "2025-04-04", "outage"), ("host:www.example.jp", "2025-04-04", "other")]


def test_whose_a_document_is(tmp_path):
    ours = {**GOOD, "url": "https://www.soumu.go.jp/menu_news/s-news/1.html"}
    said = {**OTHER, "source": "clippings"}
    run("--data", tmp_path, "import", jsonl(tmp_path / "a.jsonl", ours, said))
    assert [capture.source for capture in Archive(tmp_path / "archive").captures()] == ["soumu", "clippings"]


BAD = [
    ("{broken", "no JSON object"),
    ("[1]", "no JSON object"),
    ("9" * 5000, "no JSON object"),
    ("[" * 100_000, "no JSON object"),
    ({**GOOD, "url": None}, "'url'"),
    ({**GOOD, "url": "news/1.html"}, "news/1.html"),
    ({**GOOD, "url": "ftp://example.jp/a"}, "ftp://"),
    ({**GOOD, "url": "http://[::1"}, "IPv6"),
    ({**GOOD, "title": " "}, "'title'"),
    ({**GOOD, "text": 5}, "'text'"),
    ({**GOOD, "source": 5}, "'source'"),
    ({**GOOD, "kind": "rumour"}, "rumour"),
    ({**GOOD, "kind": ["news"]}, "news"),
    ({**GOOD, "published": "令和99年4月4日"}, "令和99年"),
    ({**GOOD, "seen": "yesterday"}, "yesterday"),
]


def test_a_bad_row_is_told_and_stops_nothing(tmp_path):
    file = jsonl(tmp_path / "a.jsonl", GOOD, *(row for row, _ in BAD), "", OTHER)
    ended = run("--data", tmp_path, "import", file, "--json")
    assert ended.code == 1
    counts, problems = ended.rows[0]["counts"], ended.rows[0]["problems"]
    assert counts == {"kept": 2, "rejected": len(BAD)}
    for number, ((_, word), problem) in enumerate(zip(BAD, problems[:-1], strict=True), 2):
        assert problem.startswith(f"a.jsonl, line {number}: ") and word in problem


def test_a_csv_row_is_told_by_the_line_it_begins_in(tmp_path):
    file = table(tmp_path / "a.csv", {**GOOD, "text": "一行目\n二行目"}, {**OTHER, "title": ""})
    ended = run("--data", tmp_path, "import", file)
    assert ended.code == 1 and "a.csv, line 4: column 'title'" in ended.err


@pytest.mark.parametrize(("name", "write"), [("a.jsonl", jsonl), ("a.csv", table), ("a.parquet", parquet)])
def test_a_text_of_a_million_characters(tmp_path, name, write):
    long = {**GOOD, "text": "システム障害が発生した。\n" * 80_000}
    assert run("--data", tmp_path, "import", write(tmp_path / name, long)).code == 0
    captures = Archive(tmp_path / "archive")
    (capture,) = captures.captures()
    assert len(json.loads(captures.read(capture).body)["text"]) == len(long["text"]) > 1_000_000


def test_what_no_text_can_hold(tmp_path):
    odd = {**GOOD, "title": "障害\0について", "text": "復旧\0した。\ud800 個人番号は123456789018です。"}
    assert run("--data", tmp_path, "import", jsonl(tmp_path / "a.jsonl", odd)).code == 0
    (row,) = ask(land(tmp_path), "select title, text from revision")
    assert row == ("障害について", "復旧した。\ufffd 個人番号は＊＊＊＊＊＊＊＊＊＊＊＊です。")
    assert b"123456789018" not in b"".join(
        archive.read(capture).body for archive in [Archive(tmp_path / "archive")] for capture in archive.captures()
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"PK", ".tsv or .parquet"),
        ("a.csv", b"\x81\xff\xfe\n" * 50, "is not UTF-8"),
        ("a.csv", "見出し,日付\r\n障害,2025-04-04".encode(), "--columns title=…,text=…"),
        ("a.csv", b"", "is empty"),
        ("a.parquet", b"PAR1 is not enough", "can not be read"),
        ("none.csv", None, "there is no file"),
    ],
)
def test_a_file_that_is_not_one(tmp_path, name, content, words):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = run("--data", tmp_path / "data", "import", tmp_path / name)
    assert ended.code == 2 and name in ended.err and words in ended.err


def test_texts_of_one_address_are_revisions_at_the_moments_they_were_seen(tmp_path):
    rows = [
        {**GOOD, "text": f"システム障害が発生した。{state}", "seen": seen}
        for state, seen in (("復旧した。", "2025-04-04T19:36"), ("調査している。", "2025-04-04T00:30:00Z"))
    ]
    assert run("--data", tmp_path, "import", jsonl(tmp_path / "a.jsonl", *rows)).code == 0
    found = ask(land(tmp_path), "select text, first_seen::text from revision order by first_seen")
    assert [text[12:] + seen for text, seen in found] == [
        "調査している。2025-04-04 09:30:00",
        "復旧した。2025-04-04 19:36:00",
    ]


def test_an_address_keeps_its_numbers(tmp_path):
    url = "https://www.jiji.com/jc/article?k=202502180675"  # its day and number would pass as a 個人番号
    file = jsonl(tmp_path / "a.jsonl", {**GOOD, "url": url, "text": "受付番号は202502180675です。"})
    assert run("--data", tmp_path, "import", file).code == 0
    (row,) = ask(land(tmp_path), "select url, text from document join revision using (document_id)")
    assert row == (url, "受付番号は＊＊＊＊＊＊＊＊＊＊＊＊です。")


@pytest.mark.parametrize("how", [(), ("--dry-run",)])
@pytest.mark.parametrize(("name", "write"), [("a.jsonl", jsonl), ("a.csv", table)])
def test_a_file_without_rows_needs_a_look(tmp_path, name, write, how):
    ended = run("--data", tmp_path, "import", write(tmp_path / name), *how)
    assert ended.code == 1 and f"{name}: holds no row" in ended.err


def test_what_is_in_the_index_is_not_looked_for_in_the_archive(tmp_path):
    file = jsonl(tmp_path / "a.jsonl", GOOD, OTHER)
    assert run("--data", tmp_path, "import", file).code == 0
    (kept,) = (tmp_path / "archive").iterdir()
    kept.write_bytes(bytes(kept.stat().st_size))
    again = run("--data", tmp_path, "import", file, "--json")
    assert (again.code, again.rows[0]["counts"]) == (0, {"unchanged": 2})


def test_what_the_archive_has_beyond_the_index_is_not_brought_in_again(tmp_path):
    file = jsonl(tmp_path / "a.jsonl", GOOD, OTHER)
    assert run("--data", tmp_path, "import", file).code == 0
    (tmp_path / "warehouse.duckdb").unlink()
    assert run("--data", tmp_path, "import", file, "--json").rows[0]["counts"] == {"unchanged": 2}


@pytest.mark.parametrize("together", [1, 2, 500])
def test_a_row_that_comes_again_later_in_its_file_is_kept_once(tmp_path, monkeypatch, together):
    monkeypatch.setattr(workers, "TOGETHER", together)
    file = jsonl(tmp_path / "a.jsonl", GOOD, OTHER, GOOD, GOOD)
    assert run("--data", tmp_path, "import", file, "--json").rows[0]["counts"] == {"unchanged": 2, "kept": 2}
