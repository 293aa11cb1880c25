"""Numbers: those of people, things and money that a text tells so exactly that another event hardly has the same."""

import re
from collections.abc import Iterable

_NUMBER = re.compile(
    "([0-9.]{1,9}億)?([0-9.]{1,9}万)?([0-9.]{1,9}千)?([0-9]{1,12})?(人|名|件|世帯|通|枚|ファイル|円|市|自治|団体)"
)
_BODIES = ("市", "自治", "団体")  # 142市町村, 142自治体 and 142団体 are the same, as far as words are counted
_ALL = 700  # towns and more: hundreds of events struck or concerned 1741市区町村, or 815市
_BEGINS = tuple("0123456789.")
_UNITS = (100_000_000, 10_000, 1000, 1)
_DIGITS, _PLAIN = 3, 5  # but for zeros at the end: 2196人 is exact, 2000人 is not; 10万3389 of whatever is exact


def exact(words: Iterable[str]) -> frozenset[str]:
    """Give the exact numbers among words, written in one way: 4156万8千円 and 4156万8000円 are 41568000円."""
    return frozenset(number for word in words if word.startswith(_BEGINS) and (number := _exact(word)))


def _exact(word: str) -> str | None:
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    *parts, unit = match.groups()
    try:
        amounts = [float(part.rstrip("億万千")) * scale for part, scale in zip(parts, _UNITS, strict=True) if part]
    except ValueError:  # 1.2.3
        return None
    amount = round(sum(amounts))
    if unit in _BODIES:
        unit, amount = "団体", amount if amount < _ALL else 0
    digits = len(str(amount).rstrip("0"))
    return None if digits < _DIGITS else f"{amount}{unit if digits < _PLAIN else ''}"
