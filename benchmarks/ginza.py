"""Characters a second of the whole reader against ja_ginza 5.3.0, on the same texts, one core each.

GiNZA brings its own tokenizer and dictionary, which do not go with ours: it lives in an environment of its own, made at
the first run in `.venv/ginza`.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.annotate import seconds, texts
from nlp.language import load
from nlp.reading import read

FLOORS = {"ratio": 30.0}
PLACE = Path(__file__).parents[1] / ".venv" / "ginza"
SOME = 40  # articles: GiNZA takes a third of a second for each
_GINZA = """
import json, sys, time
import spacy
nlp = spacy.load("ja_ginza")
batch = json.load(sys.stdin)
list(nlp.pipe(batch[:2], batch_size=8))
start = time.process_time()
list(nlp.pipe(batch, batch_size=8))
print(json.dumps(time.process_time() - start))
"""


def run() -> dict[str, float]:
    """Read the same articles with both."""
    batch = texts()[:SOME]
    characters = sum(len(text.text) for text in batch)
    nlp = load()
    list(read(nlp, batch[:10]))
    ours = min(seconds(lambda: list(read(nlp, batch))) for _ in range(3))
    theirs = _ginza([text.text for text in batch])
    return {
        "characters_per_second": characters / ours,
        "ginza_characters_per_second": characters / theirs,
        "ratio": theirs / ours,
    }


def _ginza(batch: list[str]) -> float:
    python = PLACE / "bin" / "python"
    if not python.exists():
        venv.create(PLACE, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "ginza==5.3.0", "ja-ginza==5.3.0"], check=True)
    command = [str(python), "-c", _GINZA]
    done = subprocess.run(command, input=json.dumps(batch), check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    json.dump(run(), sys.stdout)
