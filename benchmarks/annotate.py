"""annotate: characters a second of the whole reader on one core, against a raw fugashi parse of the same text.

`long_text` is the cost of a character in one text of a megabyte against that in articles, `workers` the gain of two
processes against one by the clock, `load_s` the time from nothing to the first text read.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import fugashi

from nlp.language import load
from nlp.reading import read
from records import Text
from stages.reader import read_batch
from stages.workers import over_batches

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FLOORS = {"ratio": 1 / 15, "workers": 1.8}
CEILINGS = {"long_text": 1.5, "load_s": 3.0}
ARTICLE = 830  # characters: the mean of a news article
SETS = ("news", "notices", "relevance", "others", "everyday")


def texts() -> list[Text]:
    """Make articles of the usual length from texts of the gold sets, which are in our own words; none comes twice."""
    lines = [line for name in SETS for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    whole = "\n\n".join(json.loads(line)["text"] for line in lines)
    cuts = range(0, len(whole), ARTICLE)
    return [Text(str(cut), whole[cut : cut + ARTICLE], published="2025-04-04") for cut in cuts]


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that some work took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def loading() -> float:
    """Give the seconds until a first text is read, in a process of its own."""
    script = "from nlp.language import load; from nlp.reading import read; from records import Text; " + (
        "print(len(list(read(load(), [Text('a', '4日、コンビニ交付に障害が発生した。')]))))"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def long_text(batch: list[Text]) -> Text:
    """Make one text of a megabyte."""
    return Text("long", "\n".join(text.text for text in batch * 4)[:1_000_000], published="2025-04-04")


def by_workers(batch: list[Text], workers: int) -> float:
    """Give the seconds that so many processes take, their start left out."""
    batches = [batch[:1]] * workers + [batch[at : at + 32] for at in range(0, len(batch), 32)]
    done = over_batches(read_batch, iter(batches), workers)
    for _ in range(workers):
        next(done)
    start = time.perf_counter()
    assert sum(len(readings) for readings in done) == len(batch)
    return time.perf_counter() - start


def run() -> dict[str, float]:
    """Measure both in turn, and take the best of each: a busy machine slows both."""
    batch = texts()
    characters = sum(len(text.text) for text in batch)
    tagger, nlp = fugashi.Tagger(), load()
    list(read(nlp, batch[:10]))  # the lists are read at the first text
    long = [long_text(batch)]
    runs = [
        (seconds(lambda: [tagger.parse(text.text) for text in batch]), seconds(lambda: list(read(nlp, batch))))
        for _ in range(4)
    ]
    raw, whole = (min(times) for times in zip(*runs, strict=True))
    in_one = seconds(lambda: list(read(nlp, long))) / len(long[0].text)
    one, two = (min(by_workers(batch * 3, workers) for _ in range(2)) for workers in (1, 2))
    return {
        "characters_per_second": characters / whole,
        "raw_fugashi_characters_per_second": characters / raw,
        "ratio": raw / whole,
        "long_text": in_one / (whole / characters),
        "workers": one / two,
        "load_s": min(loading() for _ in range(2)),
    }
