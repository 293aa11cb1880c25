"""Copies among sixty and more short texts: agency copy cut, credited and edited, and what only looks alike."""

import shutil
from itertools import combinations

import pytest

from settings import Settings
from stages.copies import copies
from tests.copied import gold, groups, land_documents, read_all
from tests.stories import document_ids
from warehouse import schema
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    with Warehouse.open(settings.warehouse) as warehouse:
        land_documents(warehouse, gold())
        read_all(warehouse)
    copies(settings)
    return settings


@pytest.fixture(scope="module")
def found(landed):
    with Warehouse.open(landed.warehouse) as warehouse:
        assert warehouse.audits() == []
        return groups(warehouse)


def pairs(group_of):
    return {(a.id, b.id) for a, b in combinations(gold(), 2) if group_of(a) and group_of(a) == group_of(b)}


def test_there_are_many_texts_of_each_kind():
    assert len(gold()) >= 60 and len({one.group for one in gold()} - {None}) >= 8
    assert sum(one.group is None for one in gold()) >= 30


def test_copies_are_found_and_nothing_else(found):
    right = pairs(lambda one: one.group)
    told = pairs(lambda one: found.get(one.id, (None, None))[0])
    assert told - right == set(), "no two accounts are made one"
    assert right - told == set(), "no copy is missed"


def test_the_original_is_the_agency_or_who_speaks_for_itself(found):
    by_id = {one.id: one for one in gold()}
    originals = {by_id[original].group: by_id[original].source for original, _ in found.values()}
    expected = {"A": "kyodo_47news", "B": "jiji", "C": "kyodo_47news", "F": "jiji", "J": "jlis"}
    assert {group: originals[group] for group in expected} == expected


def test_reprints_are_told_from_second_addresses_of_one_source(found):
    by_id = {one.id: one for one in gold()}
    kinds = {
        (by_id[id].source == by_id[original].source, kind) for id, (original, kind) in found.items() if id != original
    }
    assert kinds == {(True, "duplicate"), (False, "reprint")}


def test_in_the_story_set_the_agency_copies_and_nothing_else(stories, tmp_path):
    settings = Settings(data=tmp_path)
    shutil.copy(stories / "warehouse.duckdb", settings.warehouse)
    copies(settings)
    query = "select document_id, original_id, credit from copy_group where kind <> 'original' order by all"
    with Warehouse.open(settings.warehouse) as warehouse:
        told = warehouse.rows(query)
    ids = document_ids()
    copied = {"rp25-2": "rp25-1", "rp22-2": "rp22-1", "hw25-3": "hw25-2", "go23-12": "go23-11"}
    assert {(one, original) for one, original, _ in told} == {(ids[one], ids[other]) for one, other in copied.items()}
    assert all(credit in ("org:kyodo", "org:jiji") for *_, credit in told)


def test_coverage_tells_own_accounts_from_reprints(landed):
    with Warehouse.open(landed.warehouse) as warehouse:
        for view in schema.views().values():
            warehouse.run(f"create or replace temp view {view.name} as {view.select}")
        day = "select source, outage, official, press, independent, reprints from coverage_by_day where day = $1"
        counted = {source: counts for source, *counts in warehouse.rows(day, ["2025-04-05"])}
        whole = warehouse.rows(
            "select sum(outage) = sum(independent + reprints), sum(official) > 20, sum(press) > 10 from coverage_by_day"
        )
    assert counted["chunichi"] == [1, 0, 1, 0, 1] and counted["tokyo"] == [1, 0, 1, 0, 1]
    assert whole == [(True, True, True)]
