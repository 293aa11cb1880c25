"""What only pages of the press have beside their text: captions, notices to members, links to more inside the body."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from spiders.page.blocks import Line, weights
from spiders.page.bodytext import within
from spiders.page.dom import marks
from spiders.page.mainbox import heaviest
from spiders.page.statedday import fold

_KINDS = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting")
_CAPTION = re.compile(r"caption|(?<![a-z])(?:photo|cap|credit|figure|writer|profile|byline|reporter)(?![a-z])")
_MEMBERS = re.compile(
    r"^\W*(?:(?:この|これより先の?|以降の|続きの)?記事(?:は|の続きは|を)?[^。]{0,12}(?:有料|会員|購読|登録|プレミアム)|残り\W*[\d,]+\W*文字|全文?[\d,]+文字|"
    r"[^。]{0,30}(?:有料)?会員(?:限定|登録|向け|になる|の方|専用)[^。]{0,24}(?:記事|続き|読め|読み|閲覧|ログイン|ください|です|可能)|会員限定(?:記事)?\W*$|"
    r"(?:ログイン|購読|会員登録|登録)(?:して|すると|いただくと|された方)[^。]{0,20}(?:続き|全文|読|閲覧)|続き(?:を読む|は[^。]{0,16}(?:会員|登録|ログイン|紙面)))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:紙面(?:ビューアー|の?購読)|無断(?:転載|複製)|記事を(?:保存|印刷|シェア|ブックマーク)|(?:次|前)の?(?:ページ|記事)\W*(?:[::].*)?$|"
    r"【?(?:関連|関連記事|関連ニュース|あわせて読む|合わせて読みたい|おすすめ|写真|動画|図解|画像|PR|AD|広告)】\S|[\[【](?:写真|画像|動画)\W?\d*[\]】]\S*$|"
    r"(?:写真|画像)\s?(?:を見る|\d+\s?/\s?\d+|\(\d+枚\))|クリックすると拡大)",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"(?:撮影|提供|写真|イメージ)\s*(?:[(\[][^)\]]*[)\]])?$")
_NEWS = re.compile(
    r"新聞|日報|新報|民報|時報|通信|放送|テレビ|ニュース|タイムズ|タイムス|[週日月]刊|オンライン|マガジン|NEWS",
    re.IGNORECASE,
)
_SHARE = 0.7  # of the text of a page that leads nowhere
_MOST_SHARE = 0.6  # of the body that JSON-LD gives: found in as much of the page's lines, those are the body


def is_press(linked: dict[str, Any]) -> bool:
    """Tell from its JSON-LD whether the page is an article of the press."""
    kinds = linked.get("@type")
    return any(kind in _KINDS for kind in (kinds if isinstance(kinds, list) else [kinds]))


def is_like_press(metas: dict[str, str], lines: Sequence[Line]) -> bool:
    """Tell whether a page without JSON-LD calls itself an article, and speaks to members or is of a site with news."""
    if metas.get("og:type", "").lower() != "article":
        return False
    of_news = _NEWS.search(metas.get("og:site_name", "")) and sum("。" in line.text for line in lines) > 2
    return bool(of_news) or any(_speaks_to_members(line.text) for line in lines)


def told(lines: Sequence[Line], linked: dict[str, Any]) -> list[Line]:
    """Give the lines that are the article's text, up to the first that speaks to members."""
    ends = next((at for at, line in enumerate(lines) if at and _speaks_to_members(line.text)), len(lines))
    told_here = zip(lines[:ends], weights(lines[:ends]), strict=True)
    body = [line for line, weight in told_here if weight and not (_leads_away(line.text) or _captions(line))]
    while body and body[-1].heading:
        body.pop()
    stated = linked.get("articleBody")
    return _stated(body, "".join(fold(stated).split())) if isinstance(stated, str) and len(stated) > 150 else body


def main_text(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of the innermost box that holds most of the text, from the first sentence on."""
    told_here = zip(lines, weights(lines), strict=True)
    heavy = [0 if _captions(line) or _speaks_to_members(line.text) else weight for line, weight in told_here]
    inner = heaviest(lines, heavy, _SHARE)
    if inner is None:
        return list(lines)
    inside = [at for at, line in enumerate(lines) if within(line.element, {inner})]
    first = next((at for at in inside if heavy[at] and "。" in lines[at].text), inside[0])
    return [lines[at] for at in inside if at >= first]


def _speaks_to_members(text: str) -> bool:
    return len(text) < 120 and bool(_MEMBERS.match(fold(text)))


def _leads_away(text: str) -> bool:
    return len(text) < 120 and bool(_ASIDE.match(fold(text)))


def _captions(line: Line) -> bool:
    if "。" not in line.text and len(line.text) < 120 and _TAKEN.search(fold(line.text)):
        return True
    near = [line.element, *islice(line.element.iterancestors(), 2)]
    return any(box.tag in ("figure", "figcaption") or _CAPTION.search(marks(box)) for box in near) and not line.heading


def _stated(lines: list[Line], whole: str) -> list[Line]:
    inside = [at for at, line in enumerate(lines) if "".join(fold(line.text).split()) in whole]
    covered = sum(len(lines[at].text) for at in inside)
    if covered < len(whole) * _MOST_SHARE:
        return lines
    told_at = set(inside)
    between = range(inside[0], inside[-1])
    return [line for at, line in enumerate(lines) if at in told_at or (line.heading and at in between)]
