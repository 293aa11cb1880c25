"""What a surface says before it is resolved: points in time, spans between two of them, lengths of time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """A relative word: so many days, weeks, months, years or fiscal years from a base.

    `base` is `published` (本日, 先月), `text` (同日, 翌月: counted from the nearest date before it), `first` (この日:
    the day that a text is about), `near` (年度末: the one nearest to publication) or `week` (土曜日の夜: the last one,
    or of what is planned the next).
    """

    unit: str  # day | week | month | year | fiscal
    amount: int
    base: str
    part: str | None = None

    @property
    def follows(self) -> bool:
        """Whether it is the day of one in the text, or after it."""
        return (self.base, self.unit) == ("text", "day") and self.amount >= 0


@dataclass(slots=True)
class Point:
    """A date, a time of day, or both, with only what the surface states; `start` and `end` count characters."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None  # 0–30, of a 24-hour clock unless `bare_hour`
    minute: int | None = None
    shift: Shift | None = None
    era: str | None = None
    short_year: bool = False  # two digits, of a century or an era the text must tell
    fiscal: bool = False
    decade: bool = False
    term: tuple[int, int] | None = None  # 上半期, 第3四半期: months from the year's start, and how many
    last_day: bool = False  # 月末日
    nth: int | None = None  # 6日目
    bare_hour: bool = False  # no 午前, 午後 and no 24-hour notation
    half: str | None = None  # am or pm when the hour was said with 午前 or 午後
    same: bool = False  # 同8日, 同11時
    next_day: bool = False  # 翌19日, 翌午前6時
    hour_only: bool = False  # 14時台
    part: str | None = None
    weekday: int | None = None  # Monday is 0
    approximate: bool = False
    impossible: bool = False  # 令和99年: no such year
    weak: bool = False  # 4/4, 午後: a date only in company
    since: "Point | None" = None  # the point that から before it stands on

    @property
    def dated(self) -> bool:
        """Whether the surface says anything of the day, month or year."""
        if self.day is not None or self.month is not None or self.year is not None or self.shift is not None:
            return True
        return self.next_day and self.hour is None

    @property
    def timed(self) -> bool:
        """Whether the surface says anything of the time of day."""
        return self.hour is not None or self.minute is not None


@dataclass(slots=True)
class Stretch:
    """A compact range: 14~15日, 4日8時30分〜17時15分, 3月22、23の2日間."""

    start: int
    end: int
    first: Point
    last: Point
    joined_by: str = "~"


@dataclass(slots=True)
class Length:
    """A duration as ISO 8601, two of them for 1~2カ月; `minutes` where the surface is only 50分, `days` of 2日後.

    `later` is of 2時間20分後: so many minutes after what was told before.
    """

    start: int
    end: int
    value: str
    approximate: bool = False
    minutes: int | None = None
    days: int | None = None
    later: int | None = None


@dataclass(slots=True)
class Recurring:
    """What comes back: 毎週水曜, 毎月第3日曜日; no value where ISO 8601 has none."""

    start: int
    end: int
    value: str | None


Piece = Point | Stretch | Length | Recurring


def dated_in_full(piece: Piece) -> Point | None:
    """Give the point that a piece is or begins with when year, month and day are written out; else None."""
    point = piece.first if isinstance(piece, Stretch) else piece
    if isinstance(point, Point) and point.year and point.day and point.month and not point.short_year:
        return point
    return None
