"""How soon an address is due again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.frontier.revisit import Policy, Seen
from spiders.trouble import story_of

NIGHT = datetime(2025, 4, 4, 17, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("seen", "wait"),
    [
        (Seen("fetched"), 3 * DAY),
        (Seen("unchanged", calm=1), 6 * DAY),
        (Seen("unchanged", calm=2), 12 * DAY),
        (Seen("unchanged", calm=5), 96 * DAY),
        (Seen("unchanged", calm=6), 180 * DAY),
        (Seen("unchanged", calm=10**9), 180 * DAY),
        (Seen("fetched", changed=True), 20 * HOUR),
        (Seen("unchanged", changed=True, age=14 * DAY), 20 * HOUR),
        (Seen("unchanged", changed=True, age=14 * DAY + HOUR), 3 * DAY),
        (Seen("unchanged", changed=True, age=30 * DAY, calm=1), 6 * DAY),
        (Seen("fetched", story="open"), 2 * HOUR),
        (Seen("unchanged", story="open", age=16 * HOUR), 2 * HOUR),
        (Seen("unchanged", story="open", age=DAY), 3 * HOUR),
        (Seen("unchanged", story="open", age=8 * DAY), DAY),
        (Seen("unchanged", story="open", age=60 * DAY), 3 * DAY),
        (Seen("unchanged", story="open", age=61 * DAY, calm=2), 12 * DAY),
        (Seen("fetched", story="over", changed=True), 2 * HOUR),
        (Seen("unchanged", story="over", age=14 * DAY), 42 * HOUR),
        (Seen("unchanged", story="over", age=15 * DAY), 3 * DAY),
        (Seen("unchanged", "listing", age=365 * DAY, calm=9), 20 * HOUR),
        (Seen("unchanged", "listing", story="open"), 2 * HOUR),
        (Seen("fetched", "standing", age=365 * DAY, calm=9), HOUR / 2),
        (Seen("failed", failures=1), 1 * HOUR),
        (Seen("failed", failures=4), 8 * HOUR),
        (Seen("failed", failures=10**9), 14 * DAY),
        (Seen("failed", "listing", failures=10), 20 * HOUR),
        (Seen("blocked", failures=1), 1 * DAY),
        (Seen("blocked", failures=99), 30 * DAY),
        (Seen("blocked", "standing", failures=99), 20 * HOUR),
        (Seen("gone", failures=1), 7 * DAY),
        (Seen("gone", failures=99), 90 * DAY),
    ],
)
def test_waits(seen, wait):
    assert Policy().next_due(seen, NIGHT) - NIGHT == wait


@given(
    st.builds(
        Seen,
        st.sampled_from(["fetched", "unchanged", "gone", "blocked", "failed"]),
        st.sampled_from(["listing", "standing", "page"]),
        st.integers(0, 10**6),
        st.sampled_from([None, "open", "over"]),
        st.booleans(),
        st.timedeltas(timedelta(0), timedelta(days=36500)),
        st.integers(0, 10**6),
    )
)
def test_due_is_always_later_and_never_more_than_half_a_year(seen):
    wait = Policy().next_due(seen, NIGHT) - NIGHT
    assert HOUR / 2 <= wait <= 180 * DAY


@pytest.mark.parametrize(
    "words",
    [
        "【調査中】カード管理システムの障害について",
        "証明書コンビニ交付サービスの休止",
        "ﾏｲﾅﾎﾟｰﾀﾙがつながりにくい状態です",
        "誤交付がありました",
        "個人情報の漏えいについて",
        "障害者手帳の申請システムの不具合",
        "電子申請がご利用いただけません",
    ],
)
def test_a_link_that_speaks_of_trouble(words):
    assert story_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "障害者手帳の手続き",
        "障害福祉サービスのご案内",
        "身体障害のある方へ",
        "災害復旧工事の入札",
        "指名停止の情報",
        "春の花まつり",
        "",
    ],
)
def test_a_link_that_speaks_of_another_thing(words):
    assert story_of(words) is None


@pytest.mark.parametrize(
    ("words", "story"),
    [
        ("カード管理システムの障害について（第2報）", "open"),
        ("【復旧】カード管理システムの障害について", "over"),
        ("コンビニ交付を再開しました", "over"),
        ("コンビニ交付の停止について（復旧時期未定）", "open"),
        ("証明書の交付を一部再開", "open"),
        ("戸籍の証明書の交付停止（復旧の見込みについて）", "open"),
    ],
)
def test_what_a_link_tells(words, story):
    assert story_of(words) == story
