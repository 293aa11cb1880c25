"""`python -m tests.quality`: measures reading and linking on the gold and raises the floors in tests/quality.json.

A floor never goes down, but with `--lower`, and then the commit says why.
"""

import json
import sys
import tempfile
from pathlib import Path

from settings import Settings
from stages.link import link
from tests import gazetteer_scoring
from tests.incident_scoring import TABLES, rows, scores
from tests.scoring import measured
from tests.stories import land, oldest_first

FILE = Path(__file__).with_name("quality.json")
GOLD = ("news", "notices")
EVERYDAY = "everyday"  # what else such sites carry, in which only the relevance is told
OTHERS = "others"  # written and annotated by people who knew none of the rules; these have seen them since
LATER = "later"  # as those of OTHERS, and more of them in unusual words and layouts
ABOUT = "about"  # what relevance is fitted to; of outages also how they stood, how far they reached, and why
STORIES = (("dev", "held"), ("late",))  # parts of the story set that are linked together
LINKED = ("b3_f1", "role_accuracy", "started", "ended")


def floors() -> dict[str, float]:
    """Give the floor of each figure."""
    return {name: float(floor) for name, floor in json.loads(FILE.read_text("utf-8")).items()}


def figures() -> dict[str, float]:
    """Give each figure of reading by its name, from 0 to 1."""
    apart = (EVERYDAY, OTHERS, LATER, ABOUT)
    return measured(*GOLD) | {f"{file}_{name}": value for file in apart for name, value in measured(file).items()}


def stories_linked(data: Path, *parts: str) -> Settings:
    """Land parts of the story set in a data folder, and link them."""
    settings = land(data, oldest_first(*parts))
    link(settings)
    return settings


def linking(settings: Settings, part: str) -> dict[str, float]:
    """Give each figure of the linking of one part."""
    found = scores(*(rows(settings.warehouse, table) for table in TABLES), part)
    return {f"linking_{part}_{name}": found[name] for name in LINKED}


def everything() -> dict[str, float]:
    """Give each figure there is."""
    found = figures() | gazetteer_scoring.measured()
    for parts in STORIES:
        with tempfile.TemporaryDirectory() as folder:
            settings = stories_linked(Path(folder), *parts)
            for part in parts:
                found |= linking(settings, part)
    return found


def main(lower: bool) -> None:
    """Print each figure beside its floor, and write the floors anew."""
    held = floors()
    for name, value in sorted(everything().items()):
        floor, now = held.get(name, 0.0), int(value * 1000) / 1000
        held[name] = now if lower else max(floor, now)
        print(f"{name:32} {value:.3f}  floor {floor:.3f}{'' if value >= floor else '  BELOW'}")
    FILE.write_text(json.dumps(dict(sorted(held.items())), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main("--lower" in sys.argv[1:])
