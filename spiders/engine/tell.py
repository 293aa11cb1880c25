"""What the crawling process tells the one that started it: log lines and progress, one JSON object a line."""

import json
import logging
from time import monotonic
from typing import Any, TextIO

_EVERY = 0.2  # seconds between two reports of progress


class Teller:
    """Writes events to a stream; a reader that has gone away is no error of ours."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = 0.0
        self._asked = self._done = 0

    def say(self, event: str, **fields: Any) -> None:
        """Write one event."""
        try:
            self._stream.write(json.dumps({"event": event, **fields}, ensure_ascii=True, default=str) + "\n")
            self._stream.flush()
        except (OSError, ValueError):
            return

    def progress(self, source: str, *, asked: int = 0, done: int = 0) -> None:
        """Count requests asked for and done with, and report now and then."""
        self._asked += asked
        self._done += done
        if monotonic() - self._last >= _EVERY or self._done == self._asked:
            self._last = monotonic()
            self.say("progress", source=source, asked=self._asked, done=self._done)


class EventHandler(logging.Handler):
    """Sends log records to the parent, which formats all of them in one way."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller

    def emit(self, record: logging.LogRecord) -> None:
        """Send one record, with its traceback as text."""
        text = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        self._teller.say("log", level=record.levelno, logger=record.name, message=text)
