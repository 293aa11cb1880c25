"""From rows of the warehouse to what linking takes: sentences with their names, and dates with their roles."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from spacy.language import Language

from incidents.nearing import near
from incidents.wording import PRESS, Dated, Document, Named, Sentence, Wording
from nlp.components.sentences import split
from nlp.dates import find
from nlp.gazetteer.places import is_prefecture
from nlp.gazetteer.sites import speaking
from nlp.language import load
from nlp.outage.moment import POINTS
from nlp.outage.roles import roles
from nlp.outline import parents
from nlp.phrases import unmistakable
from nlp.reading import read
from nlp.words import counted
from records import Text
from warehouse.linking import Read

_Date = tuple[int, int, str, str]
_BELOW = 240  # characters of a text in which its headline's days are told again


@dataclass(frozen=True, slots=True)
class Given:
    """A document, and of each wording the lines that its sentences stand under."""

    document: Document
    parents: Mapping[str, Sequence[int | None]] = field(default_factory=dict)


def documents(reads: Sequence[Read], operators: Mapping[str, str]) -> Iterator[Given]:
    """Put wordings together to their documents; `reads` has those of one document one after the other.

    `operators`: who runs the systems that are run for all, by their names.
    """
    headlines = _headlines(reads, operators)
    for document, group in groupby(reads, key=lambda read: read.document_id):
        wordings = list(group)
        first = wordings[0]
        made = tuple(_wording(one, headlines.get(one.revision_id), operators) for one in wordings)
        lines = {one.revision_id: parents([sentence.text for sentence in one.sentences]) for one in made}
        yield Given(Document(document, first.source, first.role, _owner(first), made), lines)


def _owner(read: Read) -> str | None:
    # A town's page is its own also where it was brought from a list of addresses, not from a source that is followed.
    speaker = read.source if read.role in PRESS else speaking(read.source, read.url) or ""
    return speaker if speaker.startswith("lg:") else None


def _headlines(reads: Sequence[Read], operators: Mapping[str, str]) -> dict[str, Sentence]:
    # What a headline names often stands nowhere else, and annotate reads texts only. Its days are those told below it.
    below = {one.revision_id: f"{one.title}\n{one.text[:_BELOW]}" for one in reads}
    told = [
        Text(one.revision_id, one.title, published=one.told, kind=None, source=one.source)
        for one in reads
        if one.title and not one.text.startswith(one.title)
    ]
    found = {}
    for text, reading in zip(told, read(_pipeline(), told), strict=True):
        names = tuple(
            _named((one.label, one.name, one.entity_id, one.start, one.end), operators) for one in reading.entities
        )
        stated = [one for one in find(below[text.id], text.published) if one.end <= len(text.text)]
        dates = [(one.start, one.end, one.value, one.granularity) for one in stated if one.value]
        folded = unmistakable(text.text)
        taken = [(one.start, one.end) for one in reading.entities] + [(one.start, one.end) for one in stated]
        words = tuple(word for word, _ in _words(text.text, taken))
        found[text.id] = Sentence(0, folded, _dated(folded, 0, dates, str(text.published)), names, words, titled=True)
    return found


def _named(name: tuple[Any, ...], operators: Mapping[str, str]) -> Named:
    label, called, entity, start, end = name
    struck = label == "organisation" and is_prefecture(entity)  # as a town is; one that is but an area is not
    return Named("municipality" if struck else label, called, entity, start, end, operators.get(called))


@cache
def _pipeline() -> Language:
    return load(exclude=("dates", "relevance", "claims", "outage"))  # of a headline only its names are taken


def _wording(read: Read, headline: Sentence | None, operators: Mapping[str, str]) -> Wording:
    text = unmistakable(read.text)
    dates = [date for date in read.dates if date[2]]
    names = [_named(name, operators) for name in read.names]
    starts, begins = [date[0] for date in dates], [name.start for name in names]
    taken = [date[:2] for date in dates] + [(name.start, name.end) for name in names]
    words = _words(read.text, taken) if read.relevance != "other" else []  # no event's, by all that is known
    places = [start for _, start in words]
    sentences = [headline] if headline else []
    for start, end in split(read.text):
        within = dates[bisect_left(starts, start) : bisect_left(starts, end)]
        called = names[bisect_left(begins, start) : bisect_left(begins, end)]
        said = tuple(word for word, _ in words[bisect_left(places, start) : bisect_left(places, end)])
        sentences.append(
            Sentence(start, text[start:end], _dated(text[start:end], start, within, read.told), tuple(called), said)
        )
    return Wording(
        read.revision_id,
        read.title,
        read.text,
        tuple(sentences),
        read.told,
        read.first_seen,
        read.relevance,  # type: ignore[arg-type]
        read.dated,
        tuple(read.claims),
        read.outage,
    )


def _dated(text: str, start: int, dates: Sequence[_Date], told: str) -> tuple[Dated, ...]:
    points = [date for date in dates if date[3] in POINTS]
    found = dict(zip(points, roles(text, [(one[0] - start, one[1] - start) for one in points]), strict=True))
    return tuple(
        Dated(
            since,
            until,
            near(value, told),
            kind,
            found.get((since, until, value, kind)),
            ("X" in value and value) or None,
        )
        for since, until, value, kind in dates
    )


def _words(text: str, taken: Iterable[tuple[int, int]]) -> list[tuple[str, int]]:
    """Give the words of a text and where they start, but those of names and dates, which are compared by themselves."""
    covered = {at for since, until in taken for at in range(since, until)}
    return [(word, start) for word, start in counted(text) if start not in covered]
