"""From texts that are alike to accounts: each copy under its likely original, whatever order documents came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.copies.credits import agency_sources
from records import CopyGroup, Copying, Likeness

OFFICIAL = {"ministry", "agency", "operator", "vendor", "municipality"}
SAME_SOURCE, SAME_FACTS = 0.75, 0.9  # one source's article again, rather than its next report: nearly all of either
FEW_FACTS = 0.8  # of the shorter text, what must stand in the longer when no facts can be held against each other


@dataclass(frozen=True, slots=True)
class Copied:
    """A document that may be a copy or have copies."""

    document_id: str
    revision_id: str
    text_id: str
    source: str
    role: str | None  # of its source
    stated: str  # when it was published, as stated; else when it was first seen
    first_seen: str
    credit: str | None = None
    credit_start: int | None = None
    credit_end: int | None = None

    @property
    def rank(self) -> tuple[bool, str, str, str]:
        """Originals rank first: who speaks for itself or for the agencies before who passes on, then the earliest."""
        passes_on = self.role not in OFFICIAL and self.source not in agency_sources()
        return passes_on, self.stated, self.first_seen, self.document_id


Found = tuple[str, Likeness]  # the text that a text repeats, and how much


def copy_groups(documents: Iterable[Copied], likenesses: Iterable[Likeness]) -> Iterator[CopyGroup]:
    """Give every document that has a copy, is one, or credits an agency; `documents` may hold others.

    A text follows the one before it in rank that it is most like, and so on to the first: the original. So a round-up
    that holds two agencies' items joins one of them, and does not make one account of both.
    """
    texts: dict[str, list[Copied]] = defaultdict(list)
    for document in documents:
        texts[document.text_id].append(document)
    ranked = {text: sorted(those, key=lambda one: one.rank) for text, those in texts.items()}
    repeated = _repeated({text: those[0] for text, those in ranked.items()}, likenesses)
    leading = {text for text, _ in repeated.values()}
    for text, those in ranked.items():
        if len(those) > 1 or text in repeated or text in leading or those[0].credit:
            yield from _group(those, ranked[_root(text, repeated)][0], repeated.get(text), ranked)


def _repeated(first: Mapping[str, Copied], likenesses: Iterable[Likeness]) -> dict[str, Found]:
    best: dict[str, tuple[float, float, tuple[bool, str, str, str], Found]] = {}
    for alike in likenesses:
        one, other = first.get(alike.text_id), first.get(alike.other_id)
        if not one or not other or not _is_copy(one, other, alike):
            continue
        before, after = sorted((one, other), key=lambda one: one.rank)
        # A tie goes to who ranks first: minus, so that one maximum tells.
        found = (-alike.resemblance, -alike.containment, before.rank, (before.text_id, alike))
        if after.text_id not in best or found[:3] < best[after.text_id][:3]:
            best[after.text_id] = found
    return {text: found for text, (_, _, _, found) in best.items()}


def _is_copy(one: Copied, other: Copied, alike: Likeness) -> bool:
    if one.credit and other.credit and one.credit != other.credit:
        return False
    if one.source == other.source:
        return alike.resemblance >= SAME_SOURCE and (alike.agreement is None or alike.agreement >= SAME_FACTS)
    return alike.same_facts is not None or alike.containment >= FEW_FACTS


def _root(text: str, repeated: Mapping[str, Found]) -> str:
    while text in repeated:  # ends: each step goes to a document that ranks before
        text = repeated[text][0]
    return text


def _group(
    those: Sequence[Copied], original: Copied, found: Found | None, ranked: Mapping[str, Sequence[Copied]]
) -> Iterator[CopyGroup]:
    for document in those:
        alike: str | None = None
        containment = resemblance = 1.0
        kind: Copying = "duplicate" if document.source == original.source else "reprint"
        if document is original:
            kind = "original"
        elif document is those[0] and found:
            alike, containment, resemblance = (
                ranked[found[0]][0].document_id,
                found[1].containment,
                found[1].resemblance,
            )
        else:
            alike = those[0].document_id
        yield CopyGroup(
            document.document_id,
            original.document_id,
            kind,
            alike,
            containment if alike else None,
            resemblance if alike else None,
            document.credit,
            document.credit_start,
            document.credit_end,
            document.revision_id,
        )
