"""One request at a time for each host, with a pause between two, over all spiders of the process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic


@dataclass
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    pause: float = 0.0


class Gate:
    """Lets requests through host by host. Hosts never wait for each other."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host to be free and rested, and hold it until the request is done."""
        known = self._hosts.setdefault(host, _Host())
        async with known.turn:
            if (wait := known.free_at - monotonic()) > 0:
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                known.free_at = max(known.free_at, monotonic() + max(self.pause, known.pause))

    def slow(self, host: str, seconds: float) -> None:
        """Keep at least this pause for a host: its robots.txt asks for it."""
        known = self._hosts.setdefault(host, _Host())
        known.pause = max(known.pause, seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now: it said that it is busy."""
        known = self._hosts.setdefault(host, _Host())
        known.free_at = max(known.free_at, monotonic() + seconds)
