"""What a listing's naming of an address comes to: a new one, one that is due again, or one more time seen."""

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Protocol

from spiders.frontier.clock import stated
from spiders.frontier.revisit import UrlKind
from spiders.trouble import story_of

_KNOWN = "select id, kind, stated, story, last_tried, next_due from url where url = ?"
_NAMED = "update url set last_seen = ?, kind = ?, stated = ?, story = ?, next_due = ? where id = ?"
_NEW = """insert into url (url, source, kind, first_seen, last_seen, fresh_from, next_due, stated, story)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Listed(Protocol):
    """What a listing says of an address: its words, and a date as ISO 8601."""

    @property
    def url(self) -> str:
        """The canonical address."""

    @property
    def title(self) -> str | None:
        """The words of the link."""

    @property
    def date(self) -> str | None:
        """What the listing dates it, as precise as stated."""


@dataclass(slots=True)
class Named:
    """How many addresses were new, and how many known ones are due again because of what is said of them."""

    new: int = 0
    again: int = 0


def name(db: Connection, source: str, item: str | Listed, kind: UrlKind, at: int) -> Named:
    """Note that an address was named at a time."""
    url, title, date = (item, None, None) if isinstance(item, str) else (item.url, item.title, item.date)
    moment = stated(date)
    story = story_of(title or "")
    row = db.execute(_KNOWN, (url,)).fetchone()
    if row is None:
        fresh = max(0, min(at, moment[0])) if moment else at
        told = moment[0] if moment else None
        db.execute(_NEW, (url, source, kind, at, at, fresh, -fresh, told, story))
        return Named(new=1)
    number, was_kind, was_told, was_story, tried, due = row
    kind = was_kind if kind == "page" else kind  # what is declared stands over what was found
    told, next_due = was_told, due
    if moment and (was_told is None or moment[0] > was_told):
        told = moment[0]
        if tried is not None and moment[1] > tried:  # beyond the last try: what we have is older than that
            next_due = min(next_due, -at)
    turned = story is not None and (was_story is None or (was_story, story) == ("open", "over"))
    if kind != was_kind or (turned and tried is not None):  # a link that speaks anew: its page will, too
        next_due = min(next_due, -at)
    db.execute(_NAMED, (at, kind, told, story if turned else was_story, next_due, number))
    return Named(again=int(due > at >= next_due))
