"""Texts with their names marked, as a model learns from and is judged by: a spaCy DocBin, or ner-wikipedia's JSON."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin
from spacy.vocab import Vocab

# What ner-wikipedia's types may be among GSD's labels; of several the better one is chosen name by name.
_WIKIPEDIA = {
    "人名": ("PERSON",),
    "法人名": ("ORG",),
    "政治的組織名": ("ORG", "NORP", "GPE"),
    "その他の組織名": ("ORG", "NORP"),
    "地名": ("GPE", "LOC"),
    "施設名": ("FAC",),
    "製品名": ("PRODUCT", "WORK_OF_ART"),
    "イベント名": ("EVENT",),
}
IN_WIKIPEDIA = frozenset(label for labels in _WIKIPEDIA.values() for label in labels)
"""The labels that ner-wikipedia marks; names with others stand in its texts unmarked."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `text[start:end]`, with the label that it has, or those of which it has one."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its names."""

    text: str
    names: tuple[Name, ...]


def docbin(path: Path) -> list[Marked]:
    """Read a DocBin; raises ValueError when the file is none."""
    data = path.read_bytes()
    try:
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    except Exception as error:  # zlib, msgpack and spaCy have each their own
        raise ValueError(f"{path} is not a DocBin of spaCy: {error}") from error
    return [Marked(doc.text, tuple(Name(e.start_char, e.end_char, (e.label_,)) for e in doc.ents)) for doc in docs]


def wikipedia(path: Path) -> list[Marked]:
    """Read ner-wikipedia.json; raises ValueError when the file is something else."""
    try:
        return [_marked(item) for item in json.loads(path.read_text("utf-8"))]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is not ner-wikipedia's JSON: {error!r}") from error


def _marked(item: dict[str, Any]) -> Marked:
    names = [Name(one["span"][0], one["span"][1], _WIKIPEDIA[one["type"]]) for one in item["entities"]]
    return Marked(item["text"], tuple(names))
