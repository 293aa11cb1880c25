"""What our pipeline keeps on a `Doc`: the questions put to it, the records it answers with, and how those travel."""

from collections.abc import Callable
from typing import Any, cast

import srsly
from spacy.tokens import Doc

from nlp.units import Units
from records import Claim, Count, DateExpression, Mention, Outage

Range = tuple[int, int]
"""From a character to another."""

_RECORDS: dict[str, Any] = {record.__name__: record for record in (Claim, Count, DateExpression, Mention, Outage)}
_INPUTS = ("published", "title", "source", "kind", "url")
_OUTPUTS = ("mentions", "dates", "claims")


def register() -> None:
    """Register the `doc._` attributes and the coders that let records cross to a worker of `nlp.pipe(n_process=…)`.

    Inputs, None until set: `published`, `title`, `source`, `kind`, `url`, as in `records.Text`. Outputs: the lists
    `mentions`, `dates` and `claims` of records, `relevance`, a pair of label and score, and `outage`, a record or None.
    """
    for name in _INPUTS:
        Doc.set_extension(name, default=None, force=True)
    for name in _OUTPUTS:
        Doc.set_extension(name, default=[], force=True)
    Doc.set_extension("relevance", default=("other", 0.0), force=True)
    Doc.set_extension("outage", default=None, force=True)
    srsly.msgpack_encoders.register("madoguchi_records", func=_encode)
    srsly.msgpack_decoders.register("madoguchi_records", func=_decode)


def text_of(doc: Doc) -> str:
    """Give a document's text as it was handed in; `doc.text` puts it together from its tokens at every call."""
    return cast(str, doc.user_data.get("text")) or doc.text


def sentences_of(doc: Doc) -> list[Range]:
    """Give the character ranges of `doc.spans["sentences"]`, made once: a spaCy span counts anew where it stands."""
    ranges = doc.user_data.get("sentences")
    if ranges is None:
        ranges = doc.user_data["sentences"] = [(span.start_char, span.end_char) for span in doc.spans["sentences"]]
    return cast(list[Range], ranges)


def title_apart(doc: Doc) -> str:
    """Give a document's title where its text does not begin with it, else an empty string."""
    title = doc._.title
    return title if isinstance(title, str) and not text_of(doc).startswith(title) else ""


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, Units):  # a lexicon is of one process
        return None
    if type(value) is _RECORDS.get(type(value).__name__):
        fields = [getattr(value, name) for name in value.__slots__]
        return {"madoguchi_record": type(value).__name__, "fields": fields}
    return chain(value) if chain else value


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if "madoguchi_record" in value:
        # msgpack knows lists only; our records hold tuples.
        fields = [tuple(field) if isinstance(field, list) else field for field in value["fields"]]
        return _RECORDS[value["madoguchi_record"]](*fields)
    return chain(value) if chain else value
