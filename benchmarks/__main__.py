"""Run the benchmarks and print each figure beside its floor or ceiling: `python -m benchmarks [NAME…]`, `make bench`.

A benchmark is a file with `run() -> dict[str, float]`; `FLOORS` and `CEILINGS` in it say what a figure must hold.
Figures are ratios to a baseline measured in the same run; times beside them are for reading: machines differ.
"""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from console import complain, show

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def measure(name: str) -> dict[str, float]:
    """Run one benchmark in a process of its own, so that neither memory nor imports of another count."""
    script = f"import json, benchmarks.{name} as b; print('\\n' + json.dumps(b.run()))"
    done = subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


Names = Annotated[list[str] | None, typer.Argument(metavar="NAME", help=f"Of: {', '.join(NAMES)}")]


def main(names: Names = None) -> None:
    """Print the figures of the named benchmarks, or of all, beside what they must be; exit 1 when one does not hold.

    Example: python -m benchmarks annotate search
    """
    if unknown := sorted({*(names or ())} - {*NAMES}):
        complain(f"no benchmark is named {', '.join(unknown)}; there are {', '.join(NAMES)}")
        raise typer.Exit(2)
    missed = 0
    for name in names or NAMES:
        module = importlib.import_module(f"benchmarks.{name}")
        floors, ceilings = getattr(module, "FLOORS", {}), getattr(module, "CEILINGS", {})
        rows = []
        for figure, value in measure(name).items():
            low, high = floors.get(figure), ceilings.get(figure)
            holds = (low is None or value >= low) and (high is None or value <= high)
            missed += not holds
            limit = f"≥ {low:g}" if low is not None else f"≤ {high:g}" if high is not None else ""
            rows.append((figure, f"{value:,.3f}", limit, "" if holds else "MISSED"))
        show((name, "value", "must be", ""), rows)
        if not rows:
            complain(f"{name}: skipped, what it measures on is not beside the checkout")
    raise typer.Exit(int(missed > 0))


if __name__ == "__main__":
    typer.run(main)
