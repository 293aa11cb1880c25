"""Workers end with whoever started them, however it ended; one that is killed costs the run one item at most."""

import os
import signal
from pathlib import Path

import pytest

from records import CannotRun
from stages.workers import batches, over_batches
from tests.whole import spawn

POOL = """
import sys, time
from stages.workers import over_batches
for _ in over_batches(time.sleep, [0, 0, *map(float, sys.argv[1:])], 2):
    print("at work", flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("work", [(), ("600", "600")], ids=["waiting", "working"])
def test_a_parent_that_is_killed_leaves_no_worker_behind(work):
    parent = spawn(*work, code=POOL)
    assert parent.stdout and parent.stdout.readline() == "at work\n"
    parent.send_signal(signal.SIGKILL)
    parent.communicate(timeout=10)  # until the last process that holds its output has ended


def negated(batch: list[int]) -> list[int]:
    """Work that a multiple of 13 ends the process of, below Python."""
    if any(number % 13 == 0 for number in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [-number for number in batch]


def once(batch: list[Path]) -> list[Path]:
    """Work that the system ends when it sees it first."""
    for mark in batch:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return batch


def test_an_item_that_ends_its_worker_is_told_and_the_others_are_worked_at_in_their_order() -> None:
    lost: list[int] = []

    def note(number: int) -> list[int]:
        lost.append(number)
        return []

    done = over_batches(negated, batches(range(1, 41), 4), 2, lost=note)
    assert [number for part in done for number in part] == [-number for number in range(1, 41) if number % 13]
    assert lost == [13, 26, 39]


def test_an_item_whose_worker_was_ended_by_chance_is_worked_at_again(tmp_path: Path) -> None:
    marks = [tmp_path / "mark"]
    assert list(over_batches(once, [marks], 2, lost=lambda mark: pytest.fail("it is not to blame"))) == [marks]


def test_workers_that_end_whatever_they_work_at_end_the_run_with_the_cure() -> None:
    lost: list[int] = []
    with pytest.raises(CannotRun, match="`workers`"):
        list(over_batches(negated, [[13 * number] for number in range(1, 10)], 2, lost=lost.append))
    assert not lost, "it is the machine"
