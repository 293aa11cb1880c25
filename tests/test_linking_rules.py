"""The rules of linking, on accounts: what joins, what stays apart, and that no order matters."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.days import bounds, later, span
from incidents.evidence import weigh
from incidents.facets import facets, in_reach
from incidents.grouping import Group
from incidents.pairing import between, pairs
from incidents.recalling import recalled
from incidents.regrouping import regrouped
from records import Account, content_id

ROOT = Path(__file__).resolve().parents[1]
CARD, LIBRARY = "カード管理システム", "図書館システム"


def account(name: str, **told: object) -> Account:
    plain = Account(
        content_id("account", name),
        content_id("incident", name),
        name,
        "asahi",
        False,
        "outage",
        "main",
        told="2025-04-05",
        started="2025-04-04T08:50",
        ended=None,
        first_day="2025-04-04",
        last_day="2025-04-05",
        systems=(CARD,),
        operators=("org:j-lis",),
    )
    return replace(plain, **told)


def grouped(accounts: list[Account] | tuple[Account, ...]) -> list[Group]:
    """Group accounts where there are no others."""
    return regrouped(accounts, lambda ids: ())


def names(*accounts: Account) -> list[list[str]]:
    return sorted(sorted(one.document_id for one in group) for group in grouped(accounts))


def own(name: str, town: str, **told: object) -> Account:
    """A town's own system."""
    return account(name, systems=(LIBRARY,), operators=(), owner=town, source=town, **told)


def test_starts_told_a_little_differently_are_one() -> None:
    others = (account("b", started="2025-04-04T09:00"), account("c", started="2025-04-04"))
    assert names(account("a"), *others) == [["a", "b", "c"]]


def test_a_numbered_series_goes_on_to_its_last_report() -> None:
    second = own("a", "town", number=2, titled="庁内システムの障害について", told="2025-04-08")
    last = replace(
        second, document_id="b", started=None, number=99, titled="庁内システムの復旧について", told="2025-04-20"
    )
    found = dict(weigh(*map(facets, (second, last))).found)
    assert found["series"] == "2, 99"
    other = replace(last, titled="図書館の休館について")
    assert "series" not in dict(weigh(*map(facets, (second, other))).found)


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


MOMENTS = ["2025-04-04", "2025-04-04T08:50", "2025-04-04T09:10", "2025-04-04T15:00", "2025-04-05T08:30", None]
ENDS = [None, None, "2025-04-04T13:00", "2025-04-05", "2025-04-05T10:00"]
ACCOUNTS = st.lists(
    st.builds(
        dict,
        started=st.sampled_from(MOMENTS),
        ended=st.sampled_from(ENDS),
        told=st.sampled_from(["2025-04-04", "2025-04-05", "2025-04-06"]),
        systems=st.sampled_from([(CARD,), (LIBRARY,), (CARD, "LGWAN"), ()]),
        procedures=st.sampled_from([(), ("転入届",)]),
        owner=st.sampled_from([None, "lg:122173", "lg:141305"]),
        wide=st.booleans(),
        kind=st.sampled_from(["outage", "outage", "other", "planned_maintenance"]),
    ),
    max_size=9,
)


@given(ACCOUNTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_order_matters(drawn, chance) -> None:
    known = [account(f"d{number}", **told) for number, told in enumerate(drawn)]
    shuffled = chance.sample(known, len(known))
    assert grouped(known) == grouped(shuffled)


@given(ACCOUNTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_what_comes_bit_by_bit_and_what_goes_leaves_what_grouping_all_would_give(drawn, chance) -> None:
    known = [account(f"d{number}", **told) for number, told in enumerate(drawn)]
    standing: set[tuple[Account, ...]] = set()
    waiting = chance.sample(known, len(known))
    while waiting:
        came, waiting = waiting[:2], waiting[2:]
        groups = regrouped(came, lambda ids, near=tuple(standing): near)
        moved = {one for group in groups for one in group}
        standing = {group for group in standing if moved.isdisjoint(group)} | set(groups)
        if chance.random() < 0.3:  # an account goes, and what was grouped with it comes again
            gone = chance.choice(sorted(standing, key=lambda group: group[0].account_id))
            standing.remove(gone)
            known.remove(gone[0])
            waiting += gone[1:]
    assert standing == set(grouped(known))


@given(ACCOUNTS, st.lists(st.sampled_from(["2025-03-01", "2025-04-01", "2025-04-04"]), min_size=9, max_size=9))
@settings(max_examples=100, deadline=None)
def test_the_pairs_found_are_those_in_reach_each_once(drawn, since) -> None:
    known = [facets(account(f"d{at}", **told, first_day=since[at])) for at, told in enumerate(drawn)]
    known = [replace(one, days=one.days._replace(last=one.days.first + at)) for at, one in enumerate(known)]
    some, others = known[::2], known[1::2]
    for found, compared in ((pairs(known), combinations(known, 2)), (between(some, others), product(some, others))):
        expected = Counter(frozenset(pair) for pair in compared if in_reach(*pair))
        assert Counter(map(frozenset, found)) == expected


@given(ACCOUNTS)
@settings(max_examples=100, deadline=None)
def test_groups_hold_each_account_once_and_stand_in_the_order_of_time(drawn) -> None:
    groups = grouped([account(f"d{number}", **told) for number, told in enumerate(drawn)])
    assert len([one for group in groups for one in group]) == len(drawn)
    assert all(one.told <= other.told for group in groups for one, other in pairwise(group))


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
