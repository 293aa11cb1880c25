"""The rules of linking, on accounts: what joins, what stays apart, and that no order matters."""

from dataclasses import replace
from pathlib import Path

import pytest

from incidents.days import bounds, later, reckoned, span
from incidents.evidence import weigh
from incidents.facets import facets
from incidents.phrases import pattern
from incidents.recalling import recalled
from tests.accounts_made import account, grouped, names, own

ROOT = Path(__file__).resolve().parents[1]


def test_starts_told_a_little_differently_are_one() -> None:
    others = (account("b", started="2025-04-04T09:00"), account("c", started="2025-04-04"))
    assert names(account("a"), *others) == [["a", "b", "c"]]


def test_a_failure_after_the_recovery_is_another() -> None:
    first = account("a", ended="2025-04-04T13:00", over=True)
    next_day = account("b", started="2025-04-05T08:30", first_day="2025-04-05")
    same_day = account("c", started="2025-04-04T16:00")
    soon = account("d", started="2025-04-04T14:30", procedures=("転入届",))
    assert names(first, next_day) == [["a"], ["b"]]
    assert names(first, same_day) == [["a"], ["c"]]
    assert names(replace(first, procedures=("転入届",)), soon) == [["a", "d"]], "it returned within two hours"


def test_a_recovery_without_a_start_joins_what_ended_then() -> None:
    over = account("b", started=None, ended="2025-04-04T13:00", first_day="2025-03-28", last_day="2025-04-04")
    assert names(account("a", ended="2025-04-04T13:05"), over) == [["a", "b"]]


def test_a_recovery_told_before_the_start_is_of_another() -> None:
    before = account("b", started=None, ended="2025-04-03T13:00", told="2025-04-03", last_day="2025-04-03")
    assert names(account("a"), before) == [["a"], ["b"]]


def test_each_town_s_own_system_fails_by_itself() -> None:
    assert names(own("a", "lg:122173"), own("b", "lg:141305")) == [["a"], ["b"]]


def test_towns_that_tell_of_a_shared_system_are_one() -> None:
    assert names(own("a", "lg:122173", wide=True), own("b", "lg:141305", wide=True)) == [["a", "b"]]


def test_numbered_reports_of_one_source_are_one() -> None:
    titled = {"titled": "システム障害について", "source": "jlis", "systems": ("マイナンバー関連システム(総称)",)}
    undated = {"started": None, "first_day": "2025-03-15", "last_day": "2025-04-06", "number": 2}
    assert names(account("a", number=1, **titled), account("b", **titled | undated)) == [["a", "b"]]


def test_planned_work_is_no_failure_unless_it_overruns() -> None:
    work = own("a", "lg:122173", kind="planned_maintenance", started="2025-04-03T22:00", ended="2025-04-04T08:30")
    work = replace(work, first_day="2025-03-01", last_day="2025-05-01", procedures=("転入届",))
    overrun = own("b", "lg:122173", procedures=("転入届",))
    unrelated = own("c", "lg:122173", started="2025-04-05T15:00", procedures=("転入届",))
    assert names(work, overrun) == [["a", "b"]]
    assert names(work, unrelated) == [["a"], ["c"]]


def test_two_accounts_of_one_document_are_two_incidents() -> None:
    assert len(grouped([account("a"), replace(account("b"), document_id="a", started="2025-04-04T10:00")])) == 2


def test_a_recap_recalls_the_failure_of_that_day() -> None:
    recap = account("r", standing="recalled", started="2025-04-04", told="2026-04-04")
    other = account("b", started="2025-03-04T09:00")
    found = recalled(recap, [other, account("a")])
    assert found and found.account.document_id == "a"
    assert recalled(recap, [other]) is None


def test_of_the_failures_of_a_month_the_last_is_meant() -> None:
    recap = account("r", standing="passing", started="2025-04", told="2025-05-04")
    found = recalled(recap, [account("a"), account("b", started="2025-04-20T09:00")])
    assert found and found.account.document_id == "b"


def test_moments_are_as_wide_as_they_are_told() -> None:
    minute, day = span("2025-04-04T08:50"), span("2025-04-04")
    assert minute and day and minute.exact and not day.exact and minute.gap(day) == 0
    assert span("XXXX-XX-30") is None and span("2024-W21") is None and span("2025-02-30") is None
    assert bounds("2025-02") == ("2025-02-01", "2025-02-28")
    assert later("2025-04-04T23:30", "PT1H30M") == "2025-04-05T01:00"
    assert later("2025-04-04", "PT1H") is None


@pytest.mark.parametrize("table", ["evidence", "phrases"])
def test_every_row_of_a_table_is_used(table):
    code = "".join(file.read_text("utf-8") for room in ("incidents", "stages") for file in (ROOT / room).rglob("*.py"))
    rows = (ROOT / "incidents" / "tables" / f"{table}.tsv").read_text("utf-8").splitlines()[1:]
    unused = {name for name in (row.split("\t")[0] for row in rows) if f'"{name}"' not in code}
    assert not unused


def test_wrong_certificates_of_two_towns_are_two_though_one_maker_is_named() -> None:
    wrong = {
        "kind": "data_incident",
        "things": ("誤った交付",),
        "bodies": ("name:例示システムズ",),
        "started": "2025-04-04",
    }
    assert names(own("a", "lg:141003", **wrong), own("b", "lg:141003", **wrong)) == [["a", "b"]]
    assert names(own("a", "lg:141003", **wrong), own("b", "lg:131211", **wrong)) == [["a"], ["b"]]


def test_a_failure_in_the_middle_of_long_work_is_not_its_overrun() -> None:
    def told_of(until: str) -> set[str]:
        work = account("a", kind="planned_maintenance", started="2025-03-05", ended=until, first_day="2025-03-05")
        return {name for name, _ in weigh(facets(work), facets(account("b"))).found}

    assert "overrun" in told_of("2025-04-04T08:30")
    assert "overrun" not in told_of("2025-05-20")


def test_an_exact_number_is_told_of_one_event_whatever_day_is_read() -> None:
    counted = {"systems": (), "operators": (), "kind": "data_incident"}
    one = account("a", words=("4156万8千円", "2196人"), **counted)
    other = account("b", started="2025-04-01", ended="2025-04-01", words=("41568000円",), **counted)
    assert names(one, other) == [["a"], ["b"]]  # a number alone is not enough
    alike = {"things": ("特別給付金",), "places": ("lg:272159",)}
    assert names(replace(one, **alike), replace(other, **alike)) == [["a", "b"]]
    round_ = {"words": ("4000万円", "2000人")}
    assert names(replace(one, **alike, **round_), replace(other, **alike, **round_)) == [["a"], ["b"]]


def test_towns_that_stop_their_own_on_other_days_do_not_work_on_one_thing() -> None:
    work = {"kind": "planned_maintenance", "systems": ("コンビニ交付",), "procedures": ("証明書の交付",)}
    work |= {"operators": ("org:j-lis",), "ended": "2026-01-05", "words": ("年末", "年始", "標準", "閉庁")}
    one = own("a", "lg:232149", started="2025-12-26T17:15", first_day="2025-12-01", last_day="2026-02-01")
    other = own("b", "lg:222135", started="2025-12-29T00:00", first_day="2025-12-01", last_day="2026-02-01")
    assert names(replace(one, **work), replace(other, **work)) == [["a"], ["b"]]
    assert names(replace(one, **work), replace(other, **work, started=one.started)) == [["a", "b"]]


def test_one_night_is_told_from_both_sides_of_midnight() -> None:
    def told_of(one: str, other: str) -> set[str]:
        return {name for name, _ in weigh(*(facets(account(when, started=when)) for when in (one, other))).found}

    assert "same_day" in told_of("2025-04-04T23:15", "2025-04-05")
    assert "near_moment" in told_of("2025-04-04T23:15", "2025-04-05T00:30")
    assert told_of("2025-04-04T21:15", "2025-04-05").isdisjoint({"same_day", "near_moment"})
    assert "same_day" not in told_of("2025-04-04", "2025-04-05")
    assert "same_day" not in told_of("2025-04-30T23:15", "2025-05")


@pytest.mark.parametrize(
    ("title", "back"),
    [
        ("令和5年度　情報システム障害一覧", True),
        ("平成28年度　情報システム運用年報（障害の部）", True),
        ("2024年7月の障害の発生状況について", False),
        ("令和6年度当初のシステム障害の発生状況（第3報）", False),
        ("令和6年度市民税の通知書の誤送付の対象者一覧", False),
    ],
)
def test_a_yearly_list_looks_back(title, back):
    assert bool(pattern("yearly").search(title)) is back


@pytest.mark.parametrize(
    ("surface", "value", "so"),
    [
        ("約3時間", "2025-04-04T13:00", True),
        ("25日", "2022-07-09", True),
        ("25日", "2022-07-25", False),
        ("9日", "2022-07-09", False),
        ("午後5時", "2022-07-08T17:00", False),
    ],
)
def test_what_was_reckoned_from_how_long_it_lasted(surface, value, so):
    assert reckoned(surface, value) == so


@pytest.mark.parametrize(
    ("text", "prompted"),
    [
        ("今月3日に2市で起きた障害を受け、全市町に機器の点検をお願いした。", True),
        ("3日の障害を受け、市は5日、サーバーを取り換えた。", False),
        ("3日に障害が起き、証明書を出せなくなった。", False),
    ],
)
def test_what_a_failure_prompted_is_no_news_of_it(text, prompted):
    assert bool(pattern("prompted").search(text)) == prompted
