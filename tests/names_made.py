"""A few made-up texts with their names marked, as a DocBin that training takes."""

from pathlib import Path

from spacy.tokens import DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab

from nlp.tokenizer import UnidicTokenizer

PEOPLE = ("山田太郎", "佐藤花子", "鈴木一郎", "高橋健", "田中恵子", "伊藤誠")
FIRMS = ("東西計算", "南北電算", "青葉システムズ", "みらい情報", "北斗ソフト", "大和通信機")


def texts() -> list[tuple[str, list[tuple[str, str]]]]:
    made = []
    for person, firm in zip(PEOPLE, FIRMS, strict=True):
        made.append((f"{person}さんが{firm}を訪ねた。", [(person, "PERSON"), (firm, "ORG")]))
        made.append((f"昨日、{firm}の{person}氏は障害の原因を説明した。", [(firm, "ORG"), (person, "PERSON")]))
        made.append(("窓口の手続は翌日に再開した。", []))
    return made


def docbin_at(path: Path) -> Path:
    tokenizer, store = UnidicTokenizer(Vocab()), DocBin()
    for text, names in texts():
        doc = tokenizer(text)
        spans = [doc.char_span(text.index(name), text.index(name) + len(name), label) for name, label in names]
        doc.ents = filter_spans([span for span in spans if span])
        store.add(doc)
    store.to_disk(path)
    return path
