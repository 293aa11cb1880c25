"""Every column has a declared treatment when it is shared without texts, and a quotation is what it says."""

import pytest

from warehouse import schema, sharing
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    with Warehouse.open(tmp_path_factory.mktemp("sharing") / "w.duckdb") as warehouse:
        for view in schema.views().values():
            warehouse.run(f"create view {view.name} as {view.select}")
        yield warehouse


def test_every_declaration_is_needed_and_known():
    columns = [(name, column) for name, one in (schema.tables() | schema.views()).items() for column in one.columns]
    for number, (table, column, how) in enumerate(sharing._declared(), 2):
        assert how in sharing.TREATMENTS
        first = [
            at
            for at in columns
            if next(
                (n for n, (t, c, _) in enumerate(sharing._declared(), 2) if sharing.fnmatchcase(at[0], t)
                 and sharing.fnmatchcase(at[1], c)), 0
            ) == number
        ]  # fmt: skip
        assert first, f"sharing.tsv, line {number}: no column is left for {table} {column}"


def test_a_column_nobody_declared_is_left_out(warehouse):
    new = schema.Described(
        "revision", "", (), {"heading": "words of the page", "text": "the text", "words": "how many"}
    )
    types = {"heading": "VARCHAR", "text": "VARCHAR", "words": "BIGINT", "more": "STRUCT(a VARCHAR)[]", "raw": "BLOB"}
    assert [one.name for one in sharing.fields(new, types, text=False)] == ["text_sha256", "text_length", "words"]


LONG = "あ" * 31


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("VARCHAR", f"'{LONG}'", "あ" * 29 + "…"),
        ("VARCHAR", f"'{LONG[:30]}'", LONG[:30]),
        ("VARCHAR", "null", None),
        ("VARCHAR[]", f"['{LONG}', 'い', null]", ["あ" * 29 + "…", "い", None]),
        ("MAP(VARCHAR, VARCHAR)", f"map {{'更新日': '{LONG}', '{LONG}': 'い'}}", {"更新日": "あ" * 29 + "…"}),
        (
            'STRUCT(what VARCHAR, "value" BIGINT, surface VARCHAR)[]',
            f"[{{what: 'people', value: 3, surface: '{LONG}'}}]",
            [{"what": "people", "value": 3, "surface": "あ" * 29 + "…"}],
        ),
    ],
)
def test_a_quotation_has_thirty_characters_at_most(warehouse, type, value, expected):
    quoted = sharing.quote("x", type)
    assert warehouse.rows(f"select {quoted} from (select ({value})::{type} as x)") == [(expected,)]


def test_what_can_not_be_quoted_is_refused():
    with pytest.raises(ValueError, match="declare it `drop`"):
        sharing.quote("x", "MAP(VARCHAR, STRUCT(a VARCHAR))")


@pytest.mark.parametrize("name", [*schema.tables(), *schema.views()])
def test_every_column_can_be_treated_as_declared(warehouse, name):
    relation = (schema.tables() | schema.views())[name]
    types = {row[0]: row[1] for row in warehouse.rows(f"describe {name}")}
    for text in (True, False):
        fields = sharing.fields(relation, types, text)
        warehouse.rows(f"select {', '.join(f'{one.expression} as {one.name!r}' for one in fields)} from {name}")
        assert all(one.meaning for one in fields)
        assert {one.name for one in fields} >= set(relation.grain), "what tells rows apart is always there"
