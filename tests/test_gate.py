"""The gate: one request at a time for each host, and no more hosts at once than connections can be open."""

import asyncio
import resource

import pytest

from spiders.engine.gate import Gate
from spiders.engine.openfiles import places


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_a_host_waits_for_itself_and_for_a_place() -> None:
    async def play() -> list[str]:
        gate, order = Gate(0, most=2), []

        async def ask(host: str, name: str, kept: asyncio.Event) -> None:
            turn = await gate.take(host)
            order.append(name)
            await kept.wait()
            turn.answered()
            turn.free()

        kept = {name: asyncio.Event() for name in ("a1", "a2", "b1", "c1")}
        tasks = [asyncio.create_task(ask(name[0], name, kept[name])) for name in kept]
        await _settle()
        seen = [" ".join(order)]
        for name in ("b1", "a1", "c1", "a2"):
            kept[name].set()
            await _settle()
            seen.append(" ".join(order))
        await asyncio.gather(*tasks)
        return seen

    assert asyncio.run(play()) == ["a1 b1", "a1 b1 c1", "a1 b1 c1 a2", "a1 b1 c1 a2", "a1 b1 c1 a2"]


def test_one_that_gives_up_waiting_takes_no_place() -> None:
    async def play() -> bool:
        gate = Gate(0, most=1)
        first = await gate.take("a")
        waiting = asyncio.create_task(gate.take("b"))
        await _settle()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        first.answered()
        first.free()
        turn = await asyncio.wait_for(gate.take("b"), 1)
        turn.free()
        return True

    assert asyncio.run(play())


def test_connections_fit_into_half_of_the_open_files() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        assert 1 <= places() <= 4096
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        assert hard == before[1] and soft >= before[0]
        assert 2 * places() <= soft
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
