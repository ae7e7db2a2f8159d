"""A hostile scheduler: it stops and continues the processes of a run at random.

An order that no lock, join or event enforces breaks when a process is late at the wrong moment, and
most of all when it has just been started. SIGSTOP makes it late, SIGCONT lets it go on; both send
SIGCHLD to the parent, and stop every thread of the process (signal(7)).
"""

import contextlib
import os
import signal
import time
from collections.abc import Iterable

TICK = 0.004  # seconds between two acts, at least
OF_THE_NEW = 0.6  # the share of the new processes that is stopped
OF_THE_OLD = 0.2  # the share of all others, each time after a rest
LONGEST = 40  # for as many acts a process is stopped at most


class Hostile:
    """Stops processes at random, and lets them all run for at least as long as it stopped some.

    It counts acts instead of seconds: where the machine is slow, a stop and a rest grow alike.
    Without a seed it must not act, and stops none.
    """

    def __init__(self, seed: str | None) -> None:
        if seed:
            import random  # here, because other runs do without

            self._random = random.Random(seed)
        self._seen: set[int] = set()
        self.stopped: dict[int, int] = {}  # pid: after how many acts it goes on
        self._rest = 0  # for how many acts all may run
        self._acted = time.monotonic()
        self._held = 0.0

    def act(self, pids: Iterable[int]) -> None:
        """Continue those of the processes whose time has come, and stop others."""
        now = time.monotonic()
        if self.stopped:
            self._held += now - self._acted
            self._rest += self._random.randint(1, 2)
        else:
            self._rest = max(0, self._rest - 1)
        self._acted = now
        rested = not self.stopped and not self._rest
        for pid in list(self.stopped):
            self.stopped[pid] -= 1
            if not self.stopped[pid]:
                self._continue(pid)
        for pid in sorted(pids):
            share = (OF_THE_OLD if rested else 0) if pid in self._seen else OF_THE_NEW
            if self._random.random() < share and pid not in self.stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
                    self.stopped[pid] = self._random.randint(1, LONGEST)
        self._seen.update(pids)

    def held(self) -> float:
        """Return for how many seconds some process was stopped since this was last asked."""
        held, self._held = self._held, 0.0
        return held

    def end(self) -> None:
        """Continue all."""
        for pid in list(self.stopped):
            self._continue(pid)

    def _continue(self, pid: int) -> None:
        del self.stopped[pid]
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
