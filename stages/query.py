"""search and sql: questions to the published file, read-only."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.text import Text

from console import clean, out, print_json, say, show
from nlp.reading import lemmas
from settings import Settings
from stages.report import Report
from warehouse import search as published


def search(settings: Settings, words: Sequence[str], limit: int = 10, as_rows: bool = False) -> Report:
    """Print the documents that hold the words, best first, each with its best passage."""
    found = published.search(settings.published, lemmas(" ".join(words)), words, limit)
    for one in found:
        if as_rows:
            print_json(asdict(one))
            continue
        say(one.title, style="bold")
        passage = Text("  ") + clean(one.passage)
        for start, end in one.marks:
            passage.stylize("reverse", start + 2, end + 2)
        out.print(passage)
        say(f"  {one.published or 'no date'} · {one.source} · {one.url} · {one.score:.2f}", style="dim")
    if not found and not as_rows:
        say("nothing found")
    return Report({"found": len(found)})


def sql(settings: Settings, query: str, limit: int = 1000, as_rows: bool = False) -> Report:
    """Print the rows of a query; it can read the published file and nothing else."""
    answer = published.sql(settings.published, query, limit)
    show(answer.columns, answer.rows, as_json=as_rows)
    if answer.more:
        return Report(problems=[f"only the first {limit} rows are shown; --limit takes more"])
    return Report({"rows": len(answer.rows)})
