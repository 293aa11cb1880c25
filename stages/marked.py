"""A reading as a person reads it: the text with its findings marked, and the outage card."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text as Styled

from console import clean, out, say, show
from records import Outage, Reading

FIELDS = {
    "status": "status",
    "started": "started",
    "ended": "ended",
    "partial_recovery": "partly back",
    "detected": "noticed",
    "announced": "announced",
    "cause": "cause",
    "scope": "scope",
}
COLOURS = {
    "organisation": "cyan",
    "municipality": "green",
    "system": "bold red",
    "procedure": "magenta",
    "law": "blue",
    "person": "bright_blue",
    "place": "bright_green",
    "date": "yellow",
}
CARD = ("outage", "as told", "rests on")
NAMES = ("surface", "label", "name", "id")
DATES = ("surface", "value", "granularity", "resolved against")
CLAIMS = ("state", "of", "where", "from", "to", "speaker", "how", "in the words")
_LONGEST = 60  # characters of a text shown as evidence


class Mark(NamedTuple):
    """Some characters of the text and what they are."""

    start: int
    end: int
    label: str
    says: str


def marks(reading: Reading) -> list[Mark]:
    """Give what is marked in the text, none overlapping another: the longest of those that do."""
    found = [Mark(one.start, one.end, one.label, one.entity_id or one.name) for one in reading.entities]
    found += [Mark(one.start, one.end, "date", one.value or "?") for one in reading.dates]
    kept: list[Mark] = []
    taken = bytearray(max((mark.end for mark in found), default=0))
    for mark in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            kept.append(mark)
    return sorted(kept)


def card(outage: Outage, text: str) -> Iterator[tuple[str, str, str]]:
    """Give the rows of the outage card: field, value, and the words it rests on."""
    for field, label in FIELDS.items():
        if value := getattr(outage, field):
            yield label, str(value), evidence(outage, field, text)
    for count in outage.counts:
        yield count.what, f"{count.value:,}", count.surface


def evidence(outage: Outage, field: str, text: str) -> str:
    """Give the characters that a field of the card rests on, shortened."""
    span = outage.evidence.get(field)
    return _shortened(text[slice(*span)]) if span else ""


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def claim_rows(reading: Reading, text: str) -> list[tuple[object, ...]]:
    """Give the claims as rows; places and speakers by the names that the text knows them by."""
    names = {one.entity_id: one.name for one in reading.entities if one.entity_id}
    return [
        (claim.state, "、".join(claim.systems + claim.procedures), "、".join(names.get(p, p) for p in claim.places),
         claim.from_, claim.to, names.get(claim.speaker or "", claim.speaker),
         " ".join(word for word, so in (("hedged", claim.hedged), ("denied", claim.negated)) if so),
         _shortened(text[claim.start : claim.end]))
        for claim in reading.claims
    ]  # fmt: skip


def name_rows(reading: Reading) -> list[tuple[object, ...]]:
    """Give the names as rows, each once, with the ids of all it may be where that is open."""
    names = ((e.surface, e.label, e.name, e.entity_id or " ? ".join(e.candidates)) for e in reading.entities)
    return list(dict.fromkeys(names))


def date_rows(reading: Reading) -> list[tuple[object, ...]]:
    """Give the dates as rows."""
    return [(d.surface, d.value, d.granularity, d.resolved_against) for d in reading.dates]


def print_reading(reading: Reading, text: str) -> None:
    """Print the text in colour, a legend, the card and the claims."""
    out.print(_coloured(text, marks(reading)))
    if out.color_system:
        out.print(Styled.assemble(*_legend(reading)))
    say(f"relevance: {reading.relevance} ({reading.relevance_score:.2f})", style="bold")
    if reading.outage:
        show(CARD, card(reading.outage, text))
    if reading.claims:
        show(CLAIMS, claim_rows(reading, text), title="claims")
    if reading.entities:
        show(NAMES, name_rows(reading), title="names")
    if reading.dates:
        show(DATES, date_rows(reading), title="dates")


def _coloured(text: str, found: Sequence[Mark]) -> Styled:
    # Cleaning takes characters out, so each piece is cleaned for itself.
    pieces: list[Styled] = []
    at = 0
    for mark in found:
        pieces.append(clean(text[at : mark.start]))
        piece = clean(text[mark.start : mark.end])
        piece.stylize(COLOURS.get(mark.label, "underline"))
        pieces.append(piece)
        at = mark.end
    return Styled.assemble(*pieces, clean(text[at:]))


def _legend(reading: Reading) -> Iterator[tuple[str, str]]:
    for label in dict.fromkeys(mark.label for mark in marks(reading)):
        yield f"{label} ", COLOURS.get(label, "underline")
