"""What commands print: valid JSON for programs, plain words for people, nothing that steers a terminal."""

import io
import json
import shutil

import pytest
from rich.cells import cell_len
from rich.console import Console

import console
from tests.whole import finished, run, spawn

STEERING = "\x1b[31m障害\x1b]0;title\x07 \u009b31m \u202e逆\u2069"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A published file of one document whose title and text would steer a terminal."""
    data = tmp_path_factory.mktemp("hostile")
    row = {"url": "https://www.example.jp/1.html", "title": f"停止 {STEERING}", "text": f"総務省は停止した。{STEERING}"}
    (data / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for command in (("import", data / "a.jsonl"), ("extract", "--workers", "1"), ("annotate", "--workers", "1")):
        assert run("--data", data, *command).code == 0
    assert run("--data", data, "publish").code == 0
    return data


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("question", [("search", "総務省"), ("sql", "select title, text from revision"), ("sources",)])
def test_nothing_of_a_page_steers_the_terminal(hostile, question, form):
    ended = run("--data", hostile, *question, *form)
    assert ended.code == 0 and ended.out
    assert not {"\x1b", "\x07", "\u009b", "\u202e", "\u2069"} & set(ended.out)
    if form and question[0] == "sql":
        assert ended.rows[0]["title"] == f"停止 {STEERING}", "as JSON it is all there, escaped"


QUERIES = {
    "nan": ("select 'nan'::double as a, 'inf'::float as b", {"a": None, "b": None}),
    "twice": ("select 1 as a, 2 as a", {"a": 1, "a_2": 2}),
    "map": ("select map {date '2025-04-04': [1.5, 'nan'::double]} as m", {"m": {"2025-04-04": [1.5, None]}}),
    "types": (
        "select '\\xAA'::blob as b, 10::hugeint as h, time '10:00' t",
        {"b": "b'\\xaa'", "h": 10, "t": "10:00:00"},
    ),
}


@pytest.mark.parametrize("name", QUERIES)
def test_every_value_is_json(hostile, name):
    query, row = QUERIES[name]
    assert run("--data", hostile, "sql", query, "--json").rows == [row]


@pytest.mark.parametrize(
    "query",
    ["", "-- nothing", "selec 1", "from nowhere", "create table x (i int)", "delete from revision", "set threads = 1",
     "copy (select 1) to 'stolen.csv'", "from read_csv('/etc/passwd')", "attach 'other.duckdb' as other",
     "install httpfs", "select * from duckdb_secrets(), nowhere"],
)  # fmt: skip
def test_a_query_that_can_not_run(hostile, query):
    ended = run("--data", hostile, "sql", query)
    assert ended.code == 2 and ended.err and ended.out == ""


def test_rows_left_out_are_told_unless_asked_for(hostile):
    ended = run("--data", hostile, "sql", "from range(1001)", "--json")
    assert ended.code == 1 and len(ended.rows) == 1000 and "--limit" in ended.err
    ended = run("--data", hostile, "sql", "from range(10)", "--limit", "3", "--json")
    assert ended.code == 0 and len(ended.rows) == 3 and not ended.err
    assert run("--data", hostile, "sql", "from range(1000)").code == 0


@pytest.mark.parametrize(
    "query", ["select 1; select 2", "select 1; pivot revision on title", "from range(2);; select 3;"]
)
def test_several_statements_are_refused(hostile, query):
    ended = run("--data", hostile, "sql", query)
    assert ended.code == 2 and "one statement" in ended.err and ended.out == ""


@pytest.mark.parametrize("query", ["select ';' as a;", "select 1 -- one; two", "pivot revision on title"])
def test_one_statement_is_one(hostile, query):
    assert run("--data", hostile, "sql", query).code == 0


@pytest.mark.parametrize("words", ["存在しない語", "a; drop table revision", "ないよこんなもの", "「もの」"])
def test_a_search_for_anything(hostile, words):
    ended = run("--data", hostile, "search", "--", words)
    assert ended.code == 0 and ended.out.startswith("nothing found: no document")


@pytest.mark.parametrize(
    "words",
    [
        [""],
        ["\u3000"],
        ["-復旧"],
        ["-復旧", "-障害"],
        ["「"],
        ["」", '"'],
        ["%"],
        ["'"],
        ["\0"],
        ["*" * 1000],
        ["もの"],
        ["これ", "-障害"],
    ],
)
def test_a_search_for_nothing(hostile, words):
    ended = run("--data", hostile, "search", "--", *words)
    assert ended.code == 2 and "at least one word" in ended.err and ended.out == ""


def test_days_that_are_reversed(hostile):
    ended = run("--data", hostile, "search", "総務省", "--from", "2025-05-01", "--to", "2025-04-01")
    assert ended.code == 2 and ended.out == ""
    assert "--from 2025-05-01 is after --to 2025-04-01" in ended.err and "reversed" in ended.err
    assert run("--data", hostile, "search", "総務省", "--from", "2025-05-01", "--to", "2025-05-01").code == 0


def test_a_table_in_a_pipe_is_not_cut(hostile):
    shown = run("--data", hostile, "sql", "select repeat('長い', 300) as a, 'end' as b").out
    assert "長い" * 300 in shown and "end" in shown


def test_counts_as_json(hostile, tmp_path):
    for command in ("extract", "annotate", "publish"):
        ended = run("--data", hostile, command, "--json")
        assert ended.code == 0 and set(ended.rows[0]) == {"counts", "problems"}


def test_in_a_process_of_its_own(hostile):
    ended = finished(spawn("--data", hostile, "sql", "select title from revision", env={"FORCE_COLOR": ""}))
    assert ended.code == 0 and "停止" in ended.out and "\x1b" not in ended.out + ended.err


def test_a_reader_that_goes_away_is_no_fault(hostile):
    asked = spawn("--data", hostile, "sql", "from range(1000000)", "--limit", "1000000", "--json")
    assert asked.stdout and asked.stdout.readline() == '{"range": 0}\n'
    asked.stdout.close()
    assert asked.stderr and asked.stderr.read() == ""
    assert asked.wait() == 2
    asked.stderr.close()


def test_a_folder_that_can_not_be_written(tmp_path):
    (tmp_path / "data").write_text("a file, no folder")
    ended = run("--data", tmp_path / "data", "extract")
    assert ended.code == 2 and str(tmp_path / "data") in ended.err


def test_a_damaged_archive_is_told_and_the_rest_goes_on(demo, tmp_path):
    shutil.copytree(demo / "archive", tmp_path / "archive")
    file = sorted((tmp_path / "archive").iterdir())[0]
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 40] = b"\xff" * 40
    file.write_bytes(whole)
    ended = run("--data", tmp_path, "extract", "--workers", "1", "--json")
    counts = ended.rows[0]["counts"]
    assert counts["parsed"] >= 35
    assert ended.code == 1 and any(file.name in problem for problem in ended.rows[0]["problems"])
    assert run("--data", tmp_path, "extract", "--workers", "1").code == 0, "told once"


@pytest.fixture
def narrow(monkeypatch):
    """A terminal of 40 columns."""
    terminal = Console(width=40, file=io.StringIO())
    monkeypatch.setattr(console, "out", terminal)
    return terminal.file


def test_a_table_wider_than_the_terminal_cuts_nothing(narrow):
    console.show(("title", "started"), [("証明書の交付が止まっている", "2025-04-04T08:30")])
    shown = narrow.getvalue()
    assert "…" not in shown and "│" in shown and set("証明書の交付が止まっている") <= set(shown)
    assert max(map(cell_len, shown.splitlines())) <= 40


def test_columns_too_narrow_to_read_are_shown_as_records(narrow):
    columns = [f"column_{number}" for number in range(31)]
    console.show(columns, [["値"] * 31, ["2025-04-04T08:30", "長い文" * 20, None, *["b"] * 28]], title="Two")
    lines = narrow.getvalue().splitlines()
    assert lines[:2] == ["Two", "── 1 ──"] and len(lines) > 2 * 31 and max(map(cell_len, lines)) <= 40
    assert [line.split() for line in lines[2:5]] == [[f"column_{number}", "値"] for number in range(3)]
    second = lines[lines.index("── 2 ──") :]
    assert second[1].split() == ["column_0", "2025-04-04T08:30"] and "column_2" in map(str.strip, second)


def test_no_row_with_many_columns(narrow):
    console.show([f"column_{number}" for number in range(31)], [])
    assert narrow.getvalue() == "no rows\n"
