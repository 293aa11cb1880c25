import csv
from collections import defaultdict
from pathlib import Path

import pytest

from nlp import tables
from nlp.gazetteer.contexts import companies
from nlp.gazetteer.lists import municipalities

GIVEN = Path(__file__).resolve().parents[2] / "shared/data"
PARTS = (("organisations", "org:"), ("systems", "sys:"), ("procedures", "proc:"), ("laws", "law:"))


def check_digit_of_code(code):
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10 if total >= 11 else 11 - total)


def houjin_bangou(body):
    total = sum(int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(body)))
    return str(9 - total % 9) + body


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("name\tone\ttwo\na\t1\t0.5\nb\t1\tx\n", r"n\.tsv, line 3: could not convert string to float: 'x'"),
        ("name\tone\ttwo\na\t1\n", r"n\.tsv, line 2: 2 cells where the header has 3"),
    ],
)
def test_a_list_of_numbers_names_the_line_that_holds_none(monkeypatch, tmp_path, lines, error):
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    (tmp_path / "n.tsv").write_text(lines, "utf-8")
    with pytest.raises(ValueError, match=error):
        tables.numbers("n")


def test_a_word_of_the_vocabulary_stands_in_every_pattern_that_names_it(monkeypatch, tmp_path):
    (tmp_path / "vocabulary.tsv").write_text("name\tpattern\nback\t(?:直っ|戻っ)\nsoon\t{{back}}た\n", "utf-8")
    (tmp_path / "a.tsv").write_text("mark\tpattern\nover\tすぐに{{soon}}\n", "utf-8")
    (tmp_path / "b.tsv").write_text("mark\tpattern\nover\tすぐに{{late}}\n", "utf-8")
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    for cached in (tables.rows, tables._vocabulary):
        cached.cache_clear()
    try:
        assert tables.rows("a") == ({"mark": "over", "pattern": "すぐに(?:直っ|戻っ)た"},)
        with pytest.raises(ValueError, match=r"b\.tsv, line 2: 'late' is no word of vocabulary\.tsv"):
            tables.rows("b")
    finally:
        for cached in (tables.rows, tables._vocabulary):
            cached.cache_clear()


def test_known_corporate_numbers_hold():
    assert houjin_bangou("000012020001") == "2000012020001"  # 総務省
    assert houjin_bangou("000020011002") == "9000020011002"  # 札幌市


def test_every_municipality_has_a_code_that_checks_and_the_number_that_follows_from_it():
    for row in tables.rows("municipalities"):
        assert row["code"][5] == check_digit_of_code(row["code"][:5]), row
        # A ward of a designated city is part of the city's corporation and has no number of its own.
        expected = "" if row["kind"].startswith("ward") else houjin_bangou("000020" + row["code"])
        assert row["houjin_bangou"] == expected, row
        assert row["reading"] and row["name"].startswith(row["prefecture"]), row


def test_municipalities_are_complete_and_held_together():
    places = municipalities().values()
    kinds = [place.kind for place in places]
    assert kinds.count("prefecture") == 47
    assert kinds.count("special ward") == 23
    assert kinds.count("designated city") == 20
    assert sum(kind in ("city", "designated city", "town", "village") for kind in kinds) == 1718
    for place in places:
        assert (place.parent != "") == place.kind.startswith("ward")
        assert not place.parent or municipalities()[place.parent].kind == "designated city"


def test_organisations_state_only_numbers_that_check():
    numbers = [row["houjin_bangou"] for row in tables.rows("organisations") if row["houjin_bangou"]]
    assert len(numbers) > 10
    assert all(houjin_bangou(number[1:]) == number for number in numbers)


@pytest.mark.parametrize(("table", "prefix"), PARTS)
def test_ids_and_names_are_unique(table, prefix):
    rows = tables.rows(table)
    assert all(row["entity_id"].startswith(prefix) for row in rows)
    assert len({row["entity_id"] for row in rows}) == len({row["name"] for row in rows}) == len(rows)


def test_entities_and_aliases_are_ready_for_the_warehouse():
    ids = [entity.entity_id for entity in tables.entities()]
    pairs = [(alias.entity_id, alias.surface) for alias in tables.aliases()]
    assert len(set(ids)) == len(ids)
    assert len(set(pairs)) == len(pairs)
    assert {entity_id for entity_id, _ in pairs} <= set(ids)
    assert ("org:j-lis", "J-LIS") in pairs
    assert ("lg:131067", "台東区") in pairs


def test_operators_of_systems_are_listed():
    ids = {entity.entity_id for entity in tables.entities()}
    assert {row["operator"] for row in tables.rows("systems")} <= ids | {""}


def test_a_surface_names_one_system():
    named = defaultdict(set)
    for row in tables.rows("systems"):
        for written in (row["name"], *row["aliases"].split("|")):
            for surface in tables.expand(written):
                named[surface].add(row["entity_id"])
    assert not {surface: ids for surface, ids in named.items() if surface and len(ids) > 1}


def test_every_context_rule_is_readable_and_has_a_known_scope():
    assert {rule.scope for rule in companies().values()} <= {"text", "sentence", "near", "after", "never"}


def test_alternatives_are_written_out():
    assert tables.expand("転入{の/}手続{/き}") == ["転入の手続", "転入の手続き", "転入手続", "転入手続き"]
    assert tables.expand("LGWAN") == ["LGWAN"]


def test_a_broken_line_is_named(tmp_path, monkeypatch):
    (tmp_path / "broken.tsv").write_text("entity_id\tname\norg:x\n", "utf-8")
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.tsv, line 2: 1 cells where the header has 2"):
        tables.rows("broken")


@pytest.mark.skipif(not GIVEN.is_dir(), reason="the given lists are not beside this checkout")
@pytest.mark.parametrize("table", ["organisations", "systems", "procedures"])
def test_given_names_are_kept_as_they_are(table):
    with (GIVEN / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        given = {row["name"] for row in csv.DictReader(file, delimiter="\t")}
    assert given <= {row["name"] for row in tables.rows(table)}
