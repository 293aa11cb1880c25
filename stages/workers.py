"""Run a function over batches, in order: in this process, or in a pool that holds only a few batches at once."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
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
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[Out]] = deque()
        for batch in work_batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > ahead * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
