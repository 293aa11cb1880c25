"""What reading found a page to tell of an outage, brought to the frontier: it decides how soon to look again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from spiders.frontier.clock import at, seconds
from spiders.frontier.revisit import Policy, Seen
from spiders.frontier.trouble import Story

_KNOWN = "select id, source, story, fresh_from, last_tried, state from url where url = ? and kind = 'page'"
_TOLD = "update url set story = ?, fresh_from = ?, next_due = min(next_due, ?) where id = ?"
_LISTINGS = "update url set next_due = min(next_due, last_tried + ?) where source = ? and kind = 'listing'"


@dataclass(frozen=True, slots=True)
class Telling:
    """One page and what it tells, since when: the moment at which this wording was first seen, aware."""

    url: str
    story: Story
    since: datetime


def tell(db: Connection, page: Telling, policy: Policy) -> bool:
    """Note what a page tells; whether that is something else than was known. What is no page of ours is passed over."""
    row = db.execute(_KNOWN, (page.url,)).fetchone()
    if row is None or row[2] == page.story or row[4] is None:
        return False
    number, source, _, fresh, tried, state = row
    fresh = max(fresh, seconds(page.since))
    if state in ("fetched", "unchanged"):
        age = timedelta(seconds=max(0, tried - fresh))
        due = seconds(policy.next_due(Seen(state, story=page.story, age=age), at(tried)))
        db.execute(_TOLD, (page.story, fresh, due, number))
        if page.story == "open":
            db.execute(_LISTINGS, (int(policy.soonest.total_seconds()), source))
    return True
