"""The process table, and the descendants of this process in it, the orphaned ones included."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

GRACE = 10.0  # seconds that a resource tracker has to clean up, also on a busy machine
STUCK = 4.0  # seconds more, after which it is given up that one ends
TRACKER = "multiprocessing.resource_tracker"
LINUX = sys.platform == "linux"
# proc(5): the kernel can be built without it.
CHILDREN = os.path.exists(f"/proc/self/task/{os.getpid()}/children")


@dataclass(frozen=True)
class Row:
    """A process in the table: its parent's pid, its state as a letter, the CPU ticks it has had."""

    parent: int
    state: str
    ticks: int


def _row(pid: int) -> Row | None:
    """Return the process as /proc has it, None if it has ended."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            state, parent, *facts = stat.read().rpartition(b")")[2].split()
    except OSError:
        return None
    # proc(5): utime, stime
    return Row(int(parent), state.decode(), int(facts[9]) + int(facts[10]))


def _table() -> dict[int, Row]:
    """Return all processes by pid; macOS has no /proc, and ps no ticks."""
    if LINUX:
        pids = map(int, filter(str.isdigit, os.listdir("/proc")))
        return {pid: row for pid in pids if (row := _row(pid))}
    import subprocess  # here, because it makes up a tenth of the leader's start

    table = {}
    command = ["ps", "-A", "-o", "pid=,ppid=,stat="]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ps:
        for line in ps.stdout or ():
            pid, parent, state = line.split()
            if int(pid) != ps.pid:
                table[int(pid)] = Row(int(parent), state[0], 0)
    return table


def _children(pid: int) -> set[int]:
    """Return the children of a process, also those of its threads; none if it has ended."""
    found: set[int] = set()
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", "rb") as children:
                found.update(map(int, children.read().split()))
    return found


def _with_descendants(pids: set[int], table: dict[int, Row]) -> set[int]:
    """Return the pids, and those of all that descend from them."""
    while grown := {pid for pid, row in table.items() if row.parent in pids} - pids:
        pids = pids | grown
    return pids


def command_line(pid: int) -> str:
    """Return the command line of a process, empty if it has ended."""
    if not LINUX:
        import subprocess

        ps = ["ps", "-o", "command=", "-p", str(pid)]
        return subprocess.run(ps, capture_output=True, text=True).stdout.strip()
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as cmdline:
            return cmdline.read().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


class Descendants:
    """The descendants of this process, also those that were orphaned."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def alive(self) -> dict[int, Row]:
        """Return the descendants that run, by pid, without the zombies.

        Asked of the kernel from parent to children, where it has adopted the orphans, this takes no
        longer when others run many processes, too. A child may be missed while another one ends.
        """
        if CHILDREN:
            grown = self._known = _children(os.getpid())
            while grown := set().union(*map(_children, grown)) - self._known:
                self._known = self._known | grown
            table = {pid: row for pid in self._known if (row := _row(pid))}
        else:
            table = _table()
            found = _with_descendants(self._known & table.keys() | {os.getpid()}, table)
            self._known = found - {os.getpid()}
        return {pid: table[pid] for pid in self._known & table.keys() if table[pid].state != "Z"}

    def command_lines(self) -> tuple[str, ...]:
        """Return the command lines of the descendants that run."""
        return tuple(sorted(map(command_line, self.alive())))

    def end(self, drain: Callable[[], None]) -> tuple[str, ...]:
        """Kill every descendant; resource trackers may clean up first.

        Returns the command lines of those that would not end. `drain` is called in between, to
        empty the terminal that they may wait to write to.
        """
        deadline = time.monotonic() + GRACE
        while True:
            alive = self.alive()
            late = time.monotonic() > deadline
            targets = [pid for pid in alive if late or TRACKER not in command_line(pid)]
            for pid in targets:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            drain()
            _, none_left = reap()
            if (none_left and not alive) or time.monotonic() > deadline + STUCK:
                return self.command_lines()
            if not targets:
                time.sleep(0.01)


def reap() -> tuple[dict[int, int], bool]:
    """Collect the children that have ended; return ({pid: wait status}, is none left?)."""
    ended: dict[int, int] = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return ended, True
        if pid == 0:
            return ended, False
        ended[pid] = status
