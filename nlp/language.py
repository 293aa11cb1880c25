"""The pipeline of `config.cfg`, loaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from spacy import util
from spacy.language import Language
from spacy.vocab import create_vocab

_CONFIG = Path(__file__).with_name("config.cfg")
_LONGEST_TEXT = 20_000_000
_WORDS = 60_000  # strings that a vocabulary may hold


def load(exclude: Sequence[str] = ()) -> Language:
    """Load the pipeline; `exclude` leaves components out by name.

    A `Doc` that went through it holds `doc.sents`, `doc._.mentions`, `doc._.dates`, `doc._.claims` (lists of records
    whose offsets count characters of the text) and `doc._.relevance`; `doc._.published` and `doc._.title`, where known,
    are to be set before. It is for one thread: neither MeCab nor a vocabulary that grows can be shared.
    """
    nlp = util.load_model_from_config(util.load_config(_CONFIG), exclude=list(exclude), auto_fill=True)
    nlp.max_length = _LONGEST_TEXT
    return nlp


def tidy(nlp: Language) -> None:
    """Give the pipeline a new vocabulary when its own is full; docs that went through it keep theirs.

    spaCy's holds every word that it ever met, and texts never cease to bring new ones.
    """
    if len(nlp.vocab.strings) > _WORDS:
        vocab: Any = create_vocab(nlp.lang, nlp.Defaults)
        nlp.vocab = cast(Any, nlp.tokenizer).vocab = vocab
