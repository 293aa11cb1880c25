"""In which encoding a text file of somebody's database stands: UTF-8 or UTF-16 by its mark, else what its bytes fit."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records import CannotRun
from spiders.page.decode import looks_euc

SAMPLE = 4_000_000  # bytes that decide
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
TOLERATED = 0.05  # share of lines with bytes of another encoding; each is rejected by itself
UNDECODED = dict.fromkeys(range(56448, 56576), "�")  # how Python keeps a byte it could not decode


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
    """Decide the encoding of a file, or take the named one. Raises CannotRun when none fits."""
    if named:
        try:
            return Encoded(path, codecs.lookup(named).name)
        except LookupError:
            raise CannotRun(f"--encoding {named} is not known: say utf-8, cp932, euc_jp or utf-16") from None
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return Encoded(path, encoding)
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1]
    encodings = ("utf-8", "euc_jp", "cp932") if looks_euc(sample) else ("utf-8", "cp932", "euc_jp")
    fewest = min(encodings, key=lambda encoding: _undecoded(sample, encoding))
    if _undecoded(sample, fewest) > TOLERATED:
        raise CannotRun(
            f"{path.name} is not UTF-8, cp932 (Shift_JIS), EUC-JP or marked UTF-16: save it as UTF-8, or say --encoding"
        )
    return Encoded(path, fewest)


def undecoded(text: str) -> bool:
    """Whether a text holds bytes that could not be decoded."""
    return any("\udc80" <= character <= "\udcff" for character in text)


def _undecoded(sample: bytes, encoding: str) -> float:
    lines = sample.decode(encoding, "surrogateescape").splitlines()
    return sum(map(undecoded, lines)) / max(1, len(lines))
