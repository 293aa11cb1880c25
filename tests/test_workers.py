"""Workers end with whoever started them, however it ended."""

import signal

import pytest

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
