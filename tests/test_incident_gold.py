"""The story set for the linking of incidents is whole: ids meet, names are of the lists, rules of its README hold."""

import re
from collections import Counter, defaultdict
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from nlp.tables import entities
from spiders.registry import source_of
from spiders.urls import document_url
from tests.incident_scoring import ROLES
from tests.stories import gold

DOCUMENTS, INCIDENTS, LINKS = gold("documents"), gold("incidents"), gold("links")
KINDS = {"outage", "planned_maintenance", "data_incident"}
OVERRAN = {  # announced as planned work, which became the outage
    ("ks26-1", "kasaoka-2026-01-05"),
    ("shn-1", "shunan-2024-01-09"),
    ("thyo-1", "tgam-2026"),
    ("tcon-1", "tcon-2017"),
    ("vnob-1", "vnob25"),
}
MOMENTS = ("started", "detected", "partial_recovery", "ended")


def test_the_set_is_large_and_mixed_enough() -> None:
    names = {row["document"] for row in DOCUMENTS}
    assert len(names) >= 760 and len(DOCUMENTS) >= len(names) + 90 and len(INCIDENTS) >= 185
    assert len(names - {row["document"] for row in LINKS}) >= 20
    assert {row["kind"] for row in INCIDENTS} == KINDS
    parts = Counter(row["part"] for row in INCIDENTS)
    assert min(parts.values()) >= 30


def test_ids_are_unique_and_meet() -> None:
    pairs = Counter((row["document"], row["incident"]) for row in LINKS)
    incidents = Counter(row["incident"] for row in INCIDENTS)
    assert [key for counted in (pairs, incidents) for key, count in counted.items() if count > 1] == []
    assert {document for document, _ in pairs} <= {row["document"] for row in DOCUMENTS}
    assert {incident for _, incident in pairs} == incidents.keys()
    assert {row["role"] for row in LINKS} == set(ROLES)
    assert {row["incident"] for row in LINKS if row["role"] == "primary"} == incidents.keys()


def test_a_document_is_one_address_with_revisions_in_time() -> None:
    revisions = defaultdict(list)
    for row in DOCUMENTS:
        revisions[row["document"]].append(row)
    addresses = {document_url(row["url"]) for row in DOCUMENTS}
    assert len(addresses) == len(revisions) == len({(row["document"], row["url"], row["source"]) for row in DOCUMENTS})
    for rows in revisions.values():
        assert len({row["seen"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


@pytest.mark.parametrize("row", DOCUMENTS, ids=lambda row: f"{row['document']}@{row['seen'][:16]}")
def test_a_revision_could_be_real(row: dict) -> None:
    assert row["source"] == (source_of(row["url"]) or f"host:{urlsplit(row['url']).hostname}")
    assert row["kind"] in ("news", "notice", "report") and row["title"].strip() and 60 <= len(row["text"]) <= 800
    seen = datetime.fromisoformat(row["seen"])
    assert seen.utcoffset() is not None
    assert row["published"] is None or row["published"][:10] <= row["seen"][:10]


@pytest.mark.parametrize("row", INCIDENTS, ids=lambda row: row["incident"])
def test_an_incident_uses_the_names_of_the_lists(row: dict) -> None:
    named = {(entity.label, name) for entity in entities() for name in (entity.name, entity.entity_id)}
    wanted = [("system", name) for name in row["systems"]] + [("procedure", name) for name in row["procedures"]]
    wanted += [("municipality", name) for name in row["municipalities"]]
    assert [pair for pair in wanted if pair not in named] == []
    assert row["part"] in ("dev", "held", "late") and row["kind"] in KINDS and row["title"]


@pytest.mark.parametrize("row", INCIDENTS, ids=lambda row: row["incident"])
def test_an_incidents_moments_are_in_order(row: dict) -> None:
    moments = [row[name] for name in MOMENTS if row.get(name)]
    assert all(re.fullmatch(r"20\d\d-\d\d(-\d\d(T\d\d(:\d\d)?)?)?", moment) for moment in moments)
    start, end = row["started"], row["ended"]
    shared = min(len(start or ""), len(end or ""))
    assert (start or "")[:shared] <= (end or "")[:shared]


def test_a_document_reports_incidents_of_one_part() -> None:
    part = {row["incident"]: row["part"] for row in INCIDENTS}
    reported = defaultdict(set)
    for row in LINKS:
        if row["role"] == "primary":
            reported[row["document"]].add(part[row["incident"]])
    assert [document for document, parts in reported.items() if len(parts) > 1] == []


def test_nobody_reports_what_has_not_happened() -> None:
    incidents = {row["incident"]: row for row in INCIDENTS}
    last = {
        row["document"]: max(one["seen"] for one in DOCUMENTS if one["document"] == row["document"]) for row in LINKS
    }
    early = [
        (row["document"], row["incident"])
        for row in LINKS
        if incidents[row["incident"]]["kind"] != "planned_maintenance"
        and (incidents[row["incident"]]["started"] or "") > last[row["document"]][:16]
    ]
    assert set(early) == OVERRAN
