"""CDX: a list of the copies a web archive holds, one a line, as text with or without a header or as JSON rows."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.damage import Problems
from archive.warc import safe
from archive.wayback import wayback_moment

_MOMENT = re.compile(r"\d{14}")
_DIGEST = re.compile(r"(?:sha1:)?([A-Z2-7]{32})")
_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: a copy that the web archive has."""

    url: str
    captured_at: datetime
    digest: str | None  # as in Capture


def listed(path: Path, problems: list[str] | None = None) -> Iterator[Listed]:
    """Yield the rows of a CDX file; a line that is none is passed over and told in `problems`.

    In each line the first field of 14 digits is the moment, the one behind it the address, and the first of 32
    base-32 characters after that the digest: so the order of `timestamp original digest`, of the server's seven
    columns and of older CDX files are all read.
    """
    skipped = Problems(path.name, problems)
    at = 0
    with path.open("rb") as file:
        while line := file.readline(_LINE):
            text = line.decode("utf-8", "replace").strip(" \t\r\n\ufeff")
            if text.strip("[], \t") and not (at == 0 and _is_header(text)):
                try:
                    yield _row(text)
                except ValueError as error:
                    skipped.add(at, f"no row of a CDX list ({error})")
            at += len(line)
    skipped.close()


def _is_header(text: str) -> bool:
    return text.startswith("CDX ") or re.search(r"\b(timestamp|original|urlkey)\b", text) is not None


def _row(text: str) -> Listed:
    fields = _json(text) if text.startswith("[") else text.split()
    at = next((number for number, field in enumerate(fields) if _MOMENT.fullmatch(field)), None)
    if at is None or at + 1 == len(fields):
        raise ValueError("it has no moment of 14 digits with an address behind it")
    digests = (_DIGEST.fullmatch(field) for field in fields[at + 2 :])
    digest = next((f"sha1:{found[1]}" for found in digests if found), None)
    return Listed(safe(fields[at + 1]), wayback_moment(fields[at]), digest)


def _json(text: str) -> list[str]:
    row = text.rstrip(",").removeprefix("[") if text.startswith("[[") else text.rstrip(",")
    row = row.removesuffix("]") if row.endswith("]]") else row
    fields = json.loads(row)
    return [str(field) for field in fields] if isinstance(fields, list) else []
