"""PDF files for tests, made as they are needed; their Japanese fonts are named, not embedded."""

import io
from collections.abc import Callable, Sequence
from itertools import takewhile

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
for font in (MINCHO, GOTHIC):
    pdfmetrics.registerFont(UnicodeCIDFont(font))
TOP, LEFT, RIGHT = 800, 60, 535


def pdf(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """Make a PDF of A4 pages, each drawn by a function."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text(canvas: Canvas, x: float, y: float, written: str, size: float = 11, font: str = MINCHO) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, written)


def right(canvas: Canvas, y: float, written: str, size: float = 11) -> None:
    canvas.setFont(MINCHO, size)
    canvas.drawRightString(RIGHT, y, written)


def centre(canvas: Canvas, y: float, written: str, size: float = 16) -> None:
    canvas.setFont(GOTHIC, size)
    canvas.drawCentredString((LEFT + RIGHT) / 2, y, written)


def prose(canvas: Canvas, x: float, y: float, width: int, written: str, size: float = 11) -> float:
    """Set a text in lines of so many letters, as a word processor does; give the place below it."""
    for at in range(0, len(written), width):
        text(canvas, x, y, written[at : at + width], size)
        y -= size * 1.6
    return y


def table(canvas: Canvas, y: float, rows: Sequence[Sequence[str]], widths: Sequence[float], shade: int = 0) -> float:
    """Draw a ruled table; a cell `<` continues the one on its left, `^` the one above.

    The first `shade` rows are grey. Gives the place below the table.
    """
    for number, row in enumerate(rows):
        x = float(LEFT)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
            if cell not in ("<", "^"):
                after = takewhile(lambda pair: pair[0] == "<", zip(row[at + 1 :], widths[at + 1 :], strict=True))
                across = width + sum(wide for _, wide in after)
                canvas.setFillGray(0.85 if number < shade else 1)
                high = 40 if number + 1 < len(rows) and rows[number + 1][at] == "^" else 20
                canvas.rect(x, y - high, across, high, fill=int(number < shade))
                canvas.setFillGray(0)
                text(canvas, x + 4, y - 14, cell, 10)
            x += width
        y -= 20
    return y - 20


def scan(canvas: Canvas) -> None:
    """Set a picture on the whole page, as a scanner does."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def report(canvas: Canvas) -> None:
    """Draw the third report of an outage: date and speaker on the right, title, prose, table, items, contact."""
    right(canvas, TOP, "令和７年４月４日")
    right(canvas, TOP - 18, "北浜市 市民課")
    centre(canvas, TOP - 60, "証明書交付システムの障害について")
    centre(canvas, TOP - 84, "（第３報）")
    first = (
        "　本日午前８時３０分ごろから、証明書交付システムに障害が発生し、市内のすべての窓口で証明書を交付できません。"
    )
    y = prose(canvas, LEFT, TOP - 130, 43, first + "ご迷惑をおかけし、お詫びします。")
    text(canvas, LEFT + 33, y + 10.5, "てつづ", 5)
    text(canvas, LEFT, y, "１　影響のある手続き", 13, GOTHIC)
    rows = [
        ("手続き", "状態", "見込み"),
        ("住民票の写し", "停止中", "４月５日 午前"),
        ("転入届（代理のもの）", "<", "未定"),
    ]
    y = table(canvas, y - 10, [*rows, ("印鑑登録証明書", "復旧", "―")], (180, 100, 150))
    text(canvas, LEFT, y, "２　お願い", 13, GOTHIC)
    item = "・お急ぎの方は、あらかじめ電話で窓口にご確認ください。即日に交付できないものがあり、"
    y = prose(canvas, LEFT, y - 20, 43, item + "お待ちいただくことがあります。")
    y = prose(canvas, LEFT, y, 43, "・復旧しだいお知らせします。")
    text(canvas, LEFT, y - 20, "【お問い合わせ先】")
    text(canvas, LEFT, y - 38, "北浜市 市民部 市民課 窓口係")
    text(canvas, LEFT, y - 56, "電話 012-345-6789")
    text(canvas, 290, 30, "- 1 -", 9)
