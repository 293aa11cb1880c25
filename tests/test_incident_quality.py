"""How well the story set is linked: floors for each part, and the same rows whatever order its revisions come in."""

import random
from itertools import chain

import pytest

from stages.link import link
from tests.quality import STORIES, floors, linking, stories_linked
from tests.stories import land, oldest_first
from tests.texts_linked import linked


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return stories_linked(tmp_path_factory.mktemp("stories"), "dev", "held")


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    return stories_linked(tmp_path_factory.mktemp("late"), "late")


@pytest.mark.parametrize("part", [*chain(*STORIES)])
def test_the_stories_are_linked_as_well_as_before(settings, late, part):
    found = linking(late if part == "late" else settings, part)
    below = {name: round(value, 3) for name, value in found.items() if value < floors()[name]}
    assert not below, "see `python -m tests.quality`"


def test_the_stories_in_any_order_and_batches_give_the_same_rows(settings, tmp_path):
    chance = random.Random(7)
    revisions = oldest_first("dev", "held")
    chance.shuffle(revisions)
    third = len(revisions) // 3
    for batch in (revisions[:third], revisions[third:]):
        link(land(tmp_path, batch))
    again = settings.model_copy(update={"data": tmp_path})
    assert linked(again) == linked(settings)
