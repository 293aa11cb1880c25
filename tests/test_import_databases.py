"""What newspaper databases export is understood by the names of its columns; rows that are none are kept apart."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from records import CannotRun
from stages.importing.columns import Columns, given_columns, plain
from stages.importing.documents import document_of
from tests.whole import ask, run

PREAMBLE = "検索条件：マイナンバー AND 障害\r\n出力日：２０２６年１月１０日\r\n\r\n"
HEADER = ("Ｎｏ．", "見出し", "媒体名", "発行日", "面名", "ページ", "文字数", "本文")
ROWS = (
    ("１", "交付が停止", "日本経済新聞　朝刊", "２０１６年１月１９日", "社会", "３９", "５８", "１８日に障害発生。"),
    ("２", "交付停止、\n復旧は未定", "読売新聞オンライン", "2016/01/20", "", "", "", "「交付」が、\n停止した。"),
    ("３", "窓口の混雑続く", "北海道新聞", "20160121", "地方", "5", "30", "道内の窓口では混雑が続いた。"),
)  # fmt: skip


def sheet(rows, delimiter=",", header=HEADER, preamble=PREAMBLE):
    quoted = lambda value: '"' + value.replace('"', '""') + '"'  # noqa: E731
    return preamble + "".join(delimiter.join(map(quoted, row)) + "\r\n" for row in (header, *rows))


def documents(data):
    archive = Archive(data / "archive")
    return [json.loads(archive.read(capture).body) for capture in archive.captures()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16"])
@pytest.mark.parametrize(("name", "delimiter"), [("telecom.csv", ","), ("telecom.tsv", "\t"), ("telecom.txt", "\t")])
def test_an_export_is_understood_as_it_comes(tmp_path, encoding, name, delimiter):
    (tmp_path / name).write_bytes(sheet(ROWS, delimiter).encode(encoding))
    ended = run("--data", tmp_path, "import", tmp_path / name, "--json")
    assert (ended.code, ended.rows[0]["counts"]) == (0, {"kept": 3})
    kept = documents(tmp_path)
    assert [(one["source"], one["published"], one["kind"]) for one in kept] == [
        ("nikkei", "2016-01-19", "news"),
        ("yomiuri", "2016-01-20", "news"),
        ("北海道新聞", "2016-01-21", "news"),
    ]
    assert [one["text"] for one in kept] == [row[-1] for row in ROWS], "the text stays as it stands"
    assert all(one["url"].startswith("urn:madoguchi:") for one in kept)
    assert run("--data", tmp_path, "import", tmp_path / name, "--json").rows[0]["counts"] == {"unchanged": 3}


def test_an_imported_article_without_address_is_read_and_found(tmp_path):
    (tmp_path / "a.csv").write_bytes(sheet(ROWS).encode("cp932"))
    run("--data", tmp_path, "import", tmp_path / "a.csv")
    for command in ("extract", "annotate", "publish"):
        assert run("--data", tmp_path, command).code == 0
    rows = ask(tmp_path / "madoguchi.duckdb", "select source, day::varchar from document_now order by day")
    assert rows == [("nikkei", "2016-01-19"), ("yomiuri", "2016-01-20"), ("北海道新聞", "2016-01-21")]


def brought(folder, told):
    (folder / "a.csv").write_bytes(sheet(told).encode("cp932"))
    for command in (["import", folder / "a.csv"], ["extract"], ["annotate"], ["link"], ["publish"]):
        assert run("--data", folder, *command).code == 0
    return folder / "madoguchi.duckdb"


def test_papers_that_are_no_source_are_press_and_towns_are_themselves(tmp_path):
    told = (
        ("5", "戸籍の証明書が出せず", "北陽新聞", "2025-06-04", "", "", "", "塩尻市で３日午前９時ごろに起きた戸籍情報"
         "システムの障害は、同日午後４時に復旧した。影響は15町に及び、転入届の受け付けができない状態が続いた。"),
        ("6", "戸籍情報システムの障害について", "塩尻市", "2025-06-03", "", "", "", "令和7年6月3日8時40分頃から、"
         "戸籍情報システムの障害により、戸籍証明書の交付ができません。"),
    )  # fmt: skip
    published = brought(tmp_path, told)
    query = "select first, lag_days, press_source, official_source from official_lag"
    assert ask(published, query) == [("official", -1, "北陽新聞", "lg:202151")]
    query = "select source, official, press from coverage_by_day where documents > 0 order by day"
    assert ask(published, query) == [("lg:202151", 1, 0), ("北陽新聞", 0, 1)]
    query = "select value, others from conflicting_claim where field = 'started' and chosen"
    assert ask(published, query) == [("2025-06-03T08:40", ["2025-06-03T09:00"])]
    query = "select valid_from, valid_to from incident_state where state = '復旧'"
    assert ask(published, query) == [("2025-06-03T16:00", None)], "from its recovery, not from when it failed"
    query = "select state, valid_from, from_stated from incident_state where procedure = '転入届'"
    assert ask(published, query) == [("発生", "2025-06-03T08:40", False)], "told once it was over"
    for place, named in (("塩尻市", [(True,)]), ("長野県塩尻市", [(True,)]), ("松本市", [])):
        assert ask(published, f"select named from incident_at('{place}', '2025-06-03T12:00')") == named


def test_an_end_that_names_nothing_is_that_of_all_that_failed_there(tmp_path):
    told = (
        ("5", "窓口業務の停止について", "塩尻市", "2025-06-03", "", "", "", "令和7年6月3日8時40分頃から、"
         "住民情報システムの障害により、転入届の受け付けと印鑑登録証明書の交付ができません。"),
        ("6", "窓口業務の停止について（復旧）", "塩尻市", "2025-06-04", "", "", "", "6月3日8時40分頃から"
         "停止していた窓口は、6月4日9時10分にすべて復旧しました。"),
    )  # fmt: skip
    published = brought(tmp_path, told)
    query = "select procedure, valid_to from incident_state where state = '発生' and procedure <> '窓口業務(総称)'"
    states = dict(ask(published, query))
    assert states.keys() >= {"転入届", "印鑑登録証明書の交付"}
    assert set(states.values()) == {"2025-06-04T09:10"}


def test_a_dry_run_shows_what_it_understood_and_brings_nothing(tmp_path):
    (tmp_path / "a.csv").write_bytes(sheet((*ROWS, ("４", "", "朝日新聞", "2016-01-22"))).encode("cp932"))
    (row,) = run("--data", tmp_path / "data", "import", tmp_path / "a.csv", "--dry-run", "--json").rows
    assert row["columns"] == {
        "Ｎｏ．": "", "見出し": "title", "媒体名": "source", "発行日": "published",
        "面名": "", "ページ": "", "文字数": "", "本文": "text",
    }  # fmt: skip
    assert (row["encoding"], row["good"], row["first"], row["last"]) == ("cp932", 3, "2016-01-19", "2016-01-21")
    assert row["sources"] == {"nikkei": 1, "yomiuri": 1, "北海道新聞": 1}
    assert len(row["rejected"]) == 1 and "line 10" in row["rejected"][0]
    shown = run("--data", tmp_path / "data", "import", tmp_path / "a.csv", "--dry-run")
    assert shown.code == 1 and "見出し" in shown.out and "not used" in shown.out
    assert not (tmp_path / "data").exists()


def test_a_quote_that_nobody_closed_costs_one_row(tmp_path):
    good = sheet(ROWS, preamble="")
    broken = good.replace('"１","交付', '"１,"交付', 1) + sheet(
        [("４", "復旧", "朝日新聞", "2016-01-22", "", "", "", "復旧した。")], preamble="", header=()
    ).removeprefix("\r\n")
    (tmp_path / "a.csv").write_text(broken, "utf-8", newline="")
    ended = run("--data", tmp_path, "import", tmp_path / "a.csv", "--json")
    assert ended.rows[0]["counts"]["kept"] >= 2 and "a.csv, line 2" in " ".join(ended.rows[0]["problems"])
    assert "復旧した。" in [one["text"] for one in documents(tmp_path)]
    (rejects,) = tmp_path.glob("rejects/a.csv.*.rejected.jsonl")
    rejected = json.loads(rejects.read_text("utf-8").splitlines()[0])
    assert rejected["as it stands"] == broken.splitlines()[1], "what was rejected is not lost"


def test_bytes_of_another_encoding_cost_one_row(tmp_path):
    lines = sheet([*ROWS] * 20, preamble="").encode("cp932").splitlines(keepends=True)
    lines.insert(2, '"９","題","朝日新聞","2016-01-22","","","","'.encode("cp932") + b'\x81\xff"\r\n')
    (tmp_path / "a.csv").write_bytes(b"".join(lines))
    ended = run("--data", tmp_path, "import", tmp_path / "a.csv", "--json")
    assert ended.rows[0]["counts"] == {"kept": 3, "unchanged": 57, "rejected": 1}
    assert "another encoding" in ended.rows[0]["problems"][0]


def test_columns_can_be_named(tmp_path):
    said = "題,中身,紙\n復旧,復旧した。,毎日新聞\n"
    (tmp_path / "a.csv").write_text(said, "utf-8")
    assert run("--data", tmp_path, "import", tmp_path / "a.csv").code == 2
    options = ("--columns", "title=題, text=中身, source=紙")
    assert run("--data", tmp_path, "import", tmp_path / "a.csv", *options).code == 0
    assert [(one["source"], one["title"]) for one in documents(tmp_path)] == [("mainichi", "復旧")]
    for wrong in ("title", "headline=題"):
        assert run("--data", tmp_path, "import", tmp_path / "a.csv", "--columns", wrong).code == 2
    mistyped = run("--data", tmp_path, "import", tmp_path / "a.csv", *options[:1], f"{options[1]}, published=発行")
    assert mistyped.code == 2 and "no column 発行; its columns are 題, 中身, 紙" in mistyped.err
    with pytest.raises(CannotRun, match="no field"):
        Columns(given_columns("headline=題"))


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"掲載年": "2016", "掲載月日": "0119"}, "2016-01-19"),
        ({"掲載年": "2016年", "掲載月日": "119"}, "2016-01-19"),
        ({"年": "２０１６", "月": "１", "日": "１９"}, "2016-01-19"),
        ({"年": "平成28年", "月": "1月", "日": "19日"}, "2016-01-19"),
        ({"掲載日": "2016年1月19日（火）朝刊"}, "2016-01-19"),
        ({"配信日": "2016/1/19", "配信時刻": "9:05"}, "2016-01-19T09:05"),
        ({"日付": ""}, None),
    ],
)
def test_the_day_in_one_column_or_in_several(row, day):
    row = {"見出し": "題", "本文": "文", "新聞名": "朝日新聞", **row}
    assert document_of(row, Columns().of(tuple(row)))["published"] == day


def test_the_lead_comes_before_the_text_and_the_number_names_the_article():
    row = {"見出し": "題", "本文": "文", "リード": "前文", "紙名": "地方紙", "記事ID": "A-1"}
    first = document_of(row, Columns().of(tuple(row)))
    assert first["text"] == "前文\n文"
    mended = document_of(row | {"本文": "改めた文"}, Columns().of(tuple(row)))
    assert mended["url"] == first["url"], "a mended article is another wording of the same document"
    with pytest.raises(ValueError, match="neither an address"):
        document_of({"見出し": "題", "本文": "文"}, {"title": "見出し", "text": "本文"})


def test_names_of_columns_are_read_without_their_trimmings():
    assert {plain(name) for name in ("本文", "本文（全文）", " 本 文 ", "【本文】", "＊本文：")} == {"本文", ""}
    assert plain("ＵＲＬ") == plain("Url") == "url"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=9), max_size=6))
def test_any_rows_are_taken_or_rejected_each_with_its_line(rows):
    import tempfile
    from pathlib import Path

    from stages.importing.files import open_rows

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text("title,text\r\n" + sheet(rows, header=("題", "文"), preamble=""), "utf-8", newline="")
        numbers = [number for number, _ in open_rows(path, Columns()).rows]
    assert numbers == sorted(numbers) and all(number > 1 for number in numbers)


def test_a_killed_import_is_simply_run_again(tmp_path):
    rows = [(str(n), f"題{n}", "朝日新聞", "2016-01-19", "", "", "", f"文{n}") for n in range(3000)]
    (tmp_path / "a.csv").write_bytes(sheet(rows).encode("cp932"))
    command = [sys.executable, "pipeline.py", "--data", str(tmp_path), "import", str(tmp_path / "a.csv")]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while started.poll() is None and not list(tmp_path.glob("archive/*")):
        pass
    started.kill()
    started.wait()
    assert run("--data", tmp_path, "import", tmp_path / "a.csv").code == 0
    assert sorted(one["title"] for one in documents(tmp_path)) == sorted(f"題{n}" for n in range(3000))
