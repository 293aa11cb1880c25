"""The published file: whole, searchable in Japanese, replaced at once, and refused when rows contradict each other."""

import os
import subprocess
import sys
import time

import duckdb
import pytest

from records import Reading
from tests.landed import NIGHT, article, land_everything
from warehouse import schema
from warehouse.errors import AuditFailure, MissingWarehouse, QueryFailed, WarehouseBusy
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


def land_lemmas(path, *lemmas):
    with Warehouse.open(path) as warehouse:
        articles = [article(words.replace(" ", ""), url=f"https://example.jp/{words}") for words in lemmas]
        warehouse.land_imported(articles, NIGHT)
        by_text = {words.replace(" ", ""): words for words in lemmas}
        texts = [text for text in warehouse.pending_texts(None) if text.text in by_text]
        kept = [Reading(text.id, "outage", 1.0, lemmas=by_text[text.text]) for text in texts]
        warehouse.land_readings(kept, "r9")


def test_everything_is_there_and_described(source, target):
    with Warehouse.open(source, read_only=True) as before, Warehouse.open(target, read_only=True) as after:
        for table in schema.tables():
            assert sorted(map(repr, before.rows(f"from {table}"))) == sorted(map(repr, after.rows(f"from {table}")))
        for view in schema.views():
            assert after.rows(f"select count(*) from {view}")
        undescribed = "select table_name, column_name from duckdb_columns() where schema_name = 'main' and not internal"
        ours = [*schema.tables(), *schema.views()]
        assert not [row for row in after.rows(undescribed + " and comment is null") if row[0] in ours]
    assert [path.name for path in target.parent.glob(".*")] == [], "nothing half-built is left"


def test_publishing_again_changes_nothing_to_see(source, target):
    with Warehouse.open(target, read_only=True) as first:
        publish(source, target)
        with Warehouse.open(target, read_only=True) as second:
            for name in [*schema.tables(), *schema.views()]:
                assert first.rows(f"from {name}") == second.rows(f"from {name}")


def test_who_has_the_old_file_open_keeps_reading_it(source, target):
    with duckdb.connect(str(target), read_only=True) as notebook, Warehouse.open(target, read_only=True) as reader:
        before = notebook.execute("select count(*) from document").fetchone()[0]
        land_lemmas(source, "新しい 知らせ")
        publish(source, target)
        assert notebook.execute("select count(*) from document").fetchone()[0] == before
        assert reader.rows("select count(*) from document") == [(before,)]
        assert sql(target, "select count(*) from document").rows == [(before + 1,)]


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
def test_a_query_can_only_read_the_file(target, tmp_path, query):
    with pytest.raises(QueryFailed):
        sql(target, query.format(tmp_path / "x"))


def test_a_query_cannot_see_the_programs_variables_and_is_cut(target):
    secret = [1]  # noqa: F841
    with pytest.raises(QueryFailed):
        sql(target, "from secret")
    answer = sql(target, "select * from range(10) as t(n)", limit=3)
    assert (answer.columns, answer.rows, answer.more) == (("n",), [(0,), (1,), (2,)], True)
    assert not sql(target, "select 1", limit=1).more


def test_without_a_published_file_the_cure_is_named(tmp_path):
    with pytest.raises(MissingWarehouse, match=r"madoguchi\.duckdb does not exist yet.*publish"):
        search(tmp_path / "madoguchi.duckdb", "障害")
    with pytest.raises(MissingWarehouse, match="nightly"):
        publish(tmp_path / "none.duckdb", tmp_path / "madoguchi.duckdb")


def test_contradictions_are_not_published(source, target):
    before = target.read_bytes()
    with Warehouse.open(source) as warehouse:
        warehouse.run("update mention set start = start + 1")
        warehouse.run("insert into entity from entity")
    with pytest.raises(AuditFailure, match="surface: in_table mention") as failure:
        publish(source, target)
    assert len(failure.value.failures) == 2
    assert target.read_bytes() == before
    assert list(target.parent.glob(".*")) == []


def test_what_a_killed_publish_left_is_swept(source, target):
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = target.with_name(f".{target.name}.{int(ended.stdout)}.ab.building")
    alive = target.with_name(f".{target.name}.{os.getpid()}.ab.building")
    dead.touch()
    alive.touch()
    publish(source, target)
    assert not dead.exists() and alive.exists()


def test_a_writer_keeps_publish_away_with_a_message(source, target):
    hold = "import sys; from pathlib import Path; from warehouse.store import Warehouse\n"
    hold += f"w = Warehouse.open({str(source)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=-1, stdout=-1) as writer:
        writer.stdout.readline()
        with pytest.raises(WarehouseBusy, match=rf"PID {writer.pid}.*Wait until"):
            publish(source, target)
        with pytest.raises(WarehouseBusy, match=str(writer.pid)):
            Warehouse.open(source)
        started = time.monotonic()
        assert search(target, "発表 する") and time.monotonic() - started < 5
    with Warehouse.open(source), pytest.raises(WarehouseBusy, match="this process"):
        publish(source, target)
