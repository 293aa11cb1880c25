"""ARC, what archives wrote before WARC: the line over each record, told in the fields of a WARC record."""

import re

# Address, IP address, moment, content type (with blanks in it or none at all), in version 2 more, length.
_HEAD = re.compile(rb"([A-Za-z][\w.+-]*:.*?) (\S+) (\d{14}|\d{12}) (?:.* )?(\d{1,18})\r?\n")
_LONGEST = 16 * 1024


def arc_fields(line: bytes) -> dict[str, str] | None:
    """Read the line over an ARC record; None when it is none."""
    head = _HEAD.fullmatch(line) if len(line) < _LONGEST else None
    if head is None:
        return None
    url, _, date, length = (part.decode("utf-8", "replace") for part in head.groups())
    day, clock = f"{date[:4]}-{date[4:6]}-{date[6:8]}", f"{date[8:10]}:{date[10:12]}:{date[12:] or '00'}"
    return {
        "warc-type": "response",
        "warc-target-uri": url,
        "warc-date": f"{day}T{clock}Z",
        "content-length": length,
    }
