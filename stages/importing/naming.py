"""Which source a row means by the name of its paper, office or town, as databases and people write it."""

import re
import unicodedata
from functools import cache, lru_cache

from nlp.gazetteer.sites import speaking
from spiders.municipalities import municipalities
from spiders.registry import sites
from spiders.site import Site

_SHORTEST_NAME = 3  # characters by which a source is known by the beginning of its name
_SITE = re.compile(r"(デジタル|オンライン|電子版|web)$")  # of a paper's site, which is one voice with the paper
_EDITION = re.compile(r"[(/・]|(東京|大阪|名古屋|西部|全国|地方)?(本社|本紙)?([朝夕]刊|版)")
_OFFICE = re.compile(r"(?<=[市区町村])役[所場]$|(?<=[都道府県])庁$")
_AFTER = re.compile(r"(.+)\((.+)\)")  # 府中市(東京都)
_COUNTY = re.compile(r"(?<=[都道府県])[^都道府県市区町村]{1,5}郡")


@lru_cache(maxsize=4096)
def known_source(named: str, url: str | None = None) -> str | None:
    """Find the source that a name means: 日経　朝刊 is `nikkei`, 東京都府中市 a town; None when none does.

    Raises ValueError where several towns bear the name and the address is of none of their sites.
    """
    if named in sites():
        return named
    name = _folded(named)
    same = sorted(_towns().get(_COUNTY.sub("", _OFFICE.sub("", _AFTER.sub(r"\2\1", name))), ()))
    if len(same) > 1 and (owner := speaking(None, url)) in same:
        return owner
    if len(same) > 1:
        raise ValueError(
            f"source {named!r} may be {' or '.join(same)}: write one of these, or its prefecture before it"
        )
    return _called().get(name) or (same[0] if same else None) or _begun(name)


def _begun(name: str) -> str | None:
    by_edition = [known for known in _called() if name.startswith(known) and _EDITION.match(name[len(known) :])]
    if by_edition:
        return _called()[max(by_edition, key=len)]
    if len(name) < _SHORTEST_NAME:
        return None
    titles = {_folded(site.title): site.source for site in _declared()}
    longest = max((title for title in titles if name.startswith(title)), key=len, default=None)
    meant = {titles[longest]} if longest else {titles[title] for title in titles if title.startswith(name)}
    return meant.pop() if len(meant) == 1 else None  # NTT is neither of two


def _declared() -> list[Site]:
    return [site for site in sites().values() if not site.source.startswith("lg:")]


@cache
def _called() -> dict[str, str]:
    return {_folded(name): site.source for site in _declared() for name in (site.title, *site.called)}


@cache
def _towns() -> dict[str, set[str]]:
    towns: dict[str, set[str]] = {}
    for row in municipalities():
        for prefecture in ("", row.prefecture, row.prefecture[:-1]):
            towns.setdefault(_folded(prefecture + row.name), set()).add(f"lg:{row.code}")
    return towns


def _folded(name: str) -> str:
    return _SITE.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", name).lower()))
