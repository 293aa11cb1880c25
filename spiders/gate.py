"""One request at a time for each host, with a pause between two, over all spiders of the process."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic


@dataclass
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    pause: float = 0.0


class Turn:
    """One request's hold on a host: the pause runs from the answer, but the next may go only when this one is kept."""

    def __init__(self, host: _Host, pause: float) -> None:
        self._host = host
        self._pause = pause
        self._held = True

    def answered(self) -> None:
        """Let the host's pause begin."""
        self._host.free_at = max(self._host.free_at, monotonic() + max(self._pause, self._host.pause))

    def free(self) -> None:
        """Let the next request go; doing it again does nothing."""
        if self._held:
            self._held = False
            self._host.turn.release()


class Gate:
    """Lets requests through host by host. Hosts never wait for each other."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self._hosts: dict[str, _Host] = {}

    async def take(self, host: str) -> Turn:
        """Wait for the host to be free and rested, and hold it until the turn is given back."""
        known = self._hosts.setdefault(host, _Host())
        await known.turn.acquire()
        turn = Turn(known, self.pause)
        try:
            if (wait := known.free_at - monotonic()) > 0:
                await asyncio.sleep(wait)
        except BaseException:
            turn.free()
            raise
        return turn

    def slow(self, host: str, seconds: float) -> None:
        """Keep at least this pause for a host: its robots.txt asks for it."""
        known = self._hosts.setdefault(host, _Host())
        known.pause = max(known.pause, seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now: it said that it is busy."""
        known = self._hosts.setdefault(host, _Host())
        known.free_at = max(known.free_at, monotonic() + seconds)
