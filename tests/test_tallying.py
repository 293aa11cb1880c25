"""What a town counts of itself is no count of a wider incident; it stands beside the chosen ones as that town's."""

from datetime import datetime

import pytest

from incidents.telling import Origin, record
from records import Account, Statement
from tests.whole import ask

SEEN = datetime(2025, 4, 4, 22)
KAWASAKI, MATSUMOTO, KANAGAWA = "lg:141305", "lg:202029", "lg:140007"


def said(name, field, value, speaker=None):
    return Statement(field, value, name, 0, 3, "120人", speaker, "2025-04-04")


def account(name, *stated, **more):
    told = tuple(said(name, *one) for one in stated)
    days = ("2025-04-04", "2025-04-04T08:30", None, "2025-04-04", "2025-04-04")
    return Account(name, name, name, name, True, "outage", "main", *days, statements=told, **more)


def counted(*accounts):
    """Give the incident's counts, and every count in its facts with whether it is chosen."""
    roles = {name: "municipality" if name.startswith("lg:") else "press" for name in (one.source for one in accounts)}
    incident, facts = record(accounts, {name: Origin(name, role, SEEN, "題") for name, role in roles.items()})
    return incident.counts, {(one.source, one.value): one.chosen for one in facts if one.field.startswith("count:")}


PEOPLE, TOWNS = "count:people", "count:municipalities"
NATION = account("soumu", ("scope", "全国"), (TOWNS, "300"), scope="全国", wide=True)


@pytest.mark.parametrize(
    "teller",
    [
        account(KAWASAKI, (PEOPLE, "120"), owner=KAWASAKI),
        account(KAWASAKI, (PEOPLE, "120"), owner=KAWASAKI, scope="全国", wide=True),  # 全国的な障害により
        account("press", (PEOPLE, "120"), places=(MATSUMOTO,)),
        account("press", (PEOPLE, "120", KAWASAKI), scope="全国"),  # 川崎市によると
        account(KANAGAWA, (PEOPLE, "120"), owner=KANAGAWA),
    ],
)
def test_a_count_of_one_place_is_not_the_nation_s(teller):
    counts, facts = counted(NATION, teller)
    assert counts == {"municipalities": 300}
    assert facts == {("soumu", "300"): True, (teller.source, "120"): False}


def test_the_nation_s_count_is_chosen_however_often_towns_tell_theirs():
    towns = [account(name, (PEOPLE, "120"), owner=name) for name in (KAWASAKI, MATSUMOTO)]
    nation = account("press", (PEOPLE, "9000"), scope="全国")
    counts, facts = counted(NATION, *towns, nation)
    assert counts["people"] == 9000 and not facts[KAWASAKI, "120"]


@pytest.mark.parametrize("scope", [(), (("scope", "単独自治体"),)])
def test_a_town_s_count_is_its_own_incident_s_and_of_one_whose_scope_nobody_tells(scope):
    assert counted(account(KAWASAKI, (PEOPLE, "120"), *scope, owner=KAWASAKI))[0] == {"people": 120}


def test_a_prefecture_may_count_for_several_towns():
    several = account(KANAGAWA, ("scope", "複数自治体"), (PEOPLE, "120"), owner=KANAGAWA)
    assert counted(several)[0] == {"people": 120}


def test_how_many_towns_were_struck_a_town_may_tell():
    assert counted(account(KAWASAKI, ("scope", "全国"), (TOWNS, "50"), owner=KAWASAKI))[0] == {"municipalities": 50}


def test_a_text_on_several_towns_counts_for_all():
    press = account("press", (PEOPLE, "120"), places=(KAWASAKI, MATSUMOTO))
    assert counted(NATION, press)[0] == {"municipalities": 300, "people": 120}


def test_in_the_demo_the_people_of_one_city_stand_as_that_city_s(demo):
    query = """select what, value, chosen, sources from incident_timeline
        where what in ('count:people', 'count:municipalities') order by what"""
    assert ask(demo / "madoguchi.duckdb", query) == [
        ("count:municipalities", "300", True, ["mainichi", "soumu", "tokyo"]),
        ("count:people", "120", False, [KAWASAKI]),
    ]
