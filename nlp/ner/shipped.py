"""The model that the project ships, loaded once in a process."""

from pathlib import Path

import structlog

from nlp.ner.model import Model
from nlp.ner.tagger import Tagger
from nlp.tokenizer import UnidicTokenizer

SHIPPED = Path(__file__).with_name("names.crf")

log = structlog.get_logger("madoguchi.ner")


_loaded: dict[Path, Tagger | None] = {}


def tagger(path: Path, tokenizer: UnidicTokenizer | None = None) -> Tagger | None:
    """Give the tagger of a model file; None, told once, where there is no such file. See `Tagger` on the tokenizer."""
    if path not in _loaded:
        if not path.exists():
            log.info("no model of names: only listed names are found", model=path.name)
        _loaded[path] = Tagger(Model.load(path), tokenizer) if path.exists() else None
    return _loaded[path]
