"""In which encoding a text file of somebody's database stands: UTF-8 or UTF-16 by its mark, else what its bytes fit."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records import CannotRun
from spiders.page.decode import looks_euc

SAMPLE = 4_000_000  # bytes that decide
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WIDE = ("utf-16", "utf-32")
TOLERATED = 0.05  # share of lines with bytes of another encoding; each is rejected by itself


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text file and its encoding."""

    path: Path
    encoding: str

    def lines(self) -> Iterator[str]:
        """Give its lines with their ends; a byte that is not of the encoding stays as a lone surrogate."""
        errors = "replace" if self.encoding == "utf-16" else "surrogateescape"
        with self.path.open(encoding=self.encoding, errors=errors, newline="") as file:
            yield from file


def encoding_of(path: Path, named: str | None = None) -> Encoded:
    """Decide the encoding of a file, or take the named one. Raises CannotRun when that does not fit, or none does."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1]
    likely = _likely(sample)
    if named:
        return Encoded(path, _checked(path, sample, named, likely))
    if likely is None:
        raise CannotRun(
            f"{path.name} is not UTF-8, cp932 (Shift_JIS), EUC-JP or marked UTF-16: save it as UTF-8, or say --encoding"
        )
    return Encoded(path, likely)


def _likely(sample: bytes) -> str | None:
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding
    encodings = ("utf-8", "euc_jp", "cp932") if looks_euc(sample) else ("utf-8", "cp932", "euc_jp")
    fewest = min(encodings, key=lambda encoding: _undecoded(sample, encoding))
    return fewest if _undecoded(sample, fewest) <= TOLERATED else None


def _checked(path: Path, sample: bytes, named: str, likely: str | None) -> str:
    try:
        encoding = codecs.lookup(named).name
        misfits = _undecoded(sample, encoding)
    except LookupError:
        raise CannotRun(f"--encoding {named} is not known: say utf-8, cp932, euc_jp or utf-16") from None
    if misfits > TOLERATED:
        cure = f"it looks like {likely}: leave --encoding out" if likely else "say another"
        raise CannotRun(f"{path.name} is not {named}; {cure}")
    return likely if likely == f"{encoding}-sig" else encoding  # else its mark would be part of the first name


def undecoded(text: str) -> bool:
    """Whether a text holds bytes that could not be decoded."""
    return any("\udc80" <= character <= "\udcff" for character in text)


def _undecoded(sample: bytes, encoding: str) -> float:
    if encoding.startswith(WIDE):  # nearly all bytes are characters of these, but commas and ends of lines hold a NUL
        return float(bool(sample) and b"\0" not in sample)
    lines = sample.decode(encoding, "surrogateescape").splitlines()
    return sum(map(undecoded, lines)) / max(1, len(lines))
