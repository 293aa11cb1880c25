"""The name of an office as a line gives it, without the telephone, address and words around it."""

import re
from collections.abc import Iterable

from spiders.page.statedday import fold

ASK = r"お?問い?(?:合わ?|あわ)せ"
LABELS = (
    r"(?:(?:この)?(?:ページ|記事)の?)?(?:(?:所属|担当|所管|主管|作成|発信|作成・発信|管理)(?:課室?名?|部署名?|部局|所属|窓口|係|元|者)?|"
    r"部署名?|課名|組織名?|情報発信元|掲載元)"
)
_CUT = re.compile(
    r"\s*(?:[〒☎☏]|[(\[]?(?:代表)?(?:電話|TEL|ファクス|ファックス|ファクシミリ|FAX|住所|所在地|郵便番号|Eメール|E-?mail|メール|直通|内線|"
    r"(?:開庁|開館|受付|業務|執務|窓口|対応)(?:日|時間|期間)|(?:へ(?:の)?|の)?お?問い?合わ?せ(?:フォーム|は|先|窓口)|"
    r"へのお?問い?合わ?せ|ホームページ)|[(\[]?\d{2,5}[-(]\d{1,4}[-)]\d{3,4}|"
    r"\s\S{1,12}[都道府県市区町村郡]\S{0,24}\d+(?:丁目|番|-\d)).*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(rf"^[\W_]*(?:{LABELS}|お問い合わせ先|名称)\s*(?:[::]|\s/\s|[)\]】〉》])\s*")
_ROOM = re.compile(r"\s*[(\[][^()\[\]]*(?:階|庁舎|窓口|番)[)\]]$")
_CHARGE = re.compile(
    r"^\W*(?:この|当)?(?:ページ|記事)?(?:の担当(?:課|部署)?)?は[、,]?\s*(?P<name>\S{2,30}?)(?:が担当|が作成|です)"
)
_SAYS = re.compile(
    rf"^\W*(?:この|当|本)(?:ページ|記事|情報|件|サイト)[^。、]{{0,14}}?{ASK}(?:先)?は[、,]?\s*"
    r"(?P<name>[^。、(]{2,30}?)\s*(?:[(].{0,40}?[)])?\s*(?:です|まで|へ|に[おご])"
)
_NOT_OFFICE = re.compile(
    r"[。?？!]|フォーム|ください|アンケート|こちら|^\W*$|クリック|^\d|市役所トップ|リンク|ウィンドウ|サイト|^お?問い?合わ?せ|問い?合わ?せ先?$|"
    r"ページ番号|ページID|ID\s*[::]|^(?:この|当)(?:ページ|記事)|^(?:本庁舎|.{0,8}庁舎|本館|別館|東館|西館)\s*\S{0,2}\d*階?$|^代表$|"
    rf"^\W*{LABELS}\W*$"
)
_RANKS = ("局|本部", "部", "所|センター|署", "課|室|館", "係|担当|グループ|班|チーム")
_SECTION = re.compile(r"(?:課|室|係|担当|グループ|班|チーム)(?:\s*[(\[][^)\]]*[)\]])?$")
_ENDING = re.compile(
    r"(?:課|係|部|局|室|所|センター|館|班|担当|グループ|委員会|署|院|園|校|チーム|庁|役場|機構|本部)\d?(?:\s*[(\[][^)\]]*[)\]])?$"
)


def clean_office(text: str) -> str | None:
    """Cut a line to the office's name; None when it names none."""
    plain = fold(text).strip()
    if charge := _CHARGE.match(plain) or _SAYS.match(plain):
        return None if _NOT_OFFICE.search(charge["name"]) else charge["name"]
    name = _ROOM.sub("", _CUT.sub("", _PREFIX.sub("", plain)).strip()).strip(" \u3000:、,・|/(")
    if ":" in name and _ENDING.search(after := name.rpartition(":")[2].strip()):
        name = after  # …のこと:…課
    if not name or len(name) > 80 or _NOT_OFFICE.search(name):
        return None
    return _as_written(name, text)


def looks_like_office(text: str) -> bool:
    """Tell whether the line is an office's name by its ending: …課, …係, …センター."""
    name = clean_office(text)
    return name is not None and len(name) < 50 and bool(_ENDING.search(fold(name)))


def says_office(text: str) -> bool:
    """Tell whether a sentence says which office answers for the page: このページのお問い合わせは…課まで."""
    return "は" in text and len(text) < 120 and bool(_SAYS.match(fold(text))) and looks_like_office(text)


def office_of(texts: Iterable[str]) -> str | None:
    """Read the office at the head of some lines; its division, section and unit may stand on a line each."""
    names: list[str] = []
    for text in texts:
        name = clean_office(text)
        if name is None or (names and not _rank(names[-1]) < _rank(name)):
            break
        names.append(name)
        if not _rank(name) or len(text) > len(name) + 4:
            break
    return " ".join(names) or None


def is_section(text: str) -> bool:
    """Tell whether the line names an office as low as a 課 or 係, which no town hall as a whole is."""
    name = clean_office(text)
    return name is not None and len(name) < 50 and bool(_SECTION.search(fold(name)))


def _rank(name: str) -> int:
    """Tell how far down in an organisation the name's last word stands: 1 for 局, 6 for 係, 0 where it does not say."""
    plain = fold(name)
    return next((at for at, ending in enumerate(_RANKS, start=1) if re.search(rf"(?:{ending})$", plain)), 0)


def _as_written(name: str, text: str) -> str:
    at = fold(text).find(name)
    same = len(fold(text)) == len(text)
    return text[at : at + len(name)] if same and at >= 0 else name
