"""What a link must speak of to be followed from a page that links everywhere: the rows of tables/subject.tsv."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "subject.tsv"


@cache
def subject(*more: str) -> str:
    """Give the regular expression for `LinkList(about=…)`: systems, faults, services, and `more` words of a source."""
    rows = TABLE.read_text("utf-8").splitlines()[1:]
    return "|".join([*more, *(row.split("\t")[0] for row in rows if row.strip())])
