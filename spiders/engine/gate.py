"""One request at a time for each host, with a pause between two, over all spiders of the process."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

from spiders.engine.guards import HostRests
from spiders.engine.openfiles import places


@dataclass
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    answered_at: float = 0.0
    pause: float = 0.0
    rests_until: float = 0.0


class Turn:
    """One request's hold on a host: the pause runs from the answer, but the next may go only when this one is kept."""

    def __init__(self, host: _Host, pause: float, places: asyncio.Semaphore) -> None:
        self._host = host
        self._pause = pause
        self._places = places
        self._connected = False
        self._held = True

    async def begin(self) -> None:
        """Wait until the host has rested and there is a place for one more connection."""
        if (wait := self._host.free_at - monotonic()) > 0:
            await asyncio.sleep(wait)
        await self._places.acquire()
        self._connected = True

    def answered(self) -> None:
        """Let the host's pause begin."""
        self._host.answered_at = monotonic()
        self._host.free_at = max(self._host.free_at, self._host.answered_at + max(self._pause, self._host.pause))

    def free(self) -> None:
        """Let the next request go; doing it again does nothing."""
        if self._held:
            self._held = False
            self._host.turn.release()
            if self._connected:
                self._places.release()


class Gate:
    """Lets requests through host by host. Hosts wait for each other only when no more connections can be open."""

    def __init__(self, pause: float, most: int | None = None) -> None:
        self.pause = pause
        self._places = asyncio.Semaphore(most or places())
        self._hosts: dict[str, _Host] = {}

    async def take(self, host: str) -> Turn:
        """Wait for the host to be free and rested, and hold it until the turn is given back. Raises HostRests."""
        known = self._hosts.setdefault(host, _Host())
        await known.turn.acquire()
        turn = Turn(known, self.pause, self._places)
        try:
            if (left := known.rests_until - monotonic()) > 0:
                raise HostRests(left)
            await turn.begin()
        except BaseException:
            turn.free()
            raise
        return turn

    def slow(self, host: str, seconds: float) -> None:
        """Keep at least this pause for a host: its robots.txt asks for it."""
        known = self._hosts.setdefault(host, _Host())
        known.pause = max(known.pause, seconds)
        known.free_at = max(known.free_at, known.answered_at + known.pause)  # also after robots.txt itself

    def rest(self, host: str, seconds: float) -> None:
        """Send no more to a host for so long: it asked for longer than a run can wait."""
        self._hosts.setdefault(host, _Host()).rests_until = monotonic() + seconds

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now: it said that it is busy."""
        known = self._hosts.setdefault(host, _Host())
        known.free_at = max(known.free_at, monotonic() + seconds)
