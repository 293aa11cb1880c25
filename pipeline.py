"""The stages as functions, and the command line: `python pipeline.py COMMAND`."""

import atexit
import gc

import typer

import console
import questions
from stages import arguments as arg
from stages.runner import end, given, settings

app = typer.Typer(
    help="Madoguchi: collect Japanese news and notices of outages, read them, and query them in DuckDB.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def main(data: arg.Data = None) -> None:
    """Collect Japanese news and notices of outages, read them, and query them in DuckDB."""
    console.configure_logging()
    given["data"] = data


@app.command()
def demo(as_json: arg.Json = False) -> None:
    """Play three nights of one outage on a little web of our own, and report what was covered.

    Example: python pipeline.py demo
    """
    from stages.demo import demo as stage

    end(lambda: stage(settings()), as_json=as_json, quiet=True)


@app.command()
def nightly(as_json: arg.Json = False) -> None:
    """Crawl, extract, annotate, link and publish under a lock; safe to start twice, to kill, to rerun.

    Example: MADOGUCHI_CONTACT=you@example.org python pipeline.py nightly
    """
    from stages.nightly import nightly as stage

    end(lambda: stage(settings(), progress=console.err.is_terminal), as_json=as_json)


@app.command()
def crawl(sources: arg.Sources = None, as_json: arg.Json = False) -> None:
    """Follow listings, fetch what is due, keep the bytes.

    Example: python pipeline.py crawl soumu digital
    """
    from stages.crawl import crawl as stage

    end(lambda: stage(settings(), sources or (), progress=console.err.is_terminal), as_json=as_json)


@app.command()
def extract(workers: arg.Workers = None, again: arg.Again = False, as_json: arg.Json = False) -> None:
    """Find the articles on kept pages.

    Example: python pipeline.py extract --workers 2
    """
    from stages.extract import extract as stage

    end(lambda: stage(settings(), workers=workers, again=again), as_json=as_json)


@app.command()
def annotate(workers: arg.Workers = None, again: arg.Again = False, as_json: arg.Json = False) -> None:
    """Read the articles: names, dates, claims, relevance.

    Example: python pipeline.py annotate --again
    """
    from stages.annotate import annotate as stage

    end(lambda: stage(settings(), workers=workers, again=again), as_json=as_json)


@app.command()
def link(again: arg.Again = False, incident: arg.Show = None, as_json: arg.Json = False) -> None:
    """Find which texts tell of one event, and put together what they tell; with --show, say why.

    Example: python pipeline.py link --show https://www.soumu.go.jp/menu_news/s-news/example.html
    """
    from stages.link import link as stage
    from stages.linked import linked

    if incident:
        end(lambda: linked(settings(), incident, as_rows=as_json), quiet=True)
    end(lambda: stage(settings(), again=again), as_json=as_json)


@app.command()
def publish(as_json: arg.Json = False) -> None:
    """Build the file researchers open, and put it in place with one rename.

    Example: python pipeline.py publish
    """
    from stages.publish import publish as stage

    end(lambda: stage(settings()), as_json=as_json)


@app.command()
def backfill(files: arg.Files, all_hosts: arg.AllHosts = False, cdx: arg.Cdx = None, as_json: arg.Json = False) -> None:
    """Bring captures from WARC files of others, e.g. Common Crawl News or copies fetched from a web archive.

    Example: python pipeline.py backfill CC-NEWS-20250404.warc.gz
    """
    from stages.backfill import backfill as stage

    end(lambda: stage(settings(), files, all_hosts=all_hosts, cdx=cdx), as_json=as_json)


@app.command("import")
def import_(
    file: arg.Documents,
    columns: arg.Columns = None,
    encoding: arg.Encoding = None,
    dry_run: arg.DryRun = False,
    as_json: arg.Json = False,
) -> None:
    """Bring documents you already have, such as the export of a newspaper database.

    Then `extract`, `annotate`, `link` and `publish` read them as they read what was crawled.

    Example: python pipeline.py import clippings.csv --columns "title=題名,text=記事テキスト" --dry-run
    """
    from stages.importing.bring import import_documents as stage
    from stages.importing.preview import preview

    if dry_run:
        end(lambda: preview(file, columns, encoding, as_rows=as_json), quiet=True)
    end(lambda: stage(settings(), file, columns, encoding), as_json=as_json)


app.add_typer(questions.app)  # its commands stand beside these


if __name__ == "__main__":
    atexit.register(gc.freeze)  # the system gives memory back quicker than Python, which would look through all of it
    app()
