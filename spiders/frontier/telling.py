"""What reading found a page to tell, brought to the frontier: it decides how soon to look again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from records import Story
from spiders.frontier.clock import at, seconds
from spiders.frontier.revisit import Policy, Seen

_KNOWN = """select id, source, story, fresh_from, last_tried, state, changed, calm, digest, next_due
    from url where url = ? and kind = 'page' and last_tried is not null"""
_TOLD = "update url set story = ?, fresh_from = ?, changed = ?, calm = ?, next_due = ? where id = ?"
_LISTINGS = "update url set next_due = min(next_due, last_tried + ?) where source = ? and kind = 'listing'"


@dataclass(frozen=True, slots=True)
class Telling:
    """One page and what its wording tells of an outage, or None, since when; `since` is aware."""

    url: str
    story: Story | None
    since: datetime
    noise: bool = False  # its last change, to `digest`, was none of the wording
    digest: str | None = None


def tell(db: Connection, page: Telling, policy: Policy) -> bool:
    """Note what a page tells; whether that is news. What is no page of ours is passed over."""
    row = db.execute(_KNOWN, (page.url,)).fetchone()
    if row is None:
        return False
    number, source, story, fresh, tried, state, changed, calm, digest, due = row
    if page.noise and changed and digest == page.digest:
        changed, calm = 0, calm + 2  # as if it had been found unchanged: one step back, which the change took, and one
    told = (page.story or story, seconds(page.since), changed)
    if told == (story, fresh, row[6]):
        return False
    if state in ("fetched", "unchanged") and due > tried:  # else it is due already, or rests for another reason
        age = timedelta(seconds=max(0, tried - told[1]))
        seen = Seen(state, story=told[0], changed=bool(changed), age=age, calm=calm)
        due = seconds(policy.next_due(seen, at(tried)))
    db.execute(_TOLD, (*told, calm, due, number))
    if told[0] == "open" and story != "open":
        db.execute(_LISTINGS, (int(policy.soonest.total_seconds()), source))
    return True
