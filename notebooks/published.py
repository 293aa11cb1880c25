"""What each notebook begins with: the published file, opened read-only, and charts that show Japanese."""

import json
import os
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
import pandas as pd

__all__ = ["alt", "pd", "warehouse"]

_CANDIDATES = (os.environ.get("MADOGUCHI_FILE"), "../data/madoguchi.duckdb", "../data/demo/madoguchi.duckdb")
# The first that a machine has: of macOS, of Windows, of Linux.
_FONTS = ("Hiragino Sans", "Yu Gothic", "Meiryo", "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "sans-serif")

pd.set_option("display.max_colwidth", 80)
# A frame is as high as what is drawn in it.
_HEIGHT = (
    "<script>new ResizeObserver(() => {frameElement.style.height = document.documentElement.scrollHeight + 'px'})"
    ".observe(document.body)</script>"
)


class _Harmless(json.JSONEncoder):
    """Writes what a page called itself so that it stays a word of the script: a headline may hold </script>."""

    def encode(self, o: Any) -> str:
        return super().encode(o).replace("<", "\\u003c")


def _framed(spec: dict[str, Any], **_: object) -> dict[str, str]:
    # It carries its own script, and so needs no network; in a frame, since two of these do not get on in one page.
    page = alt.Chart.from_dict(spec).to_html(inline=True, json_kwds={"cls": _Harmless}) + _HEIGHT
    return {"text/html": f'<iframe srcdoc="{escape(page)}" style="border: 0; width: 100%"></iframe>'}


alt.renderers.register("framed", _framed)
alt.renderers.enable("framed")


@alt.theme.register("japanese", enable=True)
def _japanese() -> alt.theme.ThemeConfig:
    return alt.theme.ThemeConfig(config={"font": ", ".join(_FONTS)})


def _opened() -> duckdb.DuckDBPyConnection:
    file = next((Path(name) for name in _CANDIDATES if name and Path(name).exists()), None)
    if file is None:
        raise SystemExit("no published file: run `make demo` or `python pipeline.py nightly`, or set MADOGUCHI_FILE")
    connection = duckdb.connect(str(file), read_only=True)
    connection.execute("set enable_external_access = false")
    return connection


warehouse = _opened()
