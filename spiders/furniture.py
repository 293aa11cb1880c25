"""What stands on a page beside its content: navigation, sharing, ranking, feedback; as elements and as lines."""

import re

from spiders.dom import Element, marks, strings
from spiders.labelled import in_line
from spiders.statedday import fold

_TAGS = frozenset(("nav", "header", "footer", "aside", "form", "dialog", "label", "input", "option"))
_MARKS = re.compile(
    r"pan?kuzu|bread_?-?crumb|crumbs?(?![a-z])|topic_?-?path|t_?path|(?<![a-z])sns|share(?![a-z])|social|tweet|twitter|"
    r"facebook|(?<![a-z])line[-_]?(?:btn|it|share)|hatena|(?<![a-z])print|(?<![a-z])skip|[gl]_?-?navi?(?![a-z])|"
    r"global_?-?(?:nav|menu)|local_?-?(?:nav|menu)|side_?-?(?:bar|menu|nav|area|column|content|left|right)|(?<![a-z])side(?![a-z])|"
    r"sub_?-?navi?(?![a-z])|(?<![a-z])foot(?:er)?(?![a-z])|(?<![a-z])f[-_]?navi|search|banner|(?<![a-z])bnr|advert|(?<![a-z])ads?(?![a-z])|koukoku|"
    r"recommend|osusume|ranking|kanren|relat(?:ed|ion)|enquete|questionnaire|anketo|survey|feedback|hyouka|page_?-?top|pagetop|back_?-?(?:to_?-?)?top|"
    r"translat|read_?speaker|rs_skip|for_?voice|visually|sr-only|screen_?-?reader|modal|cookie|chat_?bot|font_?-?size|"
    r"copyright|(?<![a-z])menu(?![a-z])|pickup|new_?arrival|attention_?get|paywall|login|regist(?:er|ration)|comment_?-?(?:list|form|area)|"
    r"adobe|get_?reader|pdf_?(?:download|reader)|plugin|tools?(?:bar|box)|(?<![a-z])toc(?![a-z])|mokuji|index_?list|page_?-?(?:id|number|num)(?![a-z])"
)
_HEAVY = 500  # characters outside links: no navigation says as much
_CONTACT = re.compile(r"contact|inquir|toiawase|section_?footer|reference|department|tantou|author")
_ASKS = re.compile(r"^\W*(?:この(?:ページ|記事)|お?問い?合わ?せ|担当|作成)")
_ADDRESS = re.compile(r"〒|電話|TEL", re.IGNORECASE)
_LINE = re.compile(
    r"^\W*(?:(?:ここから|ページの|ページ)?本文(?:です|ここから|ここまで|へ移動)?(?:ここから)?|ここから本文です|本文開始|"
    r"(?:このページを)?印刷(?:用?ページ(?:を?表示(?:する)?)?|する|用画面)?|大きな文字で印刷|ページ内目次|目次|ツイート|ポスト|シェア(?:する)?|LINEで送る|"
    r"Xでポスト|Facebookでシェア|いいね!?|(?:この)?ページの?先頭へ?(?:戻る)?|(?:ページ)?トップ(?:へ|に)?戻る|上へ戻る|[一ひと]*つ?前に見ていたページに戻る|"
    r"現在(?:位置|地).*|更新日\W*|Advertisement|\[?PR\]?|広告|(?:ページ|記事|コンテンツ|広報)\s?(?:ID|番号)\s?[::は]?\s?[\w\[\]-]+(?:です)?|"
    r"SNSリンクは別ウィンドウで開きます|(?:新規)?(?:別)?ウィンドウで開きます|文字サイズ.*|音声読み上げ.*|メインメニューを?スキップ.*|.*をスキップして.*)\W*$",
    re.IGNORECASE,
)
_END = re.compile(
    r"^\W*(?:(?:この|当)(?:ページ|記事|サイト|情報)(?:に関する|について|の|は)[^。]{0,24}(?:アンケート|ご意見|評価|ご感想|役に立ち|わかりやす|見つけやす|お聞かせ|満足)|"
    r"(?:より)?良い(?:ウェブ|Web|ホームページ|サイト)[^。]{0,14}(?:ため|する)|(?:皆様の|みなさんの)?ご意見を?お聞かせ|この情報は(?:お)?役に|お求めの情報|(?:ホーム)?ページ(?:の)?(?:評価|アンケート)|"
    r"(?:お)?探し(?:ている|の)情報が|(?:情報が)?見つからないときは|このページを見ている人は|この記事を(?:見た|読んだ|シェア)|あわせて読みたい|(?:同じ|この)(?:カテゴリー?|分類|階層|フォルダ)(?:の|から|に)|よく(?:検索|見)られ|"
    r"アクセスランキング|有料広告|広告欄|広告(?:掲載)?について)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^\W*(?:関連(?:する)?(?:ページ|記事|コンテンツ|項目)|(?:おすすめ|注目)の?(?:記事|情報|ページ))\W*$"
)
_ADOBE = re.compile(r"(?:Adobe|アドビ|アクロバット|Acrobat)\S*\s?(?:Acrobat\s?)?(?:Reader|リーダー)", re.IGNORECASE)


def is_furniture(element: Element) -> bool:
    """Tell by tag, id and classes whether an element stands beside the content; a text of its own keeps it."""
    if element.tag in ("body", "html", "main", "article"):
        return False
    names = marks(element)
    named = bool(len(names) > 1 and _MARKS.search(names))
    if not named and element.tag not in _TAGS:
        return False
    if _CONTACT.search(names) or _weighs(element):
        return False
    return named or not _keeps(element)


def _keeps(element: Element) -> bool:
    text = fold("".join(element.itertext())).strip()
    if element.tag == "header":  # of a section rather than of the page: a date, a heading
        return len(text) < 60 and element.find(".//a") is None
    return bool(_ADDRESS.search(text)) if element.tag == "form" else bool(_ASKS.match(text))


def _weighs(element: Element) -> bool:
    own = sum(len(text) for text in strings(element)) if len(element) else 0
    if own < _HEAVY:
        return element.find(".//h1") is not None
    linked = sum(len(text) for link in element.iter("a") for text in link.itertext())
    return own - linked >= _HEAVY or element.find(".//h1") is not None


def is_boilerplate(text: str, at_edge: bool = True) -> bool:
    """Tell whether a line belongs to the template: print and share links, page numbers; at an edge the page's dates."""
    if len(text) > 120:
        return len(text) < 300 and bool(_ADOBE.search(text))
    plain = fold(text)
    if _LINE.match(plain) or _ADOBE.search(plain):
        return True
    return at_edge and len(plain) < 60 and "日" in plain and bool(in_line(text, 4))


def ends_body(text: str) -> bool:
    """Tell whether a line opens what stands after the body: feedback, rankings, other pages."""
    return len(text) < 60 and bool(_END.match(fold(text)))


def lists_others(text: str) -> bool:
    """Tell whether a line heads a list of other pages, which ends where the next heading stands."""
    return len(text) < 30 and bool(_ELSEWHERE.match(fold(text)))
