"""extract-page: print what extraction finds in saved pages; touches neither the web nor the warehouse."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from console import print_json
from records import CannotRun, Page
from spiders.extract import extract
from stages.report import Report


def extract_file(path: Path, url: str) -> Report:
    """Print one saved page's article as JSON. Raises CannotRun for a file without a byte."""
    if path.is_file() and path.stat().st_size == 0:
        raise CannotRun(f"{path} is empty: save the page again, or give another file")
    report = Report()
    print_json(_found(path, url, report))
    return report


def extract_list(path: Path) -> Report:
    """Print one object for each `{file, url}` line; `file` is carried over and taken relative to the list's folder."""
    report = Report()
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise CannotRun(f"{path} can not be read: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            file, url = str(row["file"]), str(row["url"])
            page = Path(file) if Path(file).exists() else path.parent / file
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            report.problems.append(f'{path.name}, line {number}: {error}; a line is {{"file": …, "url": …}}')
            continue
        print_json({"file": file, **_found(page, url, report)})
    return report


def _found(path: Path, url: str, report: Report) -> dict[str, Any]:
    try:
        body = path.read_bytes()
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        reason = error.strerror if isinstance(error, OSError) else str(error)
        report.problems.append(f"{path} can not be read: {reason}")
        return {"url": url, "outcome": "unreadable", "reason": reason}
    extraction = extract(Page(url, body))
    report.add(pages=1, **{extraction.outcome: 1})
    if not extraction.articles:
        return {"url": url, "outcome": extraction.outcome, "reason": extraction.reason}
    first, *more = map(asdict, extraction.articles)
    return {**first, "outcome": extraction.outcome} | ({"more": more} if more else {})
