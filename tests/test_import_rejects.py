"""Rows that were not taken wait in a file to be mended; only an import that succeeds touches it; one done says so."""

import json

import pytest

from archive import Archive
from tests.whole import run

GOOD = {"見出し": "交付が停止", "媒体名": "朝日新聞", "発行日": "2016-01-19", "本文": "１８日に障害発生。"}
BAD = GOOD | {"見出し": "日付が読めない", "発行日": "おととい", "本文": "番号は123456789018です。"}
MENDED = {"発行日": "2016-01-22"}


def sheet(folder, *rows, name="c.csv"):
    folder.mkdir(exist_ok=True)
    lines = [",".join(GOOD), *(",".join(row.values()) for row in rows)]
    (folder / name).write_text("".join(f"{line}\r\n" for line in lines), "utf-8", newline="")
    return folder / name


def waiting(data):
    return sorted(data.glob("rejects/*.rejected.jsonl"))


def rows(file):
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def mend(file, **changed):
    mended = "".join(json.dumps(row | changed, ensure_ascii=False) + "\n" for row in rows(file))
    file.write_text(mended, "utf-8")
    return mended


@pytest.fixture
def rejected(tmp_path):
    """Give a data folder, an imported file, and the file of its one rejected row."""
    file = sheet(tmp_path / "one", GOOD, BAD)
    ended = run("--data", tmp_path / "data", "import", file)
    (rejects,) = waiting(tmp_path / "data")
    assert ended.code == 1 and rejects.name in ended.err.replace("\n", "") and rejects.name.startswith("c.csv.")
    return tmp_path / "data", file, rejects


def test_a_rejected_row_stands_with_its_line_and_reason_and_without_a_number_of_a_person(rejected):
    (row,) = rows(rejected[2])
    assert (row["line"], row["見出し"]) == (3, "日付が読めない") and "おととい" in row["why"]
    assert "123456789018" not in rejected[2].read_text("utf-8")


def test_what_was_mended_and_imported_is_named_as_done(rejected):
    data, file, rejects = rejected
    mended = mend(rejects, **MENDED)
    assert run("--data", data, "import", rejects, "--json").rows[0]["counts"] == {"kept": 1}
    (done,) = data.glob("rejects/*.done.jsonl")
    assert done.read_text("utf-8") == mended and not waiting(data)
    again = run("--data", data, "import", file, "--json").rows[0]
    assert again["counts"] == {"unchanged": 1, "rejected": 1} and not waiting(data)
    assert "mended and imported before" in again["problems"][-1]


def test_what_is_still_wrong_stays_in_the_file_one_mends(rejected):
    data, _, rejects = rejected
    mended = mend(rejects, 発行日="さきおととい")
    ended = run("--data", data, "import", rejects, "--json")
    assert ended.code == 1 and "さきおととい" in ended.rows[0]["problems"][0]
    assert waiting(data) == [rejects] and rejects.read_text("utf-8") == mended


def test_an_import_that_fails_leaves_the_rejects_alone(rejected):
    data, file, rejects = rejected
    before = rejects.read_bytes()
    assert run("--data", data, "import", file, "--columns", "title=ない").code == 2
    assert rejects.read_bytes() == before and len(list(data.glob("rejects/*"))) == 1


def test_an_import_that_breaks_off_half_way_leaves_the_rejects_alone(rejected, monkeypatch):
    data, file, rejects = rejected
    before = rejects.read_bytes()
    sheet(file.parent, BAD | {"見出し": "別"}, GOOD | {"見出し": "新しい"})

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("archive.writing.Writer.keep", full)
    assert run("--data", data, "import", file).code == 2
    assert rejects.read_bytes() == before and len(list(data.glob("rejects/*"))) == 1


def test_a_file_of_the_same_name_in_another_folder_has_rejects_of_its_own(rejected, tmp_path):
    data, _, rejects = rejected
    run("--data", data, "import", sheet(tmp_path / "two", GOOD))
    assert waiting(data) == [rejects], "nothing was rejected there, and nothing of here is touched"
    run("--data", data, "import", sheet(tmp_path / "two", BAD))
    assert len(waiting(data)) == 2 and rejects in waiting(data)


def test_importing_again_does_not_undo_what_is_being_mended(rejected):
    data, file, rejects = rejected
    mended = mend(rejects, **MENDED)
    run("--data", data, "import", file)
    assert waiting(data) == [rejects] and rejects.read_text("utf-8") == mended
    sheet(file.parent, BAD, BAD | {"見出し": "もう一つ"})
    run("--data", data, "import", file)
    assert rejects.read_text("utf-8") == mended and [len(rows(one)) for one in waiting(data)].count(2) == 1


def test_rejects_that_nobody_touched_go_when_the_file_itself_was_mended(rejected):
    data, file, _ = rejected
    sheet(file.parent, GOOD, BAD | MENDED)
    assert run("--data", data, "import", file).code == 0
    assert not waiting(data) and len(list(Archive(data / "archive").captures())) == 2


@pytest.mark.parametrize(("count", "told"), [(19, None), (20, "… and 1 more …"), (60, "… and 41 more …")])
def test_however_many_rows_were_not_taken_the_file_that_has_them_is_told(tmp_path, count, told):
    ended = run("--data", tmp_path / "data", "import", sheet(tmp_path / "one", *[BAD] * count))
    (rejects,) = waiting(tmp_path / "data")
    lines = ended.err.splitlines()
    assert rejects.name in lines[-1] and "line 2:" in lines[0]
    assert [line for line in lines if line.startswith("…")] == ([told] if told else [])
    assert len(lines) == (21 if told else count + 1)
