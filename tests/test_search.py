"""Asking the published file: best first, the passage, and queries that can only read."""

import unicodedata
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.landed import land_everything, land_lemmas
from warehouse.errors import QueryFailed
from warehouse.publish import publish
from warehouse.search import passage_of, search, sql
from warehouse.store import Warehouse


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        land_everything(warehouse)
    return path


@pytest.fixture
def target(tmp_path, source):
    publish(source, tmp_path / "madoguchi.duckdb")
    return tmp_path / "madoguchi.duckdb"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        land_everything(warehouse)
    publish(folder / "warehouse.duckdb", folder / "madoguchi.duckdb")
    return folder / "madoguchi.duckdb"


def test_search_is_best_first_and_keeps_voiced_from_unvoiced(source, target):
    land_lemmas(source, "証明 書 交付 停止", "証明 書 証明 書 発行", "バス 運休", "ハス 開花", "ＪＬＩＳ J-LIS 、 ー")
    publish(source, target)
    found = search(target, "証明 書")
    assert [one.url.rsplit("/")[-1] for one in found] == ["証明 書 証明 書 発行", "証明 書 交付 停止"]
    assert found[0].score > found[1].score > 0
    assert [one.url[-5:] for one in search(target, "バス")] == ["バス 運休"]
    assert len(search(target, "j-lis")) == len(search(target, "ー")) == 1
    assert search(target, "、") == search(target, "") == search(target, "無い語") == []
    assert len(search(target, "証明 書", limit=1)) == 1


def test_sql_gives_the_same_order_as_the_command_and_needs_no_extension(source, target):
    land_lemmas(source, "証明 書 交付 停止", "証明 書 証明 書 発行", "証明 する")
    publish(source, target)
    lean = {"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"}
    with duckdb.connect(str(target), read_only=True, config=lean) as plain:
        in_sql = plain.execute("select url, score from search('証明 書')").fetchall()
    assert in_sql == [(one.url, one.score) for one in search(target, "証明 書")]
    with Warehouse.open(target, read_only=True) as warehouse:
        warehouse.load_extension("fts")
        theirs = (
            "select fts_main_revision.match_bm25(revision_id, '証明 書') as score from revision where score is not null"
        )
        assert [score for _, score in in_sql] == pytest.approx(
            [row[0] for row in warehouse.rows(theirs + " order by 1 desc")]
        )


@given(st.text("証明書ＡaＢ 、\n\n㍿İ", max_size=400), st.lists(st.text("証明書aＡ", max_size=3), max_size=4))
def test_a_passage_is_of_the_text_and_marks_only_words(text, words):
    passage, marks = passage_of(text, words)
    assert passage in text.replace("\n", " ") and len(passage) <= 120
    assert all(0 <= a < b <= len(passage) for a, b in marks)
    assert all(one[1] < two[0] for one, two in pairwise(marks))
    assert all(set(unicodedata.normalize("NFKC", passage[a:b]).lower()) <= set("証明書a") for a, b in marks)


def test_a_passage_shows_the_words_where_they_stand():
    text = "一行目\n" + "前" * 300 + "証明書の交付を停止した。" + "後" * 300
    passage, marks = passage_of(text, ["停止", "証明書"])
    assert [passage[a:b] for a, b in marks] == ["証明書", "停止"] and len(passage) <= 120
    assert passage_of("ＪＬＩＳは", ["jlis"]) == ("ＪＬＩＳは", ((0, 4),))
    assert passage_of("", ["何か"]) == ("", ()) and passage_of("本文", []) == ("本文", ())
    assert passage_of("見出し\n本文", ["動詞"])[1] == ()


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
