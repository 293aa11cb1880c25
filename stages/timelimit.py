"""A limit to the time that one page may take, so that one made to keep a reader busy does not keep the run."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TookTooLong(BaseException):
    """The time is up. No Exception, as readers of pages catch those to go on reading."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TookTooLong when the block takes longer. Only a main thread can be interrupted; others have no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _up)
    try:
        # Again and again: where a callback of a library swallows it, the next one is not.
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _up(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLong
