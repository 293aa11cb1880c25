"""link: which documents tell of one event, in the warehouse: whatever order they come in, and after any kill."""

import random
import signal
import time

import pytest

from records import content_id
from settings import Settings
from spiders.registry import source_infos
from stages.annotate import annotate
from stages.link import link
from tests.texts_linked import SEEN, land, linked, text
from tests.whole import ask, spawn
from warehouse.store import Warehouse

TEXTS = [
    text(
        "first",
        "jlis",
        "notice",
        "2025-03-04",
        "カード管理システムの障害について（第1報）",
        "3月4日8時50分頃から、カード管理システムに障害が発生し、電子証明書の更新ができません。原因を調査中です。",
    ),
    text(
        "last",
        "jlis",
        "notice",
        "2025-03-05",
        "カード管理システムの障害について（最終報）",
        "3月4日8時50分頃に発生したカード管理システムの障害は、3月4日13時に復旧しました。原因は中継サーバーの故障でした。",
    ),
    text(
        "press",
        "asahi",
        "news",
        "2025-03-05",
        "カード管理システムに障害　約40の自治体に影響",
        "4日午前9時ごろ、全国の自治体が使うカード管理システムに障害が起き、約40の自治体で電子証明書の更新が"
        "できなくなった。地方公共団体情報システム機構によると、同日午後1時に復旧した。",
    ),
    text(
        "town",
        "lg:122173",
        "notice",
        "2025-03-04",
        "電子証明書の更新ができません",
        "全国的なカード管理システムの障害により、本日午前9時ごろから電子証明書の更新ができません。",
    ),
    text(
        "spared",
        "lg:141305",
        "notice",
        "2025-03-04",
        "カード管理システムの障害による影響はありません",
        "3月4日に全国で発生したカード管理システムの障害について、本市の窓口への影響はありません。",
    ),
    text(
        "again",
        "jlis",
        "notice",
        "2025-03-05",
        "カード管理システムの障害について",
        "3月5日14時頃からカード管理システムに障害が発生しましたが、15時に復旧しました。"
        "なお、3月4日の障害とは原因が異なります。",
    ),
    text(
        "library",
        "lg:202151",
        "notice",
        "2025-03-04",
        "図書館システムの障害について",
        "3月4日午前9時から図書館システムに障害が発生し、本の予約ができません。",
    ),
    text(
        "other_library",
        "lg:112089",
        "notice",
        "2025-03-04",
        "図書館システムの障害について",
        "3月4日午前9時10分から図書館システムに障害が発生し、貸出ができませんでしたが、11時に復旧しました。",
    ),
    text(
        "planned",
        "lg:122173",
        "notice",
        "2025-03-01",
        "コンビニ交付サービスの停止のお知らせ",
        "システムの保守のため、3月20日午前0時から午前6時まで、コンビニ交付サービスを停止します。",
    ),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("linked"), [TEXTS])


@pytest.fixture(scope="module")
def roles(settings) -> dict[str, dict[str, str]]:
    """The role of each text in each incident, the incident by the name of its first text."""
    names = {content_id(one.url): one.url.rpartition("/")[2] for one in TEXTS}
    heads = dict(
        ask(settings.warehouse, "select incident_id, document_id from incident_alias where alias_id = incident_id")
    )
    found: dict[str, dict[str, str]] = {}
    for incident, document, role in ask(
        settings.warehouse, "select incident_id, document_id, role from incident_document"
    ):
        found.setdefault(names[heads[incident]], {})[names[document]] = role
    return found


def primary(roles, head: str) -> set[str]:
    return {name for name, role in roles[head].items() if role == "primary"}


def test_reports_of_one_failure_are_one_incident(roles):
    head = next(head for head in roles if "press" in primary(roles, head))
    assert primary(roles, head) == {"first", "last", "press", "town"}


def test_a_new_failure_after_the_recovery_is_another(roles):
    assert primary(roles, "again") == {"again"}
    head = next(head for head in roles if "press" in primary(roles, head))
    assert roles[head]["again"] == "context"


def test_who_was_spared_is_no_report(roles):
    head = next(head for head in roles if "press" in primary(roles, head))
    assert roles[head]["spared"] == "context"
    assert not any("spared" in primary(roles, head) for head in roles)


def test_each_town_s_own_system_fails_by_itself(roles):
    assert primary(roles, "library") == {"library"}
    assert primary(roles, "other_library") == {"other_library"}


def test_planned_work_is_an_incident_of_its_kind(settings, roles):
    assert primary(roles, "planned") == {"planned"}
    rows = ask(settings.warehouse, "select kind, started, ended from incident where kind = 'planned_maintenance'")
    assert rows == [("planned_maintenance", "2025-03-20T00:00", "2025-03-20T06:00")]


def test_the_record_believes_who_is_in_charge_and_keeps_what_others_say(settings):
    (row,) = ask(settings.warehouse, "select started, ended, cause, counts, status from incident where documents = 4")
    assert row == ("2025-03-04T08:50", "2025-03-04T13:00", "中継サーバーの故障", {"municipalities": 40}, "復旧")
    told = ask(
        settings.warehouse,
        "select value, source, chosen from incident_fact join incident using (incident_id)"
        " where documents = 4 and field = 'started' order by value, source",
    )
    assert ("2025-03-04T08:50", "jlis", True) in told
    assert ("2025-03-04T09:00", "asahi", False) in told


def test_every_link_says_why(settings):
    rows = ask(
        settings.warehouse,
        "select role, beside, len(reasons) from incident_document join incident using (incident_id)"
        " where documents > 1",
    )
    assert all(reasons > 1 for role, beside, reasons in rows if beside)
    assert sum(beside is None for role, beside, _ in rows if role == "primary") == 1


def test_linking_again_changes_nothing(settings):
    first = linked(settings)
    report = link(settings)
    assert report.counts["incidents"] == report.counts["recalled"] == 0
    assert linked(settings) == first
    link(settings, again=True)
    assert linked(settings) == first


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_batches_give_the_same_rows(settings, tmp_path, seed):
    chance = random.Random(seed)
    texts = chance.sample(TEXTS, len(TEXTS))
    cuts = sorted(chance.sample(range(1, len(texts)), chance.randint(1, 4)))
    batches = [texts[start:end] for start, end in zip([0, *cuts], [*cuts, len(texts)], strict=True)]
    assert linked(land(tmp_path, batches)) == linked(settings)


def test_killed_at_any_moment_and_run_again(settings, tmp_path):
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.land_sources(source_infos())
        warehouse.land_imported(TEXTS, SEEN)
    killed = Settings(data=tmp_path, workers=1)
    annotate(killed)
    random.seed(time.time_ns())
    for _ in range(4):
        process = spawn("--data", tmp_path, "link", "--again")
        time.sleep(random.uniform(0.5, 6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    link(killed)
    assert linked(killed) == linked(settings)


def test_an_id_that_was_given_leads_to_the_incident_of_now(tmp_path):
    by_name = {one.url.rpartition("/")[2]: one for one in TEXTS}
    settings = land(tmp_path, [[by_name["press"], by_name["last"]]])
    ((before,),) = ask(settings.warehouse, "select incident_id from incident")
    land(tmp_path, [[by_name["first"]]])
    ((now,),) = ask(settings.warehouse, "select incident_id from incident")
    assert now != before, "it is named after its first report"
    assert ask(settings.warehouse, f"select incident_id from incident_alias where alias_id = '{before}'") == [(now,)]


def test_incidents_that_turn_out_to_be_one_are_merged(tmp_path):
    apart = [
        text(
            "shop", "lg:122173", "notice", "2025-05-14", "証明書について", "5月14日、コンビニ交付に障害が発生しました。"
        ),
        text("net", "mainichi", "news", "2025-05-14", "行政の網に障害", "14日、LGWANに障害が発生した。"),
    ]
    settings = land(tmp_path, [apart])
    before = {row[0] for row in ask(settings.warehouse, "select incident_id from incident")}
    assert len(before) == 2
    both = (
        "5月14日8時に総合行政ネットワーク（LGWAN）に障害が発生し、コンビニ交付も使えませんでした。10時に復旧しました。"
    )
    land(tmp_path, [[text("both", "lg_waps", "notice", "2025-05-15", "LGWANの障害について", both)]])
    ((now, documents),) = ask(settings.warehouse, "select incident_id, documents from incident")
    assert documents == 3
    leads = ask(settings.warehouse, "select alias_id, incident_id from incident_alias")
    assert all((one, now) in leads for one in before)


def test_the_audits_find_nothing(settings):
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        assert warehouse.audits() == []
