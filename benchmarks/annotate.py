"""annotate: characters a second of the whole pipeline on one core, against a raw fugashi parse of the same text."""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import fugashi

from nlp.language import load
from nlp.reading import read
from records import Text

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FLOORS = {"ratio": 1 / 8}
CEILINGS = {"peak_megabytes": 500}
ARTICLE = 830  # characters: the mean of a news article
CHARACTERS = 200_000


def texts() -> list[Text]:
    """Make articles of the usual length from the texts of the gold set, which are in our own words."""
    lines = [json.loads(line)["text"] for line in (GOLD / "relevance.jsonl").read_text("utf-8").splitlines()]
    whole = "\n\n".join(lines)
    whole *= CHARACTERS // len(whole) + 1
    cuts = range(0, CHARACTERS, ARTICLE)
    return [Text(str(cut), whole[cut : cut + ARTICLE], published="2025-04-04") for cut in cuts]


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that some work took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run() -> dict[str, float]:
    """Measure both in turn, and take the best of each: a busy machine slows both."""
    batch = texts()
    characters = sum(len(text.text) for text in batch)
    tagger, nlp = fugashi.Tagger(), load()
    list(read(nlp, batch[:10]))  # the lists are read at the first text
    runs = [
        (seconds(lambda: [tagger.parse(text.text) for text in batch]), seconds(lambda: list(read(nlp, batch))))
        for _ in range(4)
    ]
    raw, whole = (min(times) for times in zip(*runs, strict=True))
    return {
        "characters_per_second": characters / whole,
        "raw_fugashi_characters_per_second": characters / raw,
        "ratio": raw / whole,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
