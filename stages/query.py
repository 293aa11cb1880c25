"""search and sql: questions to the published file, read-only."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from rich.text import Text

from console import clean, out, print_json, say, show
from records import CannotRun
from settings import Settings
from stages.report import Report
from warehouse import search as published
from warehouse.search import Filters

MOST = 1000  # rows of a query that are printed when nobody says how many
LISTED = {
    "source": "`python pipeline.py sources` lists them",
    "entity": 'give its id (org:soumu) or any of its names; `python pipeline.py sql "from entity"` lists them',
}


def search(
    settings: Settings, words: Sequence[str], only: Mapping[str, str | None], limit: int = 10, as_rows: bool = False
) -> Report:
    """Print the documents that hold the words, best first, each with its passage; `only` are fields of `Filters`.

    Raises CannotRun when no word is asked for, for days that are reversed, a source or an entity that there is not.
    """
    filters = Filters(**only)
    if filters.since and filters.until and filters.since > filters.until:
        raise CannotRun(f"--from {filters.since} is after --to {filters.until}: they are reversed, swap them")
    result = published.search(settings.published, " ".join(words), filters, limit)
    if not result.asked:
        raise CannotRun("the search asks for nothing: give at least one word that documents shall hold, as 障害")
    if result.strange:
        given = asdict(filters)
        raise CannotRun("; ".join(f"there is no {name} {given[name]!r}: {LISTED[name]}" for name in result.strange))
    for one in result.found:
        if as_rows:
            print_json(asdict(one))
            continue
        out.print(_marked(one.title, one.title_marks, "bold"))
        out.print(Text("  ") + _marked(one.passage, one.marks))
        say(f"  {one.published or 'no date'} · {one.source} · {one.url} · {one.score:.2f}", style="dim")
    if not result.found and not as_rows:
        say(f"nothing found{_why(result.unknown, filters)}")
    return Report({"found": len(result.found)})


def _marked(text: str, marks: Sequence[tuple[int, int]], style: str = "") -> Text:
    marked = Text(style=style) + clean(text)
    for start, end in marks:
        marked.stylize("reverse", start, end)
    return marked


def _why(unknown: Sequence[str], filters: Filters) -> str:
    if unknown:
        return f": no document holds {', '.join(unknown)}"
    among = ", ".join(f"{name} {value}" for name, value in asdict(filters).items() if value)
    beside = f" with {among}" if among else ""
    less = "a word or a filter" if among else "a word"
    return f": no document{beside} holds all of it. Leave {less} out, or put OR between two"


def sql(settings: Settings, query: str, limit: int | None = None, as_rows: bool = False) -> Report:
    """Print the rows of a query; it can read the published file and nothing else.

    Without `limit` the first rows alone are printed, and that there are more needs a look.
    """
    answer = published.sql(settings.published, query, limit or MOST)
    show(answer.columns, answer.rows, as_json=as_rows)
    if answer.more and limit is None:
        return Report(problems=[f"only the first {MOST} rows are shown; --limit takes more"])
    return Report({"rows": len(answer.rows)})
