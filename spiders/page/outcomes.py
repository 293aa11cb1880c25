"""Pages that are no article: error pages, pages that only point elsewhere, consent, challenge and paywall pages."""

import re
from urllib.parse import urljoin

from spiders.fields import Fields
from spiders.page.dom import Element, select, words
from spiders.page.metadata import paid
from spiders.page.reader import Found
from spiders.page.statedday import fold

_NONE = (
    r"見つか(?:ら|りませ)|みつか(?:ら|りませ)|見つけ(?:られ|るこ)|見当た(?:ら|りませ)|"
    r"存在(?:しな|しませ|いたしませ)|削除"
)
_HELD = r"(?:ページ|記事|コンテンツ|URL|アドレス|ファイル)"
_ASKED = (
    r"(?:お探しの|ご?指定(?:の|された|した|いただいた)|(?:要求|入力|リクエスト)(?:された|した)|"
    r"アクセス(?:しようと)?(?:した|された|いただいた)|ご覧にな(?:ろうとした|ろうとしている|りたい))"
)
# Said to visitors of what they asked for; a notice says it only where it quotes an error.
_GONE = re.compile(
    rf"{_ASKED}[^」』]{{0,12}}(?:{_HELD}|情報)[^はがもを」』]{{0,10}}(?:"
    rf"[はがも][^」』]{{0,25}}(?:{_NONE}|ありません|ございません|(?:表示|公開)[^、]{{0,10}}ません|終了|変更)|"
    r"を[^」』]{0,12}(?:表示|見つけ)[^、]{0,10}ません)",
    re.IGNORECASE,
)
_GONE_BY_NAME = re.compile(r"(?<!\d)404\s*(?:not\s*found|エラー|error)|^404$|not\s*found", re.IGNORECASE)
_GONE_PERHAPS = re.compile(
    rf"(?:^|ただいま|現在|この|該当(?:の|する)){_HELD}[はがを][^。]{{0,20}}(?:{_NONE}|ありません|表示[^、]{{0,8}}できません)|"
    rf"(?:^|{_HELD}[はがの].{{0,10}})(?:掲載|公開)(?:期間)?[はがを]?終了",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:ページ|サイト|URL|アドレス|記事)[はがを][^。]{0,25}(?:(?:移転|移動)(?:(?:いた)?し|され|にな)|引っ?越し(?:いたし)?まし)|"
    r"(?:URL|アドレス)[はがを][^。]{0,12}(?:変わりま|変更(?:(?:いた)?しま|にな|され))|"
    r"新しい(?:ページ|サイト|URL|アドレス)(?:は|へ(?!の)|に)|"
    r"^(?:移転|移動)(?:いた)?しました",
    re.MULTILINE,
)
_BLOCKED = re.compile(
    r"just a moment|attention required|checking your browser|enable javascript and cookies|verify you are (?:a )?human|"
    r"access denied|ロボットではない|順番にご案内|queue-?it",
    re.IGNORECASE,
)
_BLOCKED_PERHAPS = re.compile(
    r"(?:(?<![のに])|多[く数]の|(?:^|[、当本])(?:サイト|サーバー?|ホームページ)(?:への|に))"
    r"アクセス(?:が集中(?!した|しました)|の集中(?:により|のため)|[がを](?:拒否|制限))|"
    r"(?:(?<![はがもで、])|(?:サイト|サーバー?|ページ)[はがも]、?)(?:ただいま、?(?:大変)?|現在、?(?:大変|非常に))(?:混雑|混み合)|"
    r"(?:cookie|クッキー)の?(?:利用|使用)に同意|(?:ご)?利用(?:にあたって|規約)[^。]{0,20}同意",
    re.IGNORECASE,
)
# What notices tell of, and error pages do not. Not the words of `trouble.py`: a busy page is つながりにくい as well.
_FAULT = (
    r"障害(?!者|児|福祉|年金|手帳)|不具合|故障|復旧|再開|停止|休止|中断|遅延|調査中|トラブル|メンテナンス|"
    r"事象|原因|個人情報|漏えい|漏洩|流出|誤(?:って|送|交付|表示|登録)|不正アクセス"
)
_OFFERED = (
    r"マイナ|個人番号|コンビニ|証明|住民票|戸籍|印鑑|転[入出]|住基|基本台帳|異動届|申請|届出|予約|納付|納税|"
    r"交付|発行|窓口|番号札|整理券|端末|会場|手続き?[^。、]{0,6}でき(?:な|ま)"
)
_TOLD = re.compile(
    rf"{_FAULT}|{_OFFERED}|[本同]日|\d月\s?\d{{1,2}}日|\d日[朝昼夜午、に]|\d時(?:半|\d+分)?[ご頃]|[」』]と|と(?:出[てる]|表示)"
)
_STAYS = re.compile(
    rf"{_FAULT}|原因|事象|(?:アクセス|ログイン|利用|閲覧)でき(?:な|ま)|(?:つな|繋)が(?:ら|りに|りません)"
)
_SAYINGS = re.compile(r"[。\n|｜]|\s[-–—]\s")
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
    if len(found.title) + len(found.text) >= 2 * _SHORT:
        return None
    heads = _heads(root, found)
    page = f"{heads}\n{fold(found.text)}"
    match = _said(_BLOCKED, heads) or _said(_BLOCKED, page, page) or _said(_BLOCKED_PERHAPS, page, page)
    return f"the page asks or refuses instead of telling: {match[0]!r}" if match else None


def paywalled(root: Element, found: Found, fields: Fields) -> bool:
    """Tell whether only the head of the article stands on the page."""
    return bool(select(root, fields.paywall)) or paid(found.linked)


def gone(root: Element, found: Found) -> bool:
    """Tell whether the page, though served as good, says that there is nothing here."""
    heads = _heads(root, found)
    page = f"{heads}\n{fold(found.text)}"
    shown = page if len(found.text) < _SHORT else heads
    sure = _said(_GONE, shown) or _said(_GONE_BY_NAME, heads)
    return bool(sure or _said(_GONE_BY_NAME, shown, page) or _said(_GONE_PERHAPS, shown, page))


def moved(found: Found) -> bool:
    """Tell whether a short page says that what it held stands elsewhere now."""
    page = fold(f"{found.title}\n{found.text}")
    return len(found.text) < _SHORT and bool(_MOVED.search(page)) and not _STAYS.search(page)


def _said(error: re.Pattern[str], shown: str, page: str | None = None) -> re.Match[str] | None:
    """Find an error in a saying that tells of nothing; given the whole page, on one that tells of nothing at all."""
    found = ((saying, error.search(saying)) for saying in map(str.strip, _SAYINGS.split(shown)))
    return next((match for saying, match in found if match and not _TOLD.search(page or saying)), None)


def _heads(root: Element, found: Found) -> str:
    title = root.find(".//title")
    return fold(f"{words(title) if title is not None else ''}\n{found.title}")
