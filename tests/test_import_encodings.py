"""A file in another encoding than the one that was said, and one that holds nothing."""

import pytest

from records import CannotRun
from stages.importing.encodings import encoding_of
from tests.whole import run

SHEET = "見出し,媒体名,本文,発行日\n証明書の交付が停止,北陽新聞,窓口で証明書の交付が止まった。,2025-04-04\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("cp932", "utf-8"),
        ("euc_jp", "utf-8"),
        ("utf-8", "ascii"),
        ("utf-8", "utf-16"),
        ("cp932", "utf-16"),
        ("utf-16", "utf-8"),
    ],
)
def test_an_encoding_that_is_not_the_files_is_refused_with_the_likely_one(tmp_path, written, said):
    (tmp_path / "a.csv").write_bytes(SHEET.encode(written))
    ended = run("--data", tmp_path, "import", tmp_path / "a.csv", "--encoding", said)
    assert ended.code == 2 and f"a.csv is not {said}; it looks like {written}" in ended.err
    assert "�" not in ended.err + ended.out


@pytest.mark.parametrize("said", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-32"])
def test_the_files_own_encoding_is_taken(tmp_path, said):
    (tmp_path / "a.csv").write_bytes(SHEET.encode(said))
    assert run("--data", tmp_path, "import", tmp_path / "a.csv", "--encoding", said, "--dry-run").code == 0


@pytest.mark.parametrize("said", ["klingon", "hex", "rot13"])
def test_an_encoding_that_is_none(tmp_path, said):
    (tmp_path / "a.csv").write_text(SHEET, encoding="utf-8")
    with pytest.raises(CannotRun, match="is not known"):
        encoding_of(tmp_path / "a.csv", said)


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
@pytest.mark.parametrize("encoding", [(), ("--encoding", "utf-8")])
def test_an_empty_sheet(tmp_path, content, encoding):
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    ended = run("--data", tmp_path, "import", tmp_path / "a.csv", *encoding)
    assert ended.code == 2 and "a.csv is empty" in ended.err


def test_blank_lines_above_a_header_that_tells_nothing(tmp_path):
    (tmp_path / "a.csv").write_text("\n番号,備考\n1,なし\n", encoding="utf-8")
    ended = run("--data", tmp_path, "import", tmp_path / "a.csv")
    assert ended.code == 2 and "(the first says: 番号, 備考)" in ended.err
