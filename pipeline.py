"""The stages as functions, and the command line: `python pipeline.py COMMAND`."""

import atexit
import gc
from collections.abc import Callable
from pathlib import Path

import typer

import console
import settings as configuration
from stages import arguments as arg
from stages import runner
from stages.report import Report

app = typer.Typer(
    help="Madoguchi: collect Japanese news and notices of outages, read them, and query them in DuckDB.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
_given: dict[str, object] = {}  # what the command line says before the command


@app.callback()
def main(data: arg.Data = None) -> None:
    """Collect Japanese news and notices of outages, read them, and query them in DuckDB."""
    console.configure_logging()
    _given["data"] = data


def _end(work: Callable[[], Report], *, as_json: bool = False, quiet: bool = False) -> None:
    raise typer.Exit(runner.run(work, as_json=as_json, quiet=quiet))


def _settings() -> configuration.Settings:
    return configuration.load(**_given)


@app.command()
def demo(as_json: arg.Json = False) -> None:
    """Play three nights of one outage on a little web of our own, and report what was covered.

    Example: python pipeline.py demo
    """
    from stages.demo import demo as stage

    _end(lambda: stage(_settings()), as_json=as_json, quiet=True)


@app.command()
def nightly(as_json: arg.Json = False) -> None:
    """Crawl, extract, annotate and publish under a lock; safe to start twice, to kill, to rerun.

    Example: MADOGUCHI_CONTACT=you@example.org python pipeline.py nightly
    """
    from stages.nightly import nightly as stage

    _end(lambda: stage(_settings(), progress=console.err.is_terminal), as_json=as_json)


@app.command()
def crawl(sources: arg.Sources = None, as_json: arg.Json = False) -> None:
    """Follow listings, fetch what is due, keep the bytes.

    Example: python pipeline.py crawl soumu digital
    """
    from stages.crawl import crawl as stage

    _end(lambda: stage(_settings(), sources or (), progress=console.err.is_terminal), as_json=as_json)


@app.command()
def extract(workers: arg.Workers = None, again: arg.Again = False, as_json: arg.Json = False) -> None:
    """Find the articles on kept pages.

    Example: python pipeline.py extract --workers 2
    """
    from stages.extract import extract as stage

    _end(lambda: stage(_settings(), workers=workers, again=again), as_json=as_json)


@app.command()
def annotate(workers: arg.Workers = None, again: arg.Again = False, as_json: arg.Json = False) -> None:
    """Read the articles: names, dates, claims, relevance.

    Example: python pipeline.py annotate --again
    """
    from stages.annotate import annotate as stage

    _end(lambda: stage(_settings(), workers=workers, again=again), as_json=as_json)


@app.command()
def publish(as_json: arg.Json = False) -> None:
    """Build the file researchers open, and put it in place with one rename.

    Example: python pipeline.py publish
    """
    from stages.publish import publish as stage

    _end(lambda: stage(_settings()), as_json=as_json)


@app.command()
def backfill(files: arg.Files, all_hosts: arg.AllHosts = False, cdx: arg.Cdx = None, as_json: arg.Json = False) -> None:
    """Bring captures from WARC files of others, e.g. Common Crawl News or copies fetched from a web archive.

    Example: python pipeline.py backfill CC-NEWS-20250404.warc.gz
    """
    from stages.backfill import backfill as stage

    _end(lambda: stage(_settings(), files, all_hosts=all_hosts, cdx=cdx), as_json=as_json)


@app.command("import")
def import_(file: arg.Documents, as_json: arg.Json = False) -> None:
    """Bring documents you already have.

    Example: python pipeline.py import clippings.csv
    """
    from stages.importing import import_documents as stage

    _end(lambda: stage(_settings(), file), as_json=as_json)


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
    """
    from stages.reading import read as stage

    about = {"title": title, "published": published, "url": url}
    _end(lambda: stage(file, about, jsonl, as_json, html, explain), quiet=True)


@app.command("extract-page")
def extract_page(file: arg.SavedPage, url: arg.Address = "", jsonl: arg.Lines = False) -> None:
    """Print what extraction finds in a saved page, as JSON.

    Example: python pipeline.py extract-page saved.html --url https://www.soumu.go.jp/menu_news/s-news/example.html
    """
    from stages import page

    _end(lambda: page.extract_list(file) if jsonl else page.extract_file(file, url), quiet=True)


@app.command()
def search(words: list[str], limit: arg.Limit = 10, as_json: arg.Json = False) -> None:
    """Search the published file in Japanese, best first.

    Example: python pipeline.py search 電子証明書 更新
    """
    from stages.query import search as stage

    _end(lambda: stage(_settings(), words, limit=limit, as_rows=as_json), quiet=True)


@app.command()
def sql(query: str, limit: arg.Limit = 1000, as_json: arg.Json = False) -> None:
    """Run a query on the published file, read-only.

    Example: python pipeline.py sql "from coverage_by_day limit 5"
    """
    from stages.query import sql as stage

    _end(lambda: stage(_settings(), query, limit=limit, as_rows=as_json), quiet=True)


@app.command()
def sources(
    names: arg.Sources = None, ill: arg.Ill = False, retry: arg.Retry = False, as_json: arg.Json = False
) -> None:
    """List every source and whether it looks ill; of named ones also what brought nothing, and why.

    Example: python pipeline.py sources soumu --retry
    """
    from stages.sources import sources as stage

    work = lambda: stage(_settings(), names or (), ill=ill, retry=retry, as_rows=as_json)  # noqa: E731
    _end(work, as_json=as_json, quiet=not retry)


if __name__ == "__main__":
    atexit.register(gc.freeze)  # the system gives memory back quicker than Python, which would look through all of it
    app()
