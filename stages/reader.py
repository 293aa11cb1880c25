"""The reader of one process: what a worker of `annotate` imports, so neither the warehouse nor the crawl."""

import atexit
import gc
from functools import cache
from typing import TYPE_CHECKING

from records import Reading, Text

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _pipeline() -> "Language":
    from nlp.language import load  # with the reader it takes a second, and most nights have nothing to read

    atexit.register(gc.freeze)  # as in pipeline.py; here also where a worker ends
    nlp = load()
    gc.freeze()  # what is loaded stays: walking it at every full collection costs one part in thirty of reading
    return nlp


def read_batch(texts: list[Text]) -> list[Reading]:
    """Read some texts with the pipeline of this process."""
    from nlp.reading import read

    return list(read(_pipeline(), texts))
