"""The innermost box of a page that holds most of its text."""

from collections import Counter
from collections.abc import Sequence

from spiders.page.blocks import Line
from spiders.page.dom import Element


def heaviest(lines: Sequence[Line], weights: Sequence[int], share: float) -> Element | None:
    """Give the innermost box with at least this share of the weight of some lines; None when nothing weighs."""
    held: dict[Element, int] = {}
    parts: Counter[Element] = Counter()
    for line, weight in zip(lines, weights, strict=True):
        for box in (line.element, *line.element.iterancestors()) if weight else ():
            held[box] = held.get(box, 0) + weight
            parts[box] += 1
    least = sum(weights) * share
    several = min(2, sum(weight > 0 for weight in weights))  # one long paragraph is no box that holds an article
    enough = [box for box, weight in held.items() if weight >= least and parts[box] >= several]
    return max(enough, key=lambda box: sum(1 for _ in box.iterancestors()), default=None)
