"""`python -m tests.common_words`: writes incidents/tables/words.tsv, how often words stand in our own gold texts."""

import json
from collections import Counter
from pathlib import Path

from nlp.words import counted

GOLD = Path(__file__).parent / "gold"
_FILES = ("news.jsonl", "notices.jsonl", "incidents/documents.jsonl")
_OFTEN = 8  # of a thousand texts


def main() -> None:
    """Write the table anew: words of at least eight of a thousand texts."""
    texts = {}
    for file in _FILES:
        for row in map(json.loads, (GOLD / file).read_text("utf-8").splitlines()):
            texts[file, row.get("document") or row["id"]] = f"{row.get('title') or ''}\n{row['text']}"
    stand = Counter(word for text in texts.values() for word in {word for word, _ in counted(text)})
    shares = {word: round(1000 * times / len(texts)) for word, times in stand.items()}
    rows = [f"{word}\t{share}" for word, share in sorted(shares.items()) if share >= _OFTEN]
    table = Path(__file__).parent.parent / "incidents" / "tables" / "words.tsv"
    table.write_text("\n".join(["word\ttexts_of_thousand", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
