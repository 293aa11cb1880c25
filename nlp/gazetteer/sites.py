"""Whose site an address is on, so that 本市 has a meaning where only the address is known."""

import re
from collections import defaultdict
from functools import cache

from nlp.gazetteer.lists import municipalities
from nlp.tables import rows

_ADDRESS = re.compile(r"https?://([^/:?#]+)(?::\d+)?/?([^/?#]*)", re.IGNORECASE)
# Sites moved from city.x.prefecture.jp to city.x.lg.jp: the two words that stay say whose it is, if no other has them.
_LASTING = re.compile(r"(?:^|\.)((?:city|town|vill|pref|metro)\.[^.]+)\.")


def speaking(source: str | None, url: str | None) -> str | None:
    """Give the id of the municipality whose page it is, by its source or by its address."""
    if source in municipalities() or not url:
        return source
    match = _ADDRESS.match(url)
    if not match:
        return source
    host = match[1].lower()
    while "." in host:
        for site in (f"{host}/{match[2].lower()}", host):
            if site in _sites():
                return _sites()[site]
        host = host.partition(".")[2]
    lasting = _LASTING.search(match[1].lower())
    owners = _lasting().get(lasting[1], []) if lasting else []
    return owners[0] if len(owners) == 1 else source


@cache
def _sites() -> dict[str, str]:
    return {row["site"]: f"lg:{row['code']}" for row in rows("names_sites")}


@cache
def _lasting() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for site, owner in _sites().items():
        if "/" not in site and (match := _LASTING.search(site)):
            found[match[1]].append(owner)
    return found
