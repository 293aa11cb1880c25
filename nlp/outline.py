"""The outline of a notice: which heading, list item or row of a table stands under which line."""

import re
from collections.abc import Sequence

# A mark at the start of a line; lines with the same mark are of one level.
_MARK = re.compile(
    r"(?P<lone>[・●○◯〇■□◆◇▲△▼▽★☆※→⇒►▶✓✔*\-])|(?P<circled>[①-⑳])|(?P<round>\([0-9ア-ン]{1,2}\))"
    r"|(?P<number>[0-9]{1,2}[.．、)\s](?![0-9]))|(?P<box>[【〔<\[])"
)
# ○ and × before a name are no level but an answer; both kinds stand in one list.
_ANSWER = re.compile(r"[×✕✖✗☓]|[○〇◯]")
_LEADS_IN = re.compile(r"次の|以下|下記|左記|:$|とおり。?$")
_ROW = re.compile(r"[:|].|\s[×✕✖✗☓○〇◯△]")
_ANSWERS_ABOVE = re.compile(r"(?:現在の)?(?:状況|状態|可否|対応|受付|取扱い?|利用)\s*:")
_LONGEST_HEADING = 45


def parents(sentences: Sequence[str]) -> list[int | None]:
    """Give for each sentence of a folded text the index of the line that it stands under, None for none.

    A line stands under the nearest line above with a mark of a higher level, and all under the title; prose does not.
    """
    found: list[int | None] = []
    above: list[tuple[str, int]] = []
    crossed = any(sentence[:1] in "×✕✖✗☓" for sentence in sentences)
    for index, sentence in enumerate(sentences):
        level = _level(sentence, crossed)
        if level == "heading" and any(other == "prose" for other, _ in above):
            level = "item"  # 次の手続きができません。 and names below it, without marks
        if level == "row":
            answers = index and _ANSWERS_ABOVE.match(sentence)
            found.append(index - 1 if answers else above[-1][1] if above else None)
            continue
        if level in ("heading", "box"):
            above = above[:1] if above and above[0][0] == "title" else []
        elif level == "prose":
            above = []
        while any(level == other for other, _ in above):
            above.pop()
        found.append(above[-1][1] if above and level != "prose" else None)
        if level != "prose" or _LEADS_IN.search(sentence):
            above.append(("title" if not index and level == "heading" else level, index))
    return found


def _level(sentence: str, crossed: bool) -> str:
    if crossed and _ANSWER.match(sentence):
        return "answer"
    if mark := _MARK.match(sentence):
        return mark[0] if mark.lastgroup == "lone" else str(mark.lastgroup)
    if sentence.endswith("。") or len(sentence) > _LONGEST_HEADING:
        return "prose"
    return "row" if _ROW.search(sentence) else "heading"
