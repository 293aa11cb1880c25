"""How a stage ends: what it counted and what needs a look."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """What a stage did: `counts` for machines, `problems` in plain words for people (any problem means exit code 1)."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, **counts: int) -> None:
        """Add to the counts."""
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count

    def merge(self, other: "Report") -> None:
        """Take over what another report counted and found."""
        self.add(**other.counts)
        self.problems += other.problems
