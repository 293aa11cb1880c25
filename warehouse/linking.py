"""What linking takes from the warehouse and lands in it: wordings of pending documents, accounts, incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from records import JST, Account, Claim, Count, Outage, Statement
from warehouse import arrow, landing, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

_COLUMNS = ", ".join(f'"{item.name}"' for item in fields(Account) if item.name != "statements")


class Read(NamedTuple):
    """One wording of a pending document: its text, where it is from, and what reading found in it."""

    document_id: str
    source: str
    url: str
    role: str
    revision_id: str
    title: str
    text: str
    told: str
    first_seen: datetime
    relevance: str
    dated: bool  # false where `told` is only the day it was imported
    names: list[tuple[Any, ...]]  # label, name, entity_id, start, end
    dates: list[tuple[Any, ...]]  # start, end, value, granularity
    claims: list[Claim]
    outage: Outage | None


def note_pending(warehouse: Warehouse, linker: str, again: bool) -> int:
    """Note which documents are pending, for `pending_wordings`; give how many."""
    warehouse.run(schema.script("pending_documents"), {"linker": linker, "again": again})
    return int(warehouse.rows("select count(*) from pending_document")[0][0])


def pending_wordings(warehouse: Warehouse, size: int, trouble: str) -> Iterator[list[Read]]:
    """Give the wordings of pending documents, some documents at a time; land the accounts of each before the next.

    Of documents about nothing of the kind, only those whose title or first lines match `trouble`.
    """
    warehouse.run("set variable trouble = $1", [trouble])
    after = ""
    while True:
        warehouse.run("set variable after = $1", [after])
        warehouse.run("set variable size = $1", [size])
        warehouse.run(schema.script("batch_documents"))
        after = warehouse.rows("select max(document_id) from batch_document")[0][0]
        if after is None:
            return
        yield _wordings(warehouse)


def _wordings(warehouse: Warehouse) -> list[Read]:
    found: dict[str, Read] = {}
    for row in warehouse.rows(schema.script("batch_wordings")):
        read = Read._make([*row, [], [], [], None])
        found[read.revision_id] = read._replace(first_seen=read.first_seen.replace(tzinfo=JST))
    if not found:
        return []
    of_batch = 'where revision_id in (select revision_id from batch_revision) order by revision_id, start, "end"'
    for revision, *name in warehouse.rows(
        f'select revision_id, label, name, entity_id, start, "end" from mention {of_batch}, label, name'
    ):
        found[revision].names.append(tuple(name))
    for revision, *date in warehouse.rows(
        f'select revision_id, start, "end", value, granularity from date_expression {of_batch}, value'
    ):
        found[revision].dates.append(tuple(date))
    for revision, start, end, state, systems, procedures, places, *rest in warehouse.rows(
        f"""select revision_id, start, "end", state, systems, procedures, places, from_, "to", speaker, hedged, negated
        from claim {of_batch}, state"""
    ):
        found[revision].claims.append(Claim(start, end, state, tuple(systems), tuple(procedures), tuple(places), *rest))
    for revision, outage in _outages(warehouse):
        found[revision] = found[revision]._replace(outage=outage)
    return list(found.values())


def _outages(warehouse: Warehouse) -> Iterator[tuple[str, Outage]]:
    names = [item.name for item in fields(Outage)]
    query = f"select revision_id, {', '.join(names)} from outage"
    for revision, *values in warehouse.rows(f"{query} where revision_id in (select revision_id from batch_revision)"):
        given = dict(zip(names, values, strict=True))
        given["counts"] = tuple(Count(**count) for count in given["counts"])
        given["evidence"] = {name: tuple(span) for name, span in given["evidence"].items()}
        yield revision, Outage(**given)


def land_accounts(
    warehouse: Warehouse,
    accounts: Sequence[Account],
    subjects: Sequence[Sequence[str]],
    linker: str,
    pending: Iterable[str] = (),
) -> None:
    """Land the accounts of the batch that `pending_wordings` gave last, in one transaction.

    Documents that stay `pending` have no accounts until the next run makes them.
    """
    extra: dict[str, landing.Extra] = {
        "subjects": (tuple[str, ...], [tuple(some) for some in subjects]),
        "settled": (bool, [False] * len(accounts)),
        "group_id": (str, [None] * len(accounts)),
    }
    with warehouse.batch(), warehouse.staged(landing_account=arrow.table(Account, accounts, extra)):
        warehouse.run("set variable linker = $1", [linker])
        warehouse.run("set variable still_pending = $1::varchar[]", [list(pending)])
        warehouse.run(schema.script("land_accounts"))


def accounts(warehouse: Warehouse, ids: Iterable[str]) -> list[Account]:
    """Give accounts by their ids, without their statements."""
    query = f"select {_COLUMNS} from account where account_id in (select unnest($1::varchar[])) order by account_id"
    return [Account(*map(_frozen, row)) for row in warehouse.rows(query, [list(ids)])]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def stated(warehouse: Warehouse, ids: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
    """Give what accounts state, by their ids."""
    query = "select account_id, statements from account where account_id in (select unnest($1::varchar[]))"
    return {one: tuple(Statement(**row) for row in rows) for one, rows in warehouse.rows(query, [list(ids)])}
