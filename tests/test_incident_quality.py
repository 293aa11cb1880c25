"""How well the story set is linked: floors for each part, and the same rows whatever order its revisions come in."""

import random

import pytest

from stages.link import link
from tests.incident_scoring import TABLES, rows, scores
from tests.stories import land, oldest_first
from tests.texts_linked import linked

FLOORS = {  # what was measured, cut; raise them with the rules
    "dev": {"b3_f1": 0.975, "role_accuracy": 0.975, "started": 0.97, "ended": 0.93},
    "held": {"b3_f1": 0.95, "role_accuracy": 0.96, "started": 0.95, "ended": 0.81},
    "late": {"b3_f1": 0.9, "role_accuracy": 0.94, "started": 0.86, "ended": 0.87},
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    settings = land(tmp_path_factory.mktemp("stories"), oldest_first("dev", "held"))
    link(settings)
    return settings


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    settings = land(tmp_path_factory.mktemp("late"), oldest_first("late"))
    link(settings)
    return settings


@pytest.mark.parametrize("part", FLOORS)
def test_the_stories_are_linked_as_well_as_before(settings, late, part):
    found = scores(*(rows((late if part == "late" else settings).warehouse, table) for table in TABLES), part)
    below = {name: round(found[name], 3) for name, floor in FLOORS[part].items() if found[name] < floor}
    assert not below, f"{part}: below the floors {FLOORS[part]}"


def test_the_stories_in_any_order_and_batches_give_the_same_rows(settings, tmp_path):
    chance = random.Random(7)
    revisions = oldest_first("dev", "held")
    chance.shuffle(revisions)
    third = len(revisions) // 3
    for batch in (revisions[:third], revisions[third:]):
        link(land(tmp_path, batch))
    again = settings.model_copy(update={"data": tmp_path})
    assert linked(again) == linked(settings)
