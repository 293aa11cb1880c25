"""One failure as one wording tells of it."""

from dataclasses import dataclass, field

from incidents.days import HOUR, day_of
from incidents.wording import Dated

AGAIN = 2 * HOUR  # a failure that returns sooner is the same one


@dataclass(slots=True)
class Episode:
    """One failure as one wording tells of it."""

    started: str | None = None
    ended: str | None = None
    news: bool = False
    led: bool = False  # its start stands where a text tells what it is about, or in a list
    began_at: Dated | None = None
    ended_at: Dated | None = None
    sentences: list[int] = field(default_factory=list)
    operators: frozenset[str] = frozenset()  # who runs the systems that its first sentence names
    places: frozenset[str] = frozenset()  # entity ids of the towns of its first sentence, where each fails by itself

    @property
    def vague(self) -> bool:
        """Whether no day of it is told."""
        return day_of(self.started or self.ended) is None
