"""Naming: what of a document's names belongs to one of its events, and whether more than one town is struck by it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.days import day_of
from incidents.drafts import Draft
from incidents.kinds import of_others
from incidents.phrases import pattern, tellers, things
from incidents.wording import Named, Sentence

_OFFICER = re.compile("(?:病院|館|校|所|局|園|組合)?(?:長|事務局|事務部|管理者|医事課|総務課)")
OPENING = 5  # sentences that tell what a text is about


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists know of organisations, by entity ids: who makes systems, and who runs them for all."""

    firms: frozenset[str] = frozenset()
    operators: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one event of a document, those told most often first."""

    systems: tuple[str, ...]
    procedures: tuple[str, ...]
    places: tuple[str, ...]
    operators: tuple[str, ...]
    bodies: tuple[str, ...]
    things: tuple[str, ...]  # what failed, in everyday words
    words: tuple[str, ...]  # what else is told, in dictionary forms
    wide: bool  # what failed is run for many

    def listed(self) -> dict[str, Any]:
        """Give the lists of names as fields of an account."""
        lists = ("systems", "procedures", "places", "operators", "bodies", "things", "words")
        return {name: getattr(self, name) for name in lists}


def names(draft: Draft, others: Sequence[Draft], known: Known, source: str) -> Names:
    """Give the names of an event; `others`: the other events of its document, `known`: what the lists know.

    Who publishes it is named by that, and what it runs where no system is named.
    """
    said = _said(draft, others, OPENING)
    named = [name for sentence in said for name in sentence.names]
    operators = {name.operator for name in named if name.operator}
    bodies = {_body(name) for name in named if name.label == "organisation"}
    operators |= bodies & known.operators
    bodies |= _signing(draft) if draft.whole.news else set()
    bodies = {one for one in bodies if one.startswith("name:") or one in known.firms} - operators
    teller = tellers().get(source, {}) if draft.whole.news else {}
    own = {column: {teller[column]} if teller.get(column) else set() for column in ("runs", "makes", "system")}
    return Names(
        _ranked(named, "system") or tuple(own["system"]) or _named_later(draft, others) or _named_before(draft),
        _ranked(named, "procedure"),
        tuple(sorted(draft.whole.places)) or _ranked(named, "municipality"),
        tuple(sorted(operators | own["runs"])),
        tuple(sorted(bodies | own["makes"])),
        _things(said),
        _words(said),
        any(pattern("shared").search(sentence.text) for sentence in said),
    )


def _signing(draft: Draft) -> set[str]:
    # Whose line stands by itself: 市立病院 院長, below a notice that says but 当院.
    return {
        _body(name)
        for wording, _ in draft.wordings
        for sentence in wording.sentences
        for name in sentence.names[:1]
        if name.label == "organisation" and not sentence.titled and _is_line_of(sentence, name)
    }


def _is_line_of(sentence: Sentence, name: Named) -> bool:
    line = sentence.text.strip()
    rest = sentence.text[name.end - sentence.start :].strip()
    return line.startswith(sentence.text[name.start - sentence.start : name.end - sentence.start]) and (
        not rest or bool(_OFFICER.fullmatch(rest))
    )


def _body(name: Named) -> str:
    return name.entity_id or f"name:{name.name}"


def _named_later(draft: Draft, others: Sequence[Draft]) -> tuple[str, ...]:
    # What failed may be named only below: 9県のメールが止まる, and five sentences on, by which system.
    said = _said(draft, others, None) if draft.whole.news else []
    return _ranked((name for sentence in said for name in sentence.names), "system")


def _named_before(draft: Draft) -> tuple[str, ...]:
    # 10月、コンビニ交付が止まった。2日、9日、15日と続き: what is recalled may be named in the sentence before.
    said: list[Sentence] = []
    for wording, episode in draft.wordings if day_of(draft.whole.started) and not draft.whole.news else ():
        own = [at for at in episode.sentences if pattern("trouble").search(wording.sentences[at].text)]
        before = [wording.sentences[at - 1] for at in own[:1] if at and at - 1 not in of_others(wording)]
        said += [sentence for sentence in before if not _denies(sentence)]
    return _ranked((name for sentence in said for name in sentence.names), "system")


def _said(draft: Draft, others: Sequence[Draft], opening: int | None) -> list[Sentence]:
    """Give what is said of an event: its own sentences first; of the news, also how its text opens."""
    elsewhere = {
        (wording.revision_id, at)
        for other in others
        if draft.whole.news or not other.whole.news  # what is recalled is told of in the words of the news
        for wording, episode in other.wordings
        for at in episode.sentences
    }
    own: list[Sentence] = []
    other_: list[Sentence] = []
    for wording, episode in draft.wordings:
        beside = of_others(wording)
        happening = {one.start for one in wording.claims if one.state != "影響なし" and not one.negated}
        for at, sentence in enumerate(wording.sentences):
            related = not (draft.whole.news and pattern("no_relation").search(sentence.text))
            if at in episode.sentences and at not in beside and related:
                own.append(sentence)
            elif (wording.revision_id, at) in elsewhere or at in beside or _denies(sentence):
                continue
            elif (
                opening is None
                or at < opening
                or (sentence.start in happening and not pattern("past").search(sentence.text))
            ):
                other_.append(sentence)
    if draft.whole.news:
        return own + other_
    labels = {name.label for sentence in own for name in sentence.names}
    return own if "system" in labels else own + other_


def _denies(sentence: Sentence) -> bool:
    return any(pattern(name).search(sentence.text) for name in ("unaffected", "running", "no_relation"))


def _ranked(named: Iterable[Named], label: str) -> tuple[str, ...]:
    names = [one.entity_id if label == "municipality" else one.name for one in named if one.label == label]
    counted = Counter(name for name in names if name)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _things(said: Sequence[Sentence]) -> tuple[str, ...]:
    known = [name for name, form in things() if any(form.search(sentence.text) for sentence in said)]
    return (*known, *sorted({called for sentence in said for called in _called(sentence)}))


def _called(sentence: Sentence) -> Iterator[str]:
    # 公文書管理システム, 年金振込通知書: what no list has, by what it is called.
    listed = [(name.start, name.end) for name in sentence.names if name.label == "system"]
    for found in pattern("called").finditer(sentence.text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        known = any(since < end and start < until for since, until in listed)
        if not known and not pattern("common").fullmatch(found[0]):
            yield found[0]


def _words(said: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(sorted({word for sentence in said for word in sentence.words}))
