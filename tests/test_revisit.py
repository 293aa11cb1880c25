"""How soon an address is due again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.frontier.revisit import Policy

NIGHT = datetime(2025, 4, 4, 17, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "kind", "failures", "age", "wait"),
    [
        ("fetched", "page", 0, 0 * DAY, 20 * HOUR),
        ("unchanged", "page", 0, 14 * DAY, 20 * HOUR),
        ("unchanged", "page", 0, 28 * DAY, 2 * DAY),
        ("unchanged", "page", 0, 365 * DAY, 365 * DAY / 14),
        ("unchanged", "page", 0, 9999 * DAY, 180 * DAY),
        ("unchanged", "listing", 0, 365 * DAY, 20 * HOUR),
        ("fetched", "standing", 0, 365 * DAY, 20 * HOUR),
        ("failed", "page", 1, 0 * DAY, 1 * HOUR),
        ("failed", "page", 4, 0 * DAY, 8 * HOUR),
        ("failed", "page", 10**9, 0 * DAY, 14 * DAY),
        ("failed", "listing", 10, 0 * DAY, 20 * HOUR),
        ("blocked", "page", 1, 0 * DAY, 1 * DAY),
        ("blocked", "page", 99, 0 * DAY, 30 * DAY),
        ("blocked", "standing", 99, 0 * DAY, 20 * HOUR),
        ("gone", "page", 1, 0 * DAY, 7 * DAY),
        ("gone", "page", 99, 0 * DAY, 90 * DAY),
    ],
)
def test_waits(state, kind, failures, age, wait):
    assert Policy().next_due(state, kind, failures, age, NIGHT) - NIGHT == wait


@given(
    st.sampled_from(["fetched", "unchanged", "gone", "blocked", "failed"]),
    st.sampled_from(["listing", "standing", "page"]),
    st.integers(0, 10**6),
    st.timedeltas(timedelta(0), timedelta(days=36500)),
)
def test_due_is_always_later_and_never_more_than_half_a_year(state, kind, failures, age):
    wait = Policy().next_due(state, kind, failures, age, NIGHT) - NIGHT
    assert HOUR <= wait <= 180 * DAY
