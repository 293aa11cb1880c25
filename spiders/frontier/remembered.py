"""The listings that were found on a site's home page, remembered from run to run."""

from collections.abc import Iterable
from sqlite3 import Connection

from spiders.frontier.turns import Entry, entries

MOST = 12  # of one source
_FOUND = "source = ? and listing is not null"


def remember(db: Connection, source: str, found: Iterable[tuple[str, str]], now: int) -> list[str]:
    """Remember listings (address and kind) that are not known yet; gives their addresses."""
    (known,) = db.execute(f"select count(*) from url where {_FOUND} and state != 'gone'", (source,)).fetchone()
    new: list[str] = []
    for url, kind in found:
        if known + len(new) >= MOST:
            break
        row = db.execute("select listing, kind from url where url = ?", (url,)).fetchone()
        if row is None:
            values = (url, source, now, now, now, -now, kind)
            db.execute(
                "insert into url (url, source, kind, first_seen, last_seen, fresh_from, next_due, listing) "
                "values (?, ?, 'listing', ?, ?, ?, ?, ?)",
                values,
            )
        elif row == (None, "page"):
            query = "update url set kind = 'listing', listing = ?, next_due = ? where url = ?"
            db.execute(query, (kind, -now, url))
        else:
            continue
        new.append(url)
    return new


def remembered(db: Connection, source: str) -> list[Entry]:
    """Give the listings found for a source, in the order in which they were found."""
    return entries(db, f"{_FOUND} order by id", (source,))


def brought(db: Connection, url: str, now: int) -> None:
    """Note that a listing named something new that is wanted."""
    db.execute("update url set brought = ? where url = ?", (now, url))
