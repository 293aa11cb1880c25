"""Run a function over batches, in order: in this process, or in a pool that holds only a few batches at once."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


def batches(items: Iterable[In], size: int) -> Iterator[list[In]]:
    """Cut a stream into lists of at most `size`."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def over_batches(
    work: Callable[[list[In]], Out], work_batches: Iterable[list[In]], workers: int, ahead: int = 2
) -> Iterator[Out]:
    """Yield `work(batch)` for each batch, in order, `ahead` batches a worker at once under way, waiting or done.

    `work` must be picklable when `workers` is more than one.
    """
    if workers == 1:
        yield from map(work, work_batches)
        return
    # spawn, not fork: the parent holds an open warehouse, which must not be inherited.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        waiting: deque[Future[Out]] = deque()
        for batch in work_batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > ahead * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _end_with_parent() -> None:
    """Let this worker end when its parent is gone: of one that was killed it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)  # whatever the main thread waits for or works at: nobody asks for it any more
