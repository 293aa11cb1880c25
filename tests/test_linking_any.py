"""Whatever accounts come, in whatever order: the groups are the same, and all pairs are found."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.facets import facets, in_reach
from incidents.pairing import between, pairs
from incidents.regrouping import regrouped
from records import Account
from tests.accounts_made import CARD, LIBRARY, account, grouped

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
