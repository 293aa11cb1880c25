"""memory: what one process takes that reads 100,000 documents, none like another, and then a text of a megabyte.

`growth` is the process's own memory (not the dictionary's pages, which all workers share) after the last document
against that after a tenth of them, when all caches are full. Skipped where the system has no /proc.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.annotate import long_text, texts
from nlp.language import load
from nlp.reading import read
from records import Text

CEILINGS = {"growth": 1.1, "peak_megabytes": 600}
DOCUMENTS = 100_000
STATUS = Path("/proc/self/status")
_KANJI = "山川田中村上下木林森石井原野本藤佐高松竹梅桜北南東西光明和正義信幸福島沢谷口橋浜崎"
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
_LATIN = "abcdefghijklmnopqrstuvwxyz0123456789"


def documents(count: int) -> Iterator[Text]:
    """Make notices in our own words, each with names, numbers and words that no other has; the same at every run."""
    for number in range(count):
        chance = random.Random(number)
        town, person = _word(chance, _KANJI, 2), _word(chance, _KANJI, 4)
        firm, maker = _word(chance, _KATAKANA, chance.randint(4, 8)), _word(chance, _KATAKANA, 5)
        month, day, hour, minute = (chance.randint(1, most) for most in (12, 28, 23, 59))
        text = (
            f"{town}市は{month}月{day}日、株式会社{firm}が運用する住民記録システムに障害が起き、コンビニ交付が"
            f"午前{hour}時{minute}分から利用できなくなったと発表した。{person}課長は「ご迷惑をおかけした」と述べた。"
            f"約{chance.randint(1, 999_999)}件に影響した。受付番号は{_word(chance, _LATIN, 10)}。"
            f"{maker}システムズが原因を調べている。"
        )
        yield Text(str(number), text, published=f"2025-{month:02}-{day:02}")


def _word(chance: random.Random, letters: str, length: int) -> str:
    return "".join(chance.choices(letters, k=length))


def _status(name: str) -> float:
    lines = STATUS.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def measure() -> None:
    """Read in this process, which must have done nothing else, and print what it took as JSON."""
    nlp, after = load(), {}
    for number, _ in enumerate(read(nlp, documents(DOCUMENTS)), 1):
        if number in (DOCUMENTS // 10, DOCUMENTS):
            after[number] = _status("RssAnon")
    first, last = after.values()
    list(read(nlp, [long_text(texts())]))
    print(json.dumps({"own_megabytes": last, "growth": last / first, "peak_megabytes": _status("VmHWM")}))


def run() -> dict[str, float]:
    """Measure in a process of its own."""
    if not STATUS.exists():
        return {}
    script = "from benchmarks.memory import measure; measure()"
    done = subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
