"""The commands that ask: of one text, one page, the published file, the sources. None changes the warehouse."""

from pathlib import Path

import typer

from stages import arguments as arg
from stages.runner import end, settings

app = typer.Typer()


@app.command()
def read(
    file: arg.TextFile = Path("-"),
    jsonl: arg.Lines = False,
    title: arg.Title = None,
    published: arg.Published = None,
    url: arg.From = None,
    html: arg.Html = None,
    explain: arg.Explain = False,
    as_json: arg.Json = False,
) -> None:
    """Read a text and print what was found; touches no warehouse.

    Example: python pipeline.py read article.txt --published 2025-04-04 --html article.html

    With --jsonl each line has "id" and "text", and may have "title", "published", "url", "source" and "kind".
    """
    from stages.reading import read as stage

    about = {"title": title, "published": published, "url": url}
    end(lambda: stage(file, about, jsonl, as_json, html, explain), quiet=True)


@app.command("extract-page")
def extract_page(file: arg.SavedPage, url: arg.Address = "", jsonl: arg.Lines = False) -> None:
    """Print what extraction finds in a saved page, as JSON.

    Example: python pipeline.py extract-page saved.html --url https://www.soumu.go.jp/menu_news/s-news/example.html
    """
    from stages import page

    end(lambda: page.extract_list(file) if jsonl else page.extract_file(file, url), quiet=True)


@app.command(context_settings={"ignore_unknown_options": True})  # so that -word is a word
def search(
    words: arg.Words,
    source: arg.Source = None,
    kind: arg.Kind = None,
    since: arg.Since = None,
    until: arg.Until = None,
    entity: arg.Mentioning = None,
    relevance: arg.Relevance = None,
    limit: arg.Limit = 10,
    as_json: arg.Json = False,
) -> None:
    """Search the published file in Japanese, best first.

    Example: python pipeline.py search 「電子証明書の更新」 止まった -訓練 --kind notice --from 2025-04-01
    """
    from stages.query import search as stage

    if unknown := [word for word in words if word.startswith("--")]:
        raise typer.BadParameter(f"no such option: {unknown[0]}")
    days = {name: day.date().isoformat() for name, day in (("since", since), ("until", until)) if day}
    filters = {"source": source, "kind": kind, "entity": entity, "relevance": relevance} | days
    end(lambda: stage(settings(), words, filters, limit=limit, as_rows=as_json), quiet=True)


@app.command()
def sql(query: str, limit: arg.Rows = None, as_json: arg.Json = False) -> None:
    """Run a query on the published file, read-only.

    Example: python pipeline.py sql "from coverage_by_day limit 5"
    """
    from stages.query import sql as stage

    end(lambda: stage(settings(), query, limit=limit, as_rows=as_json), quiet=True)


@app.command()
def sources(
    names: arg.Sources = None, ill: arg.Ill = False, retry: arg.Retry = False, as_json: arg.Json = False
) -> None:
    """List every source and whether it looks ill; of named ones also what brought nothing, and why.

    Example: python pipeline.py sources soumu --retry
    """
    from stages.sources import sources as stage

    work = lambda: stage(settings(), names or (), ill=ill, retry=retry, as_rows=as_json)  # noqa: E731
    end(work, as_json=as_json, quiet=not retry)


@app.command()
def verify(
    sample: arg.Sample = 500,
    seed: arg.Seed = "",
    all_: arg.All = False,
    workers: arg.Workers = None,
    as_json: arg.Json = False,
) -> None:
    """Check that what was found leads back to characters of a text, and that text to archived bytes.

    Example: python pipeline.py verify --sample 2000 --seed monday
    """
    from stages.verify import verify as stage

    work = lambda: stage(settings(), sample=sample, seed=seed, everything=all_, workers=workers, as_rows=as_json)  # noqa: E731
    end(work, quiet=as_json)


@app.command()
def export(folder: arg.Folder, no_text: arg.NoText = False, as_json: arg.Json = False) -> None:
    """Write every table and view as Parquet, with a dictionary and a datapackage.json.

    Example: python pipeline.py export madoguchi-2025-04 --no-text
    """
    from stages.export import export as stage

    end(lambda: stage(settings(), folder, text=not no_text), as_json=as_json)
