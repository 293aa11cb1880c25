"""The model that the project ships, loaded once in a process."""

from functools import cache
from pathlib import Path

import structlog

from nlp.ner.model import Model
from nlp.ner.tagger import Tagger

SHIPPED = Path(__file__).with_name("names.crf")

log = structlog.get_logger("madoguchi.ner")


@cache
def tagger(path: Path) -> Tagger | None:
    """Give the tagger of a model file; None, told once, where there is no such file."""
    if not path.exists():
        log.info("no model of names: only listed names are found", model=path.name)
        return None
    return Tagger(Model.load(path))
