"""The process table, and the descendants of a process in it, the orphaned ones included."""

import contextlib
import os
import signal
import sys
import time

GRACE = 1.0  # seconds that a resource tracker has to clean up
TRACKER = "multiprocessing.resource_tracker"
LINUX = sys.platform == "linux"


def process_table():
    """Return {pid: (parent's pid, state, CPU ticks)} without the zombies."""
    table = {}
    if not LINUX:
        import subprocess  # here, because it makes up a tenth of the leader's start

        command = ["ps", "-A", "-o", "pid=,ppid=,stat="]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ps:
            for line in ps.stdout:
                pid, parent, state = line.split()
                if not state.startswith("Z") and int(pid) != ps.pid:
                    table[int(pid)] = int(parent), state[0], 0
        return table
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                state, parent, *facts = stat.read().rpartition(b")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if state != b"Z":
            ticks = int(facts[9]) + int(facts[10])  # proc(5): utime, stime
            table[int(name)] = int(parent), state.decode(), ticks
    return table


def command_line(pid):
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


class Family:
    """The descendants of this process, also those that were orphaned."""

    def __init__(self):
        self.known = set()

    def alive(self):
        """Return {pid: its row of the process table} of the descendants that run."""
        table = process_table()
        found, grew = self.known & set(table), True
        while grew:
            older = found | {os.getpid()}
            grew = {pid for pid, row in table.items() if row[0] in older} - found
            found |= grew
        self.known = found
        return {pid: table[pid] for pid in found}

    def lines(self):
        """Return the command lines of the descendants that run."""
        return sorted(map(command_line, self.alive()))

    def end(self, drain):
        """Kill every descendant; resource trackers may clean up first. Return what would not end.

        `drain` is called meanwhile, to empty the terminal that they may wait to write to.
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
            _, none_left = reap(0, None)
            if (none_left and not alive) or time.monotonic() > deadline + 4 * GRACE:
                return self.lines()
            if not targets:
                time.sleep(0.01)


def reap(program, status):
    """Collect the children that have ended; return (status of `program`, is none left?)."""
    while True:
        try:
            pid, ended = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status, True
        if pid == 0:
            return status, False
        if pid == program:
            status = ended
