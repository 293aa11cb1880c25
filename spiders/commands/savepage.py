"""`scrapy savepage SOURCE URL CASE`: fetch one page, politely, and save it as a test of its source."""

import json
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response

from records import Article, Page
from spiders.options import CannotCrawl
from spiders.registry import sites, sources

PAGES = Path("tests") / "pages"
_SUFFIX = {"html": ".html", "xhtml": ".html", "pdf": ".pdf", "rdf": ".rdf", "xml": ".xml"}
_KEPT = ("kind", "title", "published_at", "updated_at", "author", "office")


class Command(ScrapyCommand):
    """Saves the page's bytes, and a JSON file of what extraction finds in them, to be corrected by hand."""

    requires_project = True
    requires_crawler_process = True
    default_settings = {"LOG_LEVEL": "WARNING"}  # noqa: RUF012 (Scrapy's own way)

    def syntax(self) -> str:
        """Say what is expected after the command's name."""
        return "<source> <url> <case>"

    def short_desc(self) -> str:
        """Describe the command in one line."""
        return "Save a page as a test of its source, below tests/pages"

    def run(self, args: list[str], opts: Namespace) -> None:
        """Fetch and save. Raises UsageError, which Scrapy prints, when it cannot."""
        if len(args) != 3:
            raise UsageError("give a source, an address and a name for the case")
        source, url, case = args
        if source not in sources():
            raise UsageError(f"there is no source {source!r}; `scrapy list` names them", print_help=False)
        if not case.replace("-", "").replace("_", "").isalnum():
            raise UsageError(f"{case!r} becomes a file name: letters, digits, - and _ only", print_help=False)
        assert self.settings is not None and self.crawler_process is not None
        try:
            self.settings["MADOGUCHI"].check()
        except CannotCrawl as error:
            raise UsageError(str(error), print_help=False) from None
        self.crawler_process.crawl(_OnePage, page=(source, url, case))
        self.crawler_process.start()


class _OnePage(Spider):
    name = "savepage"
    page: tuple[str, str, str]

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.page[1], errback=self.failed, dont_filter=True)

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request]:
        source, _, case = self.page
        kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
        page = Page(response.url, response.body, kind, response.status, _site_of(source, response.url))
        for path in save(page, PAGES / source, case):
            print(path)
        print("Now cut the page down and put it in your own words, and correct the JSON: see docs/add-a-source.md")
        yield from ()

    def failed(self, failure: Any) -> None:
        print(f"not saved: {failure.value or type(failure.value).__name__}")


def save(page: Page, folder: Path, case: str) -> tuple[Path, Path]:
    """Write the page and what extraction finds in it; returns both files. An existing case is never overwritten."""
    from spiders.extract import extract

    kind = (page.content_type or "").partition(";")[0].rpartition("/")[2]
    suffix = next((suffix for name, suffix in _SUFFIX.items() if name in kind), ".html")
    files = folder / f"{case}{suffix}", folder / f"{case}.json"
    if any(file.exists() for file in files):
        raise FileExistsError(f"{folder / case} is there already: choose another case name, or remove it first")
    extraction = extract(page)
    found = {
        "url": page.url,
        "content_type": page.content_type,
        "outcome": extraction.outcome,
        "articles": [_summary(article) for article in extraction.articles],
    }
    folder.mkdir(parents=True, exist_ok=True)
    files[0].write_bytes(page.body)
    files[1].write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return files


def _summary(article: Article) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(article, name) for name in _KEPT if getattr(article, name) is not None}
    lines = article.text.splitlines()
    return {**found, "text_has": [*lines[:1], *lines[1:][-1:]], "text_lacks": []}


def _site_of(source: str, url: str) -> str | None:
    return next((site.source for site in sites().values() if site.source == source or site.covers(url)), None)
