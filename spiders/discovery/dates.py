"""The date that a listing gives a link: in a field of its own, or written beside it."""

from collections.abc import Iterable

from lxml import etree

from spiders.page.moments import stated
from spiders.page.statedday import day_in, fold, value_of

_CLIMB = 6  # elements above a link that may still be its row
_ROW_LENGTH = 2_000  # characters


def dated(raw: str) -> str | None:
    """Read a field that holds a date: ISO 8601, RFC 822, or as Japanese pages write it."""
    return stated(raw) or value_of(raw)


class Rows:
    """The rows of a list, found from its links: what surrounds one link and no other."""

    def __init__(self, anchors: Iterable[etree._Element]) -> None:
        self._links: dict[etree._Element, set[str]] = {}
        for anchor in anchors:
            for ancestor in _upwards(anchor):
                self._links.setdefault(ancestor, set()).add(anchor.get("href") or "")

    def date(self, anchor: etree._Element) -> str | None:
        """Find the date in the row of a link; of `dt` and `dd`, also in the `dt` before."""
        for element in _upwards(anchor):
            if len(self._links.get(element, ())) > 1:
                return None
            before = element.getprevious() if element.tag == "dd" else None
            for beside in (element,) if before is None else (element, before):
                if found := _date_in(beside):
                    return found
        return None


def _upwards(anchor: etree._Element) -> list[etree._Element]:
    above = [anchor]
    for ancestor in anchor.iterancestors():
        if len(above) > _CLIMB or ancestor.tag in ("body", "html"):
            break
        above.append(ancestor)
    return above


def _date_in(element: etree._Element) -> str | None:
    machine = element.find(".//time[@datetime]")
    if machine is not None and (found := dated(machine.get("datetime") or "")):
        return found
    text = " ".join("".join(element.itertext(with_tail=False)).split())
    day = day_in(fold(text)) if len(text) <= _ROW_LENGTH else None
    return day.value if day else None
