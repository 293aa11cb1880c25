"""`extract-page`: what stands on saved pages, one JSON object a page, whatever the files hold."""

import json

from tests.whole import run

PAGE = "<html><title>障害について</title><main><h1>障害について</h1><p>令和7年4月4日</p><p>交付を停止しています。</p>"


def test_a_list_of_pages(tmp_path):
    (tmp_path / "utf8.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sjis.html").write_bytes(PAGE.encode("cp932"))
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 20)
    files = ["utf8.html", "sjis.html", "empty.html", "noise.html", "none.html", "\0"]
    rows = [json.dumps({"file": file, "url": f"https://www.example.jp/{file}"}) for file in files]
    bad = ["{broken", "[]", "5", '{"file": "utf8.html"}', "[" * 100_000]
    (tmp_path / "list.jsonl").write_text("\n".join([*rows, "", *bad]), encoding="utf-8")
    ended = run("extract-page", "--jsonl", tmp_path / "list.jsonl")
    assert ended.code == 1
    assert [(row["file"], row["outcome"]) for row in ended.rows] == list(
        zip(files, ["parsed", "parsed", "empty", "unreadable", "unreadable", "unreadable"], strict=True)
    )
    assert ended.rows[0]["text"] == ended.rows[1]["text"]
    assert "none.html" in ended.err
    for number in range(8, 8 + len(bad)):
        assert f"list.jsonl, line {number}: " in ended.err


def test_one_page(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (row,) = run("extract-page", tmp_path / "page.html", "--url", "https://www.example.jp/1.html").rows
    assert row["title"] == "障害について" and "停止しています" in row["text"]
    assert run("extract-page", tmp_path / "page.html", "--url", "http://[::1").code == 0


def test_an_empty_file_is_no_page(tmp_path):
    (tmp_path / "empty.html").touch()
    ended = run("extract-page", tmp_path / "empty.html")
    assert ended.code == 2 and ended.out == "" and "empty.html is empty" in ended.err


def test_a_list_that_is_none(tmp_path):
    assert run("extract-page", "--jsonl", tmp_path / "none.jsonl").code == 2
    (tmp_path / "noise.jsonl").write_bytes(b"\xff\xfe\x00")
    assert run("extract-page", "--jsonl", tmp_path / "noise.jsonl").code == 1
