"""A reading as one HTML page that needs nothing else: the marked text, the outage card, the claims, names and dates."""

from collections.abc import Iterable, Sequence
from html import escape

from records import Reading
from stages.marked import CARD, CLAIMS, DATES, NAMES, Mark, card, claim_rows, date_rows, marks, name_rows

_COLOURS = {
    "organisation": "#cdeef5",
    "municipality": "#d5f2d2",
    "system": "#ffd0cc",
    "procedure": "#f3d6f5",
    "law": "#d9def8",
    "person": "#e3e9ff",
    "place": "#e6f7c8",
    "date": "#fff1b8",
}
_META = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
)
_WHOLE = 16  # characters: a value as short as a moment is not broken into lines
_STYLE = """
body { font: 16px/1.8 system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif; max-width: 52em; margin: 2em auto;
  padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.5em; line-height: 1.4; overflow-wrap: anywhere; }
p.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { padding: .1em .25em; border-radius: .25em; color: inherit; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
mark small { margin-left: .35em; font-size: .7em; opacity: .75; -webkit-user-select: none; user-select: none; }
div { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; font-size: .9em; }
caption { text-align: left; font-weight: bold; padding: .25em 0; }
th, td { border: 1px solid #ccc; padding: .25em .6em; text-align: left; vertical-align: top; }
th { background: #f4f4f4; }
td { min-width: 5em; overflow-wrap: break-word; }
td.whole { min-width: 0; white-space: nowrap; }
"""


def page(reading: Reading, text: str, title: str) -> str:
    """Write the page. Nothing of the text reaches it unescaped."""
    parts = [
        f"<h1>{escape(title)}</h1>",
        '<p title="relevance and how sure the reader is, 0 to 1">'
        f"<strong>{escape(reading.relevance)}</strong> ({reading.relevance_score:.2f})</p>",
        _table("outage", CARD, card(reading.outage, text) if reading.outage else ()),
        f'<p class="text">{_marked(text, marks(reading))}</p>',
        _table("claims", CLAIMS, claim_rows(reading, text)),
        _table("names", NAMES, name_rows(reading)),
        _table("dates", DATES, date_rows(reading)),
    ]
    head = f"{_META}<title>{escape(title)}</title><style>{_STYLE}</style>"
    return f'<!DOCTYPE html>\n<html lang="ja"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _marked(text: str, found: Sequence[Mark]) -> str:
    pieces, at = [], 0
    for mark in found:
        colour = _COLOURS.get(mark.label, "#eee")
        words, says = escape(text[mark.start : mark.end]), escape(mark.says)
        note = f"<small>{escape(mark.label)}</small>"
        pieces.append(escape(text[at : mark.start]))
        pieces.append(f'<mark style="background:{colour}" title="{says}">{words}{note}</mark>')
        at = mark.end
    return "".join(pieces) + escape(text[at:])


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    if not body:
        return ""
    # On a narrow screen the table moves sideways, not the page; the tab key reaches it.
    return f'<div tabindex="0"><table><caption>{escape(caption)}</caption><tr>{head}</tr>{body}</table></div>'


def _cell(value: object) -> str:
    words = "" if value is None else str(value)
    whole = ' class="whole"' if words.isascii() and len(words) <= _WHOLE else ""
    return f"<td{whole}>{escape(words)}</td>"
