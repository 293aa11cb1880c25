"""Days without their year, as documents are compared by them: nearest to when they were told, and never stated."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from incidents.nearing import near
from records import Article
from tests.texts_linked import land
from tests.whole import ask


@pytest.mark.parametrize(
    ("stated", "nearest"),
    [
        ("XXXX-12-04T11:00", "2019-12-04T11:00"),
        ("XXXX-02-09", "2020-02-09"),  # announced
        ("XXXX-XX-16", "2019-12-16"),  # a bare day is past
        ("XXXX-XX-08/XXXX-XX-09", "2020-01-08/2020-01-09"),
        ("XXXX-02-30", "XXXX-02-30"),
        ("XXXX-03", "XXXX-03"),
        ("2018-01-05", "2018-01-05"),
    ],
)
def test_the_nearest_day(stated, nearest) -> None:
    assert near(stated, "2020-01-10") == nearest


@given(st.dates(), st.from_regex(r"XXXX-(XX|[01][0-9])-[0-3][0-9](T[0-2][0-9](:[0-5][0-9])?)?", fullmatch=True))
def test_any_day_is_told_of_some_day_or_left_as_it_is(told, stated) -> None:
    found = near(stated, told.isoformat())
    assert found == stated or found[7:10] == stated[7:10]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 150))
def test_what_was_told_some_months_after_is_that_day(told, before) -> None:
    day = told - timedelta(days=before)
    assume((day.month, day.day) != (2, 29))
    assert near(f"XXXX-{day:%m-%d}", told.isoformat()) == day.isoformat()


def test_undated_notices_meet_on_their_day_and_state_no_year(tmp_path) -> None:
    told = "4月4日11時ごろから、共同で利用するデータセンターの障害により、住民情報システムが停止しています。"
    written = f"障害について。{told}"
    notices = [
        Article(f"https://example.jp/{town}", town, "notice", "システム障害について", body)
        for town, body in (("lg:131148", told), ("lg:202037", written))
    ]
    found = land(tmp_path, [notices])
    assert ask(found.warehouse, "select count(distinct incident_id), count(*) from incident_document") == [(1, 2)]
    assert ask(found.warehouse, "select distinct started from incident") == [(None,)]
    facts = "select distinct value from incident_fact where field = 'started'"
    assert ask(found.warehouse, facts) == [("XXXX-04-04T11:00",)]
