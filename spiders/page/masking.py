"""個人番号 that a page shows by mistake are masked before anything is stored."""

import re
import unicodedata

# What goes on behind a point or hyphen is a longer number; a comma, with no groups of three, parts it from the next.
_HYPHENS = r"\-‐‑–−ー－"
_TWELVE = re.compile(
    rf"(?<!\d)(?<!\d[.．{_HYPHENS}])(?:\d[ \u00a0\u3000{_HYPHENS}]?){{11}}\d(?!\d)(?![.．{_HYPHENS}]\d)"
)
MASK = "＊"


def mask(text: str) -> str:
    """Put a mask in place of every 12-digit number whose last digit checks as that of a 個人番号; the length stays."""
    return _TWELVE.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    digits = [unicodedata.digit(character, -1) for character in found[0] if character.isdigit()]
    if -1 in digits or not valid(digits):
        return found[0]
    return "".join(MASK if character.isdigit() else character for character in found[0])


def valid(digits: list[int]) -> bool:
    """Tell whether twelve digits end in the check digit the law prescribes (平成26年総務省令第85号 第5条)."""
    weighted = sum(digit * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits[:11]), start=1))
    rest = weighted % 11
    return len(digits) == 12 and digits[11] == (0 if rest <= 1 else 11 - rest)
