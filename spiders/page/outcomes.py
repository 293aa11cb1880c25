"""Pages that are no article: error pages, pages that only point elsewhere, consent, challenge and paywall pages."""

import re
from urllib.parse import urljoin

from spiders.fields import Fields
from spiders.page.dom import Element, select, words
from spiders.page.metadata import paid
from spiders.page.reader import Found
from spiders.page.statedday import fold

_GONE = re.compile(
    r"(?:お探しの|ご指定の|指定された|アクセスしようとした|要求された)?(?:ページ|記事|コンテンツ|URL|ファイル)(?:は|が|を)[^。]{0,20}"
    r"(?:見つかりません|みつかりません|ありません|存在しません|見つけられません|削除されました|表示できません|見当たりません)|"
    r"404\s*(?:not\s*found|エラー|error)|not\s*found|掲載(?:は|を)?終了|公開(?:期間)?(?:は|を|が)?終了",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:ページ|サイト|URL|アドレス)[^。]{0,12}(?:(?:移転|移動)(?:いた)?し|引っ?越し|変わりま|変更(?:いた)?しま)|"
    r"新しい(?:ページ|サイト|URL|アドレス)(?:は|へ|に)|"
    r"^(?:移転|移動)(?:いた)?しました",
    re.MULTILINE,
)
_BLOCKED = re.compile(
    r"just a moment|attention required|checking your browser|enable javascript and cookies|verify you are (?:a )?human|"
    r"access denied|ロボットではない|アクセスが(?:集中|拒否|制限)|ただいま(?:大変)?混雑|順番にご案内|queue-?it|"
    r"(?:cookie|クッキー)の?(?:利用|使用)に同意|(?:ご)?利用(?:にあたって|規約)[^。]{0,20}同意",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"^\s*(\d+)\s*[;,]?\s*url\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE)
_SHORT = 400  # characters: what says that it moved or asks for consent says little else


def points_elsewhere(root: Element, url: str) -> str | None:
    """Give the address a page sends its reader to by `meta refresh`, None when it sends nowhere else."""
    for meta in root.iter("meta"):
        found = _REFRESH.match(meta.get("content") or "")
        if (meta.get("http-equiv") or "").lower() == "refresh" and found and int(found[1]) < 60:
            target = _joined(url, found[2])
            if target and target.split("#")[0] != url.split("#")[0]:
                return target
    return None


def _joined(url: str, target: str) -> str | None:
    try:
        return urljoin(url, target)
    except ValueError:
        return None


def refusal(root: Element, found: Found) -> str | None:
    """Say why the page is a consent, challenge or waiting page; None when it is none."""
    said = f"{found.title}\n{found.text}"
    if len(said) > 2 * _SHORT:
        return None
    shown = f"{_page_title(root)}\n{said}"
    match = _BLOCKED.search(fold(shown))
    return f"the page asks or refuses instead of telling: {match[0]!r}" if match else None


def paywalled(root: Element, found: Found, fields: Fields) -> bool:
    """Tell whether only the head of the article stands on the page."""
    return bool(select(root, fields.paywall)) or paid(found.linked)


def gone(root: Element, found: Found) -> bool:
    """Tell whether the page, though served as good, says that there is nothing here."""
    heads = fold(f"{_page_title(root)}\n{found.title}")
    return bool(_GONE.search(heads)) or (len(found.text) < _SHORT and bool(_GONE.search(fold(found.text))))


def moved(found: Found) -> bool:
    """Tell whether a short page says that what it held stands elsewhere now."""
    return len(found.text) < _SHORT and bool(_MOVED.search(fold(f"{found.title}\n{found.text}")))


def _page_title(root: Element) -> str:
    title = root.find(".//title")
    return words(title) if title is not None else ""
