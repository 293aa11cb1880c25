"""What comes back: 毎週水曜 as a weekday of any week, 毎月1日 as a day of any month."""

import re

from nlp.dates import grammar
from nlp.dates.pieces import Recurring
from nlp.dates.tables import number

_WEEKDAYS = "月火水木金土日"
_WEEKDAY = re.compile("[月火水木金土日](?:曜日?)?")


def recurring(text: str, start: int) -> Recurring | None:
    """Read what comes back at `start`; ISO 8601 has no value for the third Sunday of a month or for two weekdays."""
    match = grammar.EVERY.match(text, start)
    if not match:
        return None
    value = None
    if match["of_month"]:
        day = number(match["of_month"])
        value = f"XXXX-XX-{day:02}" if 1 <= day <= 31 else None
    elif match["of_week"]:
        days = _WEEKDAY.findall(match["of_week"])
        value = f"XXXX-WXX-{_WEEKDAYS.index(days[0][0]) + 1}" if len(days) == 1 else None
    return Recurring(start, match.end(), value)
