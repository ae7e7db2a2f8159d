"""A clock for limits: it stands still while a program could have run, and had no core.

On Linux, the first two numbers of /proc/PID/task/TID/schedstat say for how many ns the thread has
run, and for how many it was ready to run and waited in a queue (Documentation/scheduler/
sched-stats.rst of the kernel). A wait is added when it is over; until then, a thread that is ready
to run (state R), was so at the last look, and has not run since has waited all the while.

From one look to the next, the clock moves on by the time that passed less what the threads waited,
but at least by what they ran, spread over all cores. So sleep counts as sleep, and a busy loop, for
what it used, whatever else the machine does. A program that starts more loops than there are cores
waits for itself: it counts as if it were alone. Of a process that has ended, the time since the
last look is not known; it is taken to have waited as large a part of it as was seen of all.
Elsewhere than on Linux, all time counts.
"""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

CORES = os.cpu_count() or 1
MOST_OWED = 1.0  # seconds; a program that starts too many loops would owe more and more


@dataclass(frozen=True)
class Thread:
    """For how many seconds it has run and waited, and whether it is ready to run, or runs."""

    run: float
    waited: float
    ready: bool


class Clock:
    """The seconds of a run that count, up to the last look at its processes."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._looked = time.monotonic()
        self._owed = 0.0  # what counted too much, because a wait showed later
        self._threads: dict[int, Thread] = {}

    def since_look(self) -> float:
        """Return how many seconds ago it was read last."""
        return time.monotonic() - self._looked

    def latest(self) -> float:
        """Return what the clock can show at most if it is read now."""
        return self.seconds + self.since_look()

    def look(self, pids: Iterable[int], stopped: float = 0.0) -> None:
        """Move on to now; for as many seconds as `stopped` says, we kept a process from running."""
        elapsed = self.since_look()
        self._looked += elapsed
        before, self._threads = self._threads, _threads(pids)
        run = waited = 0.0
        for tid, thread in self._threads.items():
            was = before.get(tid, Thread(0.0, 0.0, False))
            waits = thread.ready and was.ready and thread.run == was.run
            at_least = was.waited + elapsed if waits else was.waited
            self._threads[tid] = replace(thread, waited=max(thread.waited, at_least))
            run += thread.run - was.run
            waited += self._threads[tid].waited - was.waited
        if waited and before.keys() - self._threads.keys():  # one has ended
            waited = max(waited, elapsed * waited / (run + waited))
        due = elapsed - stopped - waited - self._owed
        counts = max(due, run / CORES - stopped, 0.0)
        self._owed = min(counts - due, MOST_OWED)
        self.seconds += counts


def _threads(pids: Iterable[int]) -> dict[int, Thread]:
    """Return the threads of the processes, by their ids; none where there is no schedstat."""
    threads = {}
    for pid in pids:
        try:
            for name in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{name}/schedstat", "rb") as schedstat:
                    run, waited, _ = schedstat.read().split()
                with open(f"/proc/{pid}/task/{name}/stat", "rb") as stat:
                    ready = stat.read().rpartition(b") ")[2].startswith(b"R")
                threads[int(name)] = Thread(int(run) / 1e9, int(waited) / 1e9, ready)
        except OSError:  # it has ended
            continue
    return threads
