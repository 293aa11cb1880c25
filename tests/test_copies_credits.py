"""Which agency a text credits, by its last line or its date line."""

import pytest

from incidents.copies.credits import credit


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("復旧した。（共同）", "org:kyodo"),
        ("復旧した。\n【共同】", "org:kyodo"),
        ("【ワシントン共同】米当局は", "org:kyodo"),
        ("復旧した。＝共同", "org:kyodo"),
        ("復旧した。\n共同通信社", "org:kyodo"),
        ("［北京　時事］".replace("　", ""), "org:jiji"),
        ("復旧した。(時事)", "org:jiji"),
        ("提供：時事通信社", "org:jiji"),
        ("【パリＡＦＰ時事】仏政府は", "org:afp"),
        ("【ロンドン ロイター】".replace(" ", ""), "org:reuters"),
        ("共同通信によると、復旧した。", None),
        ("（共同代表）が述べた。", None),
        ("（官民共同）の事業", None),
        ("広域の自治体が共同で使う", None),
        ("時事問題を扱う（時事問題）", None),
    ],
)
def test_credits_are_told_from_words(text, agency):
    found = credit(text)
    assert (found and found.agency) == agency
    assert found is None or "共同" in text[found.start : found.end] or found.agency != "org:kyodo"
