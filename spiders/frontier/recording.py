"""What a try changes in an address's row, and in its source's counts."""

from dataclasses import replace
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any

from records import Story
from spiders.frontier.clock import seconds
from spiders.frontier.revisit import Policy, Seen, State, UrlKind

ROW = ("source", "kind", "failures", "fresh_from", "digest", "changed", "calm", "story", "listing", "brought")


def row(db: Connection, url: str) -> dict[str, Any]:
    """Give the columns of `ROW` of an address; empty when it is not known."""
    found = db.execute(f"select {', '.join(ROW)} from url where url = ?", (url,)).fetchone()
    return dict(zip(ROW, found, strict=True)) if found else {}


def after(
    known: dict[str, Any], state: State, now: datetime, digest: str | None, story: Story | None, policy: Policy
) -> dict[str, Any]:
    """Give the columns of a row as they are after a try; `known` has those of `ROW`."""
    good = state in ("fetched", "unchanged")
    failures = 0 if good else known["failures"] + 1
    changed = state == "fetched" and known["digest"] not in (None, digest)
    fresh = seconds(now) if changed else known["fresh_from"]
    age = timedelta(seconds=max(0, seconds(now) - fresh))
    kind: UrlKind = (
        known["kind"] if proven(known) or good else "page"
    )  # a guess that came to nothing is not asked every run
    calm = max(0, known["calm"] - changed)  # a change brings it one step nearer
    seen = Seen(state, kind, failures, story, bool(known["changed"]) or changed, age, calm)
    if policy.rests(seen) and state == "unchanged" and known["digest"] is not None:
        seen = replace(seen, calm=calm + 1)
    return {
        "state": state,
        "failures": failures,
        "changed": seen.changed,
        "calm": seen.calm,
        "fresh_from": fresh,
        "last_tried": seconds(now),
        "next_due": seconds(policy.next_due(seen, now)),
        "digest": (digest if good else None) or known["digest"],
        "brought": None if state == "gone" and failures > 1 else known["brought"],  # a found listing is a guess again
    }


def proven(known: dict[str, Any]) -> bool:
    """Tell whether a listing was declared, or found and seen to name what is wanted."""
    return known["listing"] is None or known["brought"] is not None


def counts(state: State, known: dict[str, Any], digest: str | None) -> dict[str, int]:
    """Give what a try adds to the day of its source; listings are neither new nor changed pages."""
    first = {}
    if known["listing"] and known["digest"] is None:
        if state not in ("fetched", "unchanged"):
            return {}  # a guess that came to nothing is no trouble of the source's
        first = {"discovered": 1, "expected": 1}
    if state != "fetched" or known["kind"] == "listing":
        return {state: 1} | first
    return {state: 1, "new": int(known["digest"] is None), "changed": int(known["digest"] not in (None, digest))}


def rest(db: Connection, source: str, until: int) -> None:
    """Let nothing of a source be due before a time."""
    db.execute("update url set next_due = ? where source = ? and next_due < ?", (until, source, until))


def update(db: Connection, url: str, values: dict[str, Any]) -> None:
    """Set columns of an address's row."""
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(f"update url set {assignments} where url = :url", values | {"url": url})
