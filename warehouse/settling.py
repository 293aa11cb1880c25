"""Settling accounts into incidents: which are to be grouped, what may belong with them, and landing what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from records import JST, Incident, IncidentAlias, IncidentDocument, IncidentFact
from warehouse import arrow, schema

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.store import Warehouse


class From(NamedTuple):
    """Where a wording is from."""

    revision_id: str
    source: str
    role: str
    first_seen: datetime
    title: str


def unsettled(warehouse: Warehouse, size: int) -> list[str]:
    """Give the ids of main accounts that are to be grouped, in the order of time, at most `size`."""
    query = """select account_id from account where standing = 'main' and not settled
        order by told, document_id, account_id limit $1"""
    return [row[0] for row in warehouse.rows(query, [size])]


def around(warehouse: Warehouse, ids: Sequence[str], reach: int) -> list[list[str]]:
    """Give the groups that share a subject with some accounts at about the same time, each as ids of accounts."""
    with warehouse.staged(frontier=arrow.plain_table({"account_id": (str, list(ids))})):
        return [row[0] for row in warehouse.rows(schema.script("around"), {"reach": reach})]


def origins(warehouse: Warehouse, documents: Iterable[str]) -> list[From]:
    """Give where the wordings of some documents are from."""
    query = """select revision_id, document.source, coalesce(source.role, document.kind), revision.first_seen,
        revision.title
        from revision join document using (document_id) left join source on source.source = document.source
        where document_id in (select unnest($1::varchar[]))"""
    found = warehouse.rows(query, [list(documents)])
    return [From(one, source, role, seen.replace(tzinfo=JST), title) for one, source, role, seen, title in found]


def land_incidents(
    warehouse: Warehouse,
    groups: Sequence[Sequence[str]],
    incidents: Sequence[Incident],
    documents: Sequence[IncidentDocument],
    facts: Sequence[IncidentFact],
    aliases: Sequence[IncidentAlias],
) -> None:
    """Land the groups of accounts, by their ids, and their incidents, in place of those they were in before."""
    members = [(account, group[0]) for group in groups for account in group]
    columns = {"account_id": (str, [one for one, _ in members]), "group_id": (str, [first for _, first in members])}
    staged: dict[str, Any] = {
        "landing_member": arrow.plain_table(columns),
        "landing_incident": arrow.table(Incident, incidents, {}),
        "landing_document": arrow.table(IncidentDocument, documents, {}),
        "landing_fact": arrow.table(IncidentFact, facts, {}),
        "landing_alias": arrow.table(IncidentAlias, aliases, {}),
    }
    with warehouse.batch(), warehouse.staged(**staged):
        warehouse.run(schema.script("land_incidents"))


def recalling(warehouse: Warehouse, size: int) -> list[str]:
    """Give documents whose accounts beside the main ones are to be looked at again, at most `size`."""
    query = """select distinct document_id from account where standing <> 'main' and not settled
        order by document_id limit $1"""
    return [row[0] for row in warehouse.rows(query, [size])]


def recalls(warehouse: Warehouse, documents: Sequence[str]) -> list[tuple[str, str | None]]:
    """Give for each account beside the main ones of some documents the main accounts it may mean, by ids."""
    with warehouse.staged(recalling=arrow.plain_table({"document_id": (str, list(documents))})):
        return [(side, main) for side, main in warehouse.rows(schema.script("recalls"))]


def incidents_of(warehouse: Warehouse, accounts: Iterable[str]) -> dict[str, str]:
    """Give the incident that each of some main accounts is in."""
    query = """select account_id, incident_id from incident_document
        where role = 'primary' and account_id in (select unnest($1::varchar[]))"""
    return dict(warehouse.rows(query, [list(accounts)]))


def land_recalled(warehouse: Warehouse, documents: Sequence[str], links: Sequence[IncidentDocument]) -> None:
    """Land which incidents some documents recall, in place of those they recalled before."""
    staged: dict[str, Any] = {
        "recalling": arrow.plain_table({"document_id": (str, list(documents))}),
        "landing_document": arrow.table(IncidentDocument, links, {}),
    }
    with warehouse.batch(), warehouse.staged(**staged):
        warehouse.run(schema.script("land_recalled"))


def drop_gone(warehouse: Warehouse) -> None:
    """Drop incidents that lost an account, in one transaction: what is left of them is noted to be grouped again."""
    land_incidents(warehouse, (), (), (), (), ())


def reported(warehouse: Warehouse, documents: Iterable[str]) -> set[tuple[str, str]]:
    """Give which incidents are the news of some documents: pairs of document and incident."""
    query = """select document_id, incident_id from incident_document
        where role = 'primary' and document_id in (select unnest($1::varchar[]))"""
    return set(warehouse.rows(query, [list(documents)]))
