"""A wording's fingerprint: which text it is, and where its copies are looked for."""

from incidents.copies import VERSION
from incidents.copies.credits import credit
from incidents.copies.facts import facts, town
from incidents.copies.shingles import folded, keys
from records import Fingerprint, Wording, content_id

SHORTEST = 50  # folded characters: what is shorter, many write in the same words


def fingerprint(wording: Wording) -> Fingerprint:
    """Take the fingerprint of a document's latest wording."""
    plain = folded(wording.text)
    found = facts(wording)
    credited = credit(wording.text)
    return Fingerprint(
        wording.document_id,
        wording.revision_id,
        wording.source,
        content_id(VERSION, plain, *found, _whose(wording, plain)),
        keys(plain) if len(plain) >= SHORTEST else (),
        found,
        *(credited or (None, None, None)),
    )


def _whose(wording: Wording, plain: str) -> str:
    # A town's notice is of its own counter, in whatever words; a short text is nobody's in particular.
    if len(plain) < SHORTEST:
        return wording.document_id
    return town(wording.source) or ""
