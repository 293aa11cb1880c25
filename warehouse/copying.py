"""Fingerprints, pairs of texts alike and groups of copies: asked for and landed in batches, each of which stands alone.

After each batch `likeness` is what it would be if all texts had come at once: a pair is in it if, among the texts that
are there, it shares a key that is not common, enough of the shorter one's keys, and measures as a likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from records import CopyGroup, DateExpression, Fingerprint, Likeness, Wording
from warehouse import arrow, landing, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

BATCH = 20_000  # wordings whose fingerprints are landed in one transaction
PAIRS = 2000  # pairs whose texts are in memory together
LIMITS = {
    "furniture": 8,  # texts of one source that may hold a key; one that more hold tells nothing
    "common": 400,  # texts of all sources
    "share": 0.2,  # of the shorter text's keys, what two texts share: of a copy's shingles three times as many are
}


def pending_wordings(warehouse: Warehouse, version: str, longest: int) -> Iterator[list[Wording]]:
    """Give the wordings to take fingerprints of, in batches; at least one batch, for what departed without one coming.

    Only the first `longest` characters of a text come, and what was found in them. Land the fingerprints of each batch
    before asking for the next.
    """
    latest = schema.views()["document_latest"].select
    warehouse.run(f"create or replace temp view document_latest as {latest}")
    for name, value in LIMITS.items():
        warehouse.run(f"set variable {name} = {value}")
    warehouse.run("set variable version = $1", [version])
    warehouse.run(schema.script("latest_wordings"))
    warehouse.run("drop view document_latest")
    count = warehouse.rows("select count(*) from pending_wording")[0][0]
    for after in range(0, max(count, 1), BATCH):
        asked = {"after": after, "until": after + BATCH, "longest": longest}
        yield [_wording(row) for row in warehouse.rows(schema.script("wordings"), asked)]


def land_fingerprints(warehouse: Warehouse, prints: Sequence[Fingerprint]) -> None:
    """Land the fingerprints of a batch of pending wordings, drop those that departed, and list the pairs to measure.

    To be called in a transaction that also lands what `unmeasured` gives, measured.
    """
    with warehouse.staged(printed=arrow.table(Fingerprint, prints, {})):
        warehouse.run(schema.script("fingerprints"))
    warehouse.run(schema.script("candidates"))
    if warehouse.rows("select 1 from common_key where is_now and not was limit 1"):
        warehouse.run(schema.script("forget_common"))
    warehouse.run("delete from departed")


def unmeasured(warehouse: Warehouse, longest: int) -> Iterator[tuple[list[tuple[str, str]], dict[str, Any]]]:
    """Give the pairs listed, some at a time, with the rows of their texts by id: source, text, facts."""
    count = warehouse.rows("select count(*) from candidate")[0][0]
    for after in range(0, count, PAIRS):
        query = "select text_id, other_id from candidate where number > $1 and number <= $2 order by number"
        pairs = [(one, other) for one, other in warehouse.rows(query, [after, after + PAIRS])]
        ids = sorted({text for pair in pairs for text in pair})
        with warehouse.staged(asked=arrow.plain_table({"text_id": (str, ids)})):
            rows = warehouse.rows(schema.script("compared"), {"longest": longest})
        yield pairs, {text: rest for text, *rest in rows}


def land_likenesses(warehouse: Warehouse, likenesses: Iterable[Likeness]) -> int:
    """Land what pairs measured."""
    likenesses = list(likenesses)
    landing.land_arrow(warehouse, "likeness", arrow.table(Likeness, likenesses, {}), fresh=True)
    return len(likenesses)


def alike(warehouse: Warehouse) -> tuple[list[tuple[Any, ...]], list[Likeness]]:
    """Give the documents that may be copies, as rows, and what pairs of their texts measured."""
    pairs = warehouse.rows("select text_id, other_id, resemblance, containment, same_facts, agreement from likeness")
    return warehouse.rows(schema.script("copied")), [Likeness(*pair) for pair in pairs]


def land_groups(warehouse: Warehouse, groups: Sequence[CopyGroup]) -> None:
    """Make the table of copies these, in one transaction; rows already there are left untouched."""
    staged = arrow.table(CopyGroup, groups, {})
    with warehouse.batch():
        with warehouse.staged(grouped=staged):
            warehouse.run(schema.script("copy_groups"))
        landing.land_arrow(warehouse, "copy_group", staged)


def forget(warehouse: Warehouse) -> None:
    """Drop every fingerprint and all that was measured, so that all is pending."""
    with warehouse.batch():
        warehouse.run("delete from fingerprint; delete from likeness")


def _wording(row: Sequence[Any]) -> Wording:
    document, revision, source, stated, text, names, dates = row
    found = tuple(DateExpression(*date) for date in dates or ())
    return Wording(document, revision, source, stated, text, tuple(names or ()), found)
