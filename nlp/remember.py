"""Answers that are kept for a while: what several rooms ask of one sentence is worked out once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_LONGEST = 1000  # characters: a text without a full stop is one sentence, and hundreds of them are kept


def remembered(times: int) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Keep the last so many answers of a function of a text and more; of a text too long to keep, none."""

    def keeping(function: Callable[..., Answer]) -> Callable[..., Answer]:
        kept = lru_cache(times)(function)

        @wraps(function)
        def ask(text: str, *more: Any) -> Answer:
            return (kept if len(text) <= _LONGEST else function)(text, *more)

        return ask

    return keeping
