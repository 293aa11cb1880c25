"""annotate: characters a second of the whole pipeline on one core, against a raw fugashi parse of the same text."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import fugashi

from nlp.language import load
from nlp.reading import read
from records import Text

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FLOOR = 1 / 8
MOST_MEGABYTES = 500
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


def main() -> int:
    """Print the figures as one JSON line; 1 when a floor is not held."""
    batch = texts()
    characters = sum(len(text.text) for text in batch)
    tagger, nlp = fugashi.Tagger(), load()
    list(read(nlp, batch[:10]))  # the lists are read at the first text
    # In turn, and the best of each: a busy machine slows both.
    runs = [
        (seconds(lambda: [tagger.parse(text.text) for text in batch]), seconds(lambda: list(read(nlp, batch))))
        for _ in range(4)
    ]
    raw, whole = (min(times) for times in zip(*runs, strict=True))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "benchmark": "annotate",
        "characters_per_second": round(characters / whole),
        "raw_fugashi_characters_per_second": round(characters / raw),
        "ratio": round(raw / whole, 3),
        "floor": FLOOR,
        "peak_megabytes": round(megabytes),
        "most_megabytes": MOST_MEGABYTES,
    }
    print(json.dumps(figures))
    return int(raw / whole < FLOOR or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
