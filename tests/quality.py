"""`python -m tests.quality`: measures the reader on the gold texts and raises the floors in tests/quality.json.

A floor never goes down, but with `--lower`, and then the commit says why.
"""

import json
import sys
from pathlib import Path

from tests.scoring import measured

FILE = Path(__file__).with_name("quality.json")
GOLD = ("news", "notices")
EVERYDAY = "everyday"  # what else such sites carry, in which only the relevance is told


def figures() -> dict[str, float]:
    """Give each figure by its name, from 0 to 1."""
    return measured(*GOLD) | {f"{EVERYDAY}_{name}": value for name, value in measured(EVERYDAY).items()}


def main(lower: bool) -> None:
    """Print each figure beside its floor, and write the floors anew."""
    floors = json.loads(FILE.read_text("utf-8"))
    for name, value in sorted(figures().items()):
        floor, now = floors.get(name, 0.0), int(value * 1000) / 1000
        floors[name] = now if lower else max(floor, now)
        print(f"{name:20} {value:.3f}  floor {floor:.3f}{'' if value >= floor else '  BELOW'}")
    FILE.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main("--lower" in sys.argv[1:])
