"""Run a function over batches, in order: in this process, or in a pool that holds only a few batches at once."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, TypeVar

from records import CannotRun

In = TypeVar("In")
Out = TypeVar("Out")
Work = Callable[[list[In]], Out]
TOGETHER, TOGETHER_BYTES = 500, 16_000_000  # as much as is looked up in the warehouse and landed at once
_IN_A_ROW = 3  # items that each end a process: so many one after the other are not to blame


def batches(items: Iterable[In], size: int) -> Iterator[list[In]]:
    """Cut a stream into lists of at most `size`."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def batches_to_land(items: Iterable[In], weight: Callable[[In], int]) -> Iterator[list[In]]:
    """Cut a stream into lists that are landed together: few enough, and light enough by their `weight` in bytes."""
    batch: list[In] = []
    size = 0
    for item in items:
        batch.append(item)
        size += weight(item)
        if len(batch) == TOGETHER or size > TOGETHER_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(slots=True)
class _Given(Generic[In, Out]):
    batch: list[In]
    done: Future[Out] | None = None

    def parts(self) -> "list[_Given[In, Out]]":
        if self.done is not None and not isinstance(self.done.exception(), BrokenProcessPool):
            return [self]
        return [_Given([item]) for item in self.batch]


def over_batches(
    work: Work[In, Out],
    work_batches: Iterable[list[In]],
    workers: int,
    ahead: int = 2,
    lost: Callable[[In], Out] | None = None,
) -> Iterator[Out]:
    """Yield `work(batch)` for each batch, in order, `ahead` batches a worker at once under way, waiting or done.

    `work` must be picklable when `workers` is more than one. Where a worker is ended from without (by the system that
    has no memory left, by a fault below Python), its batches are done again item by item, and `lost(item)` stands for
    the one that ends the process again; without `lost` that ends the run, as it does in this process with one worker.
    """
    if workers == 1:
        yield from map(work, work_batches)
        return
    stream, waiting = iter(work_batches), deque[_Given[In, Out]]()
    while True:
        try:
            yield from _together(work, stream, waiting, workers, ahead * workers)
            return
        except BrokenProcessPool:
            if lost is None:
                raise
        yield from _one_by_one(work, waiting, lost)


def _together(
    work: Work[In, Out],
    stream: Iterator[list[In]],
    waiting: deque[_Given[In, Out]],
    workers: int,
    most: int,
) -> Iterator[Out]:
    with _pool(workers) as pool:
        for batch in stream:
            waiting.append(_Given(batch))
            waiting[-1].done = pool.submit(work, batch)
            if len(waiting) > most:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def _first(waiting: deque[_Given[In, Out]]) -> Out:
    done = waiting[0].done
    assert done is not None
    result = done.result()
    waiting.popleft()  # not before: what has no result is done again
    return result


def _one_by_one(work: Work[In, Out], waiting: deque[_Given[In, Out]], lost: Callable[[In], Out]) -> Iterator[Out]:
    left = deque(part for one in waiting for part in one.parts())
    waiting.clear()
    ending: list[In] = []  # not yet lost: it may be the machine, until another item is done
    while left:
        with _pool(1) as pool:  # nothing beside it, so that it is known which item ends the process
            while left:
                one = left.popleft()
                try:
                    result = (one.done or pool.submit(work, one.batch)).result()
                except BrokenProcessPool:
                    ending += one.batch
                    break
                if one.done is None:
                    yield from map(lost, ending)
                    ending.clear()
                yield result
        if len(ending) == _IN_A_ROW:
            raise CannotRun("processes end whatever they work at, most likely for want of memory: set fewer `workers`")
    yield from map(lost, ending)


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn, not fork: the parent holds an open warehouse, which must not be inherited.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let this worker end when its parent is gone: of one that was killed it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)  # whatever the main thread waits for or works at: nobody asks for it any more
