"""The demo's three nights, as a researcher finds them in the published file."""

import pytest

from stages.demo import NOTICE, SOURCES
from stages.sample_web import SampleWeb
from tests.whole import ask, run

NIGHT_1 = "2025-04-04"


def test_the_first_night_brings_forty_pages_from_eleven_sources(demo):
    rows = ask(
        demo / "madoguchi.duckdb",
        f"select source, fetched, failed + blocked, parsed from source_day where day = '{NIGHT_1}'",
    )
    assert sum(row[1] for row in rows) >= 40
    assert {row[0] for row in rows} == set(SOURCES) and len(SOURCES) == 11
    assert all(brought and not failed and parsed for _, brought, failed, parsed in rows)


@pytest.mark.parametrize(
    ("host", "target"),
    [
        ("../../out", "/secret.html"),
        ("..", "/../out/secret.html"),
        ("../night1", "/www.example.jp/index.html"),
        ("www.example.jp", "/../../../out/secret.html"),
        ("www.example.jp", "/%2e%2e/%2e%2e/%2e%2e/out/secret.html"),
        ("", "/www.example.jp/index.html"),
        (".", "/www.example.jp/index.html"),
    ],
)
def test_the_little_web_serves_nothing_from_outside_its_hosts(tmp_path, host, target):
    web = SampleWeb(tmp_path / "sample")
    page, secret = tmp_path / "sample/night1/www.example.jp/index.html", tmp_path / "out/secret.html"
    for path in (page, secret):
        path.parent.mkdir(parents=True)
        path.write_text("x", "utf-8")
    assert web.find("www.example.jp", "/") == page
    assert web.find(host, target) is None
    assert web.find(str(secret.parent), "/secret.html") is None


def test_a_page_in_shift_jis_is_read(demo):
    (title, text) = ask(
        demo / "madoguchi.duckdb",
        "select title, text from document_now where url like '%01gyosei09_02000401.html'",
    )[0]
    assert title == "個人番号カード関連システムの障害について"
    assert "地方公共団体情報システム機構" in text and "�" not in text


def test_notices_on_one_page_are_documents_of_their_own(demo):
    rows = ask(demo / "madoguchi.duckdb", "select url, title from document_now where source = 'jpki'")
    assert len(rows) >= 2
    assert all(url.startswith("https://www.jpki.go.jp/#") for url, _ in rows)


@pytest.mark.parametrize(
    ("page", "relevance"),
    [
        ("https://www.kojinbango-card.go.jp/notice/20250404.html", "outage"),
        ("https://www.city.kashiwa.lg.jp/kurashi/mynumber/shogai0404.html", "outage"),
        ("https://www.city.kawasaki.jp/250/page/0000170001.html", "outage"),
        ("https://www.city.shiojiri.lg.jp/soshiki/8/41234.html", "outage"),
        ("https://mainichi.jp/articles/20250404/k00/00m/040/201000c", "outage"),
        ("https://www.politician.cafe/politician/1641/activity/9101", "outage"),
        ("https://www.kojinbango-card.go.jp/notice/20250328.html", "planned_maintenance"),
        ("https://www.city.kashiwa.lg.jp/kurashi/conveni_teishi.html", "planned_maintenance"),
        ("https://shinsei.e-gov.go.jp/contents/news/2025-03-31t1000000900_1601.html", "planned_maintenance"),
        ("https://www.city.kashiwa.lg.jp/fukushi/shogai_techo.html", "other"),  # 障害 of another kind
        ("https://www.city.kawasaki.jp/350/page/0000169800.html", "other"),  # 停止 of another kind
        ("https://mainichi.jp/articles/20250404/k00/00m/020/150000c", "other"),  # a bank's, no government's
        ("https://www.politician.cafe/politician/160/activity/7001", "other"),
    ],
)
def test_what_a_page_is_about(demo, page, relevance):
    rows = ask(
        demo / "madoguchi.duckdb",
        f"select distinct relevance from revision join document using (document_id) where url = '{page}'",
    )
    assert rows == [(relevance,)]


def test_who_and_what_is_named(demo):
    named = {row[0] for row in ask(demo / "madoguchi.duckdb", "select distinct name from mention")}
    assert {"地方公共団体情報システム機構", "総務省", "カード管理システム", "コンビニ交付", "電子証明書の更新"} <= named


def test_every_span_stands_in_its_text(demo):
    for table in ("mention", "date_expression"):
        wrong = f"""from {table} join revision using (revision_id)
            where substr(text, start + 1, "end" - start) <> surface"""
        assert ask(demo / "madoguchi.duckdb", wrong) == []


def test_the_notice_is_seen_being_rewritten(demo):
    steps = ask(
        demo / "madoguchi.duckdb",
        f"select title_after, came from revision_change where url = '{NOTICE}' order by step",
    )
    assert [title.split("】")[0] for title, _ in steps] == ["【一部復旧", "【復旧"]
    assert all(came for _, came in steps)


def test_coverage_has_a_row_for_each_source_and_day(demo):
    rows = ask(demo / "madoguchi.duckdb", "select source, day from coverage_by_day")
    assert len(set(rows)) == len(rows) >= 33


def test_search_finds_the_recovery(demo):
    found = run("--data", demo, "search", "電子証明書", "復旧", "--json")
    assert found.code == 0
    first, *_ = found.rows
    assert "復旧" in first["title"] + first["passage"]
    for start, end in first["marks"]:
        assert first["passage"][start:end]
    assert "電子証明書" in run("--data", demo, "search", "電子証明書", "復旧").out


def test_sources_tells_how_they_are(demo):
    rows = {row["source"]: row for row in run("--data", demo, "sources", "--json").rows}
    assert all(rows[source]["finding"] == "ok" for source in SOURCES)
    assert rows["jlis"]["finding"] != "ok", "the demo's web has no page of it"


def test_sql_prints_rows(demo):
    query = "select source, sum(fetched) as fetched from source_day group by all order by source"
    assert "politician_cafe" in run("--data", demo, "sql", query).out
    assert {row["source"] for row in run("--data", demo, "sql", query, "--json").rows} == set(SOURCES)


def test_a_part_that_was_back_and_the_day_of_a_headline_contradict_no_end(demo):
    told = ask(
        demo / "madoguchi.duckdb",
        "select distinct field, value from incident_fact join incident using (incident_id) "
        "where kind = 'outage' and field in ('ended', 'partial_recovery') order by field",
    )
    assert told == [("ended", "2025-04-05T09:10"), ("partial_recovery", "2025-04-04T19:00")]


def test_a_rewritten_notice_tells_when_the_outage_began_and_ended_and_why(demo):
    rows = ask(
        demo / "madoguchi.duckdb",
        "select started, ended, outage.status, cause from outage join revision using (revision_id) "
        f"join document using (document_id) where document.url = '{NOTICE}' order by revision.first_seen",
    )
    assert [(started, ended) for started, ended, *_ in rows] == [
        ("2025-04-04T08:30", None),
        ("2025-04-04T08:30", None),
        ("2025-04-04T08:30", "2025-04-05T09:10"),
    ]
    assert [status for _, _, status, _ in rows] == ["調査中", "一部復旧", "復旧"]
    assert rows[2][3] == "中継サーバーの接続数の設定の誤り"


def test_the_three_nights_tell_of_one_outage(demo):
    (row,) = ask(
        demo / "madoguchi.duckdb", "select started, ended, status, documents from incident where kind = 'outage'"
    )
    assert row[:3] == ("2025-04-04T08:30", "2025-04-05T09:10", "復旧") and row[3] >= 14
    shown = run("--data", demo, "link", "--show", NOTICE)
    assert shown.code == 0 and "same_system" in shown.out and "2025-04-05T09:10" in shown.out
    assert run("--data", demo, "link", "--show", "nothing").code == 2
