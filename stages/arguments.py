"""What can be said on the command line, each once."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from records import Kind as Kinds
from records import Relevance as Relevances

Data = Annotated[Path | None, typer.Option(help="Folder that holds all state (default: data/).", file_okay=False)]
Workers = Annotated[int | None, typer.Option(help="Processes to use (default: all cores).", min=1)]
Again = Annotated[bool, typer.Option("--again", help="Do everything again, not only what is pending.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Lines = Annotated[bool, typer.Option("--jsonl", help="FILE holds one object a line; print one a line.")]
Limit = Annotated[int, typer.Option(help="At most this many rows.", min=1)]
Rows = Annotated[int | None, typer.Option("--limit", help="At most this many rows (default: 1000).", min=1)]
Published = Annotated[str | None, typer.Option(help="The document's date: 2025-04-04, 令和7年4月4日 …")]
Title = Annotated[str | None, typer.Option(help="The document's title.")]
From = Annotated[str | None, typer.Option("--url", help="Where it was published: 本市 and 県 are known by it.")]
Address = Annotated[str, typer.Option(help="The page's address.")]
AllHosts = Annotated[bool, typer.Option("--all-hosts", help="Keep pages of hosts no source declares, too.")]
Sources = Annotated[list[str] | None, typer.Argument(help="Only these sources.")]
Ill = Annotated[bool, typer.Option("--ill", help="Only sources that bring nothing, or no longer what they did.")]
Retry = Annotated[bool, typer.Option("--retry", help="Make due in the next crawl what brought nothing.")]
Cdx = Annotated[Path | None, typer.Option(help="A CDX list of the copies the files should hold: tell what is missing.")]
Files = Annotated[list[Path], typer.Argument(help="WARC or ARC files: plain, gzip or zstd.")]
TextFile = Annotated[Path, typer.Argument(help="A UTF-8 text file, or - for standard input.", allow_dash=True)]
Html = Annotated[Path | None, typer.Option(help="Write the marked text and the outage card to this file as a page.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show what weighed for and against each kind of relevance.")]
SavedPage = Annotated[Path, typer.Argument(help="A saved page; with --jsonl a list of {file, url} lines.")]
Documents = Annotated[Path, typer.Argument(help="JSONL, CSV, TSV or Parquet: title, text, address or paper, day.")]
Columns = Annotated[str | None, typer.Option(help="Which column is which, where names do not tell: field=column,…")]
Encoding = Annotated[str | None, typer.Option(help="utf-8, cp932, euc_jp …, where the bytes do not tell.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be understood, and bring nothing in.")]
Sample = Annotated[int, typer.Option(help="Check what this many rows rest on, as many of each table.", min=1)]
Seed = Annotated[str, typer.Option(help="Another seed, another sample.")]
All = Annotated[bool, typer.Option("--all", help="Check everything, not a sample.")]
Folder = Annotated[Path, typer.Argument(help="A folder that is not there yet, or an older export.", file_okay=False)]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave texts out: spans, hashes, and quotes of 30 characters.")]
Show = Annotated[str | None, typer.Option("--show", help="Show an incident, or a document's, with all reasons.")]
Words = Annotated[list[str], typer.Argument(help="Words; 「words in this order」, -without, one OR another.")]
Source = Annotated[str | None, typer.Option(help="Only this source.")]
Kind = Annotated[Kinds | None, typer.Option(help="Only documents of this kind.")]
Since = Annotated[
    datetime | None, typer.Option("--from", help="Only from this day on.", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"])
]
Until = Annotated[
    datetime | None, typer.Option("--to", help="Only up to this day.", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"])
]
Mentioning = Annotated[str | None, typer.Option("--entity", help="Only what names this entity: its id or any name.")]
Relevance = Annotated[Relevances | None, typer.Option(help="Only documents of this relevance.")]
