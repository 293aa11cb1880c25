"""What the city's pages say: notices of outages on one side, and all that a municipality tells otherwise."""

from dataclasses import dataclass
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Story:
    """One kind of notice: its title, how it begins, and the procedures of its table."""

    title: str
    opening: str
    procedures: tuple[str, ...]


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in (_TABLES / f"{table}.tsv").read_text("utf-8").splitlines()[1:]]


STORIES = tuple(Story(title, opening, tuple(named.split("、"))) for title, opening, named in _rows("stories"))
DECOYS = tuple(row[0] for row in _rows("decoys"))
STATES = (
    "停止しています",
    "受け付けています",
    "復旧しました",
    "翌営業日の対応となります",
    "本庁舎のみ受け付けています",
)
CAUSES = (
    "原因は、庁内の通信機器が突然止まったことによるものです。",
    "原因は、委託先が行った設定の変更にあると見ています。",
    "原因は、外部の接続先で起きた回線の切断であることが分かりました。",
    "原因は現在も調べています。分かり次第、あらためてお知らせします。",
)
ADVICE = (
    "お急ぎの方は、市役所本庁舎1階の窓口へお越しください。",
    "支所では手続きができません。",
    "郵送での請求はこれまでどおり受け付けています。",
    "手数料の返金は後日あらためてご案内します。",
    "来庁の前に電話で状況をお確かめください。",
)
MACHINE_LETTERS = "対象は①本庁舎②支所です。機器の保守は㈱みなと電算（担当 髙橋）が行いました。"
HEADINGS = ("手続きごとの状況", "影響のある手続き", "各手続きの取り扱い")
OFFICES = (
    "市民部 市民課", "総務部 情報政策課", "市民生活部 戸籍住民課", "企画部 デジタル推進課", "健康福祉部 保険年金課",
    "市民窓口課",
)  # fmt: skip
MENU = ("くらし", "子育て・教育", "健康・福祉", "観光・文化", "産業・しごと", "市政の案内", "防災・安全", "施設案内")
NEWS_LISTS = ("お知らせ一覧", "新着情報一覧", "新着情報の一覧を見る", "お知らせ", "新着一覧")
PRESS_LISTS = ("報道発表", "記者発表資料", "報道発表資料一覧", "プレスリリース", "記者発表")
ONWARD = ("次へ", "次のページ", "次の20件", "次へ＞")
CALENDARS = ("システム停止カレンダー", "証明書交付カレンダー")
