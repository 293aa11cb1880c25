"""Asking the published file: what a query means, best first, the passage, and queries that can only read."""

from itertools import pairwise

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.landed import land_everything, land_lemmas
from warehouse.errors import QueryFailed
from warehouse.publish import publish
from warehouse.search import Filters, passage_of, search, sql
from warehouse.store import Warehouse

KANA = {"戸籍": "コセキ", "証明": "ショウメイ", "市": "シ"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("published")


@pytest.fixture(scope="module")
def published(folder):
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        land_everything(warehouse)
    land_lemmas(
        folder / "warehouse.duckdb",
        "証明 書 交付 停止",
        "証明 書 証明 書 発行",
        "証明 停止 書",
        "バス 運休",
        "ハス 開花",
        "戸籍 4 月 14 日 止まる/止まっ",
        "戸籍 市 4 月 4 日 マイ ナンバー",
        "jlis",
        "責任 者/もの",
    )
    publish(folder / "warehouse.duckdb", folder / "madoguchi.duckdb", lambda words: [KANA.get(w, "") for w in words])
    return folder / "madoguchi.duckdb"


def texts(path, query, **only):
    return [one.url.removeprefix("https://example.jp/") for one in search(path, query, Filters(**only)).found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("証明書", ["証明 書 証明 書 発行", "証明 書 交付 停止", "証明 停止 書"]),
        ("「証明書」", ["証明 書 証明 書 発行", "証明 書 交付 停止"]),
        ('"証明書', ["証明 書 証明 書 発行", "証明 書 交付 停止"]),
        ("証明書 停止", ["証明 書 交付 停止", "証明 停止 書"]),
        ("証明書 -停止", ["証明 書 証明 書 発行"]),
        ("停止 -「証明書」", ["証明 停止 書"]),
        ("発行 OR 運休", ["バス 運休", "証明 書 証明 書 発行"]),
        ("発行 ｜ 運休 | 開花", ["バス 運休", "ハス 開花", "証明 書 証明 書 発行"]),
        ("証明書 （発行）", ["証明 書 証明 書 発行"]),
        ("バス", ["バス 運休"]),
        ("ばす", ["バス 運休"]),
        ("ﾊﾞｽ", ["バス 運休"]),
        ("ＪＬＩＳ", ["jlis"]),
        ("4月4日", ["戸籍 市 4 月 4 日 マイ ナンバー"]),
        ("４月１４日", ["戸籍 4 月 14 日 止まる/止まっ"]),
        ("止まれば", ["戸籍 4 月 14 日 止まる/止まっ"]),
        ("止まった", ["戸籍 4 月 14 日 止まる/止まっ"]),
        ("まいなんばー", ["戸籍 市 4 月 4 日 マイ ナンバー"]),
        ("こせき 市", ["戸籍 市 4 月 4 日 マイ ナンバー"]),
        ("これ 証明書 発行", ["証明 書 証明 書 発行"]),
        ("発行 OR もの", ["証明 書 証明 書 発行"]),
        ("この証明書を発行するもの", ["証明 書 証明 書 発行"]),
        ("もの", []),
        ("ないよこんなもの", []),
        ("", []),
        ("、", []),
        ("-停止", []),
        ("無い語", []),
        ("OR", []),
        ("%", []),
    ],
)
def test_what_a_query_means(published, query, found):
    got = texts(published, query)
    assert sorted(got) == sorted(found) if "OR" in query or "|" in query or "｜" in query else got == found


def test_a_name_finds_every_surface_of_who_bears_it(published):
    by_alias, by_name = search(published, "総務").found, search(published, "総務省").found
    assert {one.url for one in by_name} <= {one.url for one in by_alias} and by_name
    assert by_name[0].passage[slice(*by_name[0].marks[0])] == "総務省"
    assert [one.url for one in search(published, "18", Filters(entity="総務")).found] == [by_name[0].url]
    assert search(published, "18", Filters(entity="org:soumu")).found and not texts(published, "証明", entity="総務")


def test_filters(published):
    assert texts(published, "証明", source="jpki") and not texts(published, "証明", source="other")
    assert texts(published, "証明", kind="notice") and not texts(published, "証明", kind="news")
    assert texts(published, "証明", since="2025-04-04", until="2025-04-04")
    assert not texts(published, "証明", since="2025-04-05") and not texts(published, "証明", until="2025-04-03")
    assert texts(published, "証明", relevance="outage") and not texts(published, "証明", relevance="other")


def test_what_no_document_holds_is_told(published):
    assert search(published, "証明書 ほげ 電算").unknown == ["ほげ", "電算"]
    assert search(published, "証明書 運休").unknown == [] == search(published, "証明書 運休").found
    assert len(search(published, "証明書", limit=1).found) == 1
    assert texts(published, "「もの」") == ["責任 者/もの"], "quoted, it is sought"


@pytest.mark.parametrize("query", ["", "「", "%", "-停止", "もの", "これ その", "-もの"])
def test_whether_anything_is_asked_for(published, query):
    assert not search(published, query).asked and search(published, f"{query} ほげ").asked


@pytest.mark.parametrize(
    "query", ["証" * 10_000, "証明 書 " * 40, "\ud800", "\0", "'; drop table document; --", '"' * 999]
)
def test_a_hostile_query_is_refused_or_finds_nothing(published, query):
    try:
        assert search(published, query).found == []
    except QueryFailed as error:
        assert "a query has at most" in str(error)


def test_plain_duckdb_finds_the_same_in_the_same_order(published):
    lean = {"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"}
    with duckdb.connect(str(published), read_only=True, config=lean) as plain:
        for query in ("証明書", "止まった", "発行 OR 運休", "4月4日"):
            rows = plain.execute("select url, score from search(?)", [query]).fetchall()
            assert rows == [(one.url, one.score) for one in search(published, query).found] != []
            every = plain.execute("select score from search_matches(?)", [query]).fetchall()
            assert [score for (score,) in every] == [score for _, score in rows]


def test_the_index_leads_to_rows_of_the_tables(published):
    with Warehouse.open(published, read_only=True) as warehouse:
        led = """
            select count(*), count(revision.text), bool_and(number = indexed.rowid + 1)
            from search_index.document as indexed
            left join revision on revision.rowid = revision_row and revision.revision_id = indexed.revision_id
            join document on document.rowid = document_row and document.document_id = indexed.document_id
        """
        ((documents, texts, numbered),) = warehouse.rows(led)
        assert documents == texts == warehouse.rows("select count(*) from document")[0][0] > 0 and numbered


SPANS = st.lists(st.tuples(st.integers(-5, 400), st.integers(1, 5)), max_size=8)


@given(st.text("証明書ＡaＢ 、\n\n㍿İ", max_size=400), SPANS)
def test_a_passage_is_of_the_text_and_marks_only_places(text, spans):
    places = [(start, min(start + size, len(text))) for start, size in spans if start < len(text)]
    passage, marks = passage_of(text, places)
    assert passage in text.replace("\n", " ") and len(passage) <= 120
    assert all(0 <= a < b <= len(passage) for a, b in marks)
    assert all(one[1] < two[0] for one, two in pairwise(marks))


def test_a_passage_shows_the_words_where_they_stand():
    text = "一行目\n" + "前" * 300 + "証明書の交付を停止した。" + "後" * 300
    at = text.index("証明書")
    passage, marks = passage_of(text, [(at, at + 3), (at + 7, at + 9)])
    assert [passage[a:b] for a, b in marks] == ["証明書", "停止"] and len(passage) <= 120
    assert passage_of("", []) == ("", ()) and passage_of("本文", [(-3, -1)]) == ("本文", ())


@pytest.mark.parametrize(
    "query",
    [
        "delete from mention",
        "create table document (a int)",
        "attach '{}' as other",
        "copy document to '{}'",
        "from read_text('{}')",
        "install httpfs",
        "load fts",
        "set enable_external_access = true",
        "select nonsense(",
    ],
)
def test_a_query_can_only_read_the_file(published, tmp_path, query):
    with pytest.raises(QueryFailed):
        sql(published, query.format(tmp_path / "x"))


def test_a_query_cannot_see_the_programs_variables_and_is_cut(published):
    secret = [1]  # noqa: F841
    with pytest.raises(QueryFailed):
        sql(published, "from secret")
    answer = sql(published, "select * from range(10) as t(n)", limit=3)
    assert (answer.columns, answer.rows, answer.more) == (("n",), [(0,), (1,), (2,)], True)
    assert not sql(published, "select 1", limit=1).more
