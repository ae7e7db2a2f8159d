"""Run one program in a session, a terminal and a folder of its own, and leave nothing behind.

A script: reads a job (JSON, one line) from standard input, writes its result (JSON) to standard
output. End of file on standard input aborts the run, so a harness that dies takes the run along.

The terminal's session leader must outlive the program: when a leader exits, the hang-up kills
orphans and the resource tracker before their last words. So this process leads the session,
ignores SIGHUP, adopts orphans (child subreaper, Linux) and runs the program in a foreground
process group of its own. A run ends when *every* descendant has ended.
"""

import ctypes
import fcntl
import json
import os
import resource
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

from family import LINUX, Family, reap

MAX_PROCESSES = 64
MAX_BYTES = 1_000_000
SCAN_EVERY = 0.2  # seconds between two looks at the process table


def open_terminal():
    """Return (master, slave) of an 80 by 24 terminal that changes no byte and echoes none."""
    master, slave = os.openpty()
    settings = termios.tcgetattr(slave)
    settings[1] &= ~termios.OPOST
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    os.set_blocking(master, False)
    return master, slave


def start(job, slave, folder, environment):
    """Start the program in the foreground of the terminal; return its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setpgid(0, 0)
            os.tcsetpgrp(slave, os.getpid())
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE, signal.SIGXFSZ):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.chdir(folder)
            source = os.open(job["stdin"], os.O_RDONLY) if job["stdin"] else slave
            for number, file in enumerate((source, slave, slave)):
                os.dup2(file, number)
            os.execve(job["argv"][0], job["argv"], environment)
        except BaseException as error:
            os.write(slave, f"cannot start {job['argv'][0]}: {error}\n".encode())
        finally:
            os._exit(127)
    return pid


def settled(rows, since, before):
    """Is every process past the line it printed `since` a moment ago, the rows then `before`?

    An interrupt in the middle of a write would have the recorder write the line twice. A process
    is past it when it waits for something, or has worked for two more ticks.
    """
    if not LINUX:
        return time.monotonic() - since > 0.3
    return all(
        state != "R" or (pid in before and ticks >= before[pid][3] + 2)
        for pid, (_, _, state, ticks) in rows.items()
    )


def run(job, folder):
    """Run the job to its end, or to what its transcript expects, or to a limit.

    Returns a dict with `reason` ("ended", "still running", "goes on printing", "limit",
    "flood", "processes", "aborted"), the exit code of the program or None as `status`, the `output`
    as latin-1 text, the offsets in it at which Ctrl-C was sent, for how many seconds it had
    been `silent` at its end, the `survivors`, command lines of what ran when the run was cut
    short, and what is `stuck`: could not be killed.
    """
    work, scratch = os.path.join(folder, "work"), os.path.join(folder, "tmp")
    os.mkdir(work)
    os.mkdir(scratch)
    for source in job["files"]:
        shutil.copy2(source, work)
    environment = dict(job["environment"], HOME=work, TMPDIR=scratch)
    if job["recorder"]:
        environment["SNIPPET_LOG"] = os.path.join(folder, "log")
    master, slave = open_terminal()
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake_end, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    family, output, interrupts = Family(), bytearray(), []

    def drain():
        try:
            while len(output) <= MAX_BYTES and (chunk := os.read(master, 65536)):
                output.extend(chunk)
        except OSError:  # nothing more to read now
            pass

    began = heard = scanned = time.monotonic()
    program, status = start(job, slave, work, environment), None
    reason = survivors = due = None
    while reason is None:
        readable, _, _ = select.select([master, wake, 0], [], [], 0.05)
        now = time.monotonic()
        if 0 in readable and not os.read(0, 1024):
            reason = "aborted"
        if wake in readable:
            os.read(wake, 1024)
        # Who has ended is asked before the terminal is read: then all their words are there.
        status, none_left = reap(program, status)
        before = len(output)
        drain()
        if len(output) > before:
            heard = now
        lines = output.count(b"\n")
        if len(interrupts) < len(job["interrupts"]) and lines >= job["interrupts"][len(interrupts)]:
            rows = family.alive()
            due = due or (now, rows)
            if settled(rows, *due):
                due = None
                interrupts.append(len(output))
                os.write(master, b"\x03")
        if now - scanned >= SCAN_EVERY:
            scanned = now
            if len(family.alive()) > MAX_PROCESSES:
                reason = "processes"
        if len(output) > MAX_BYTES:
            reason = "flood"
        elif none_left and (LINUX or not family.alive()):
            reason = "ended"
        elif job["expect"] == "goes on printing" and lines > job["lines"]:
            reason = "goes on printing"
        elif (
            job["expect"] == "still running"
            and lines >= job["lines"]
            and now - max(heard, began) >= job["silence"]
        ):
            reason = "still running"
        if reason is None and now - began > job["limit"]:
            reason = "limit"
    silent = time.monotonic() - max(heard, began)
    if reason != "ended":
        survivors = family.lines()
    text = output.decode("latin-1")
    stuck = family.end(drain)
    return {
        "reason": reason,
        "status": None if status is None else os.waitstatus_to_exitcode(status),
        "output": text,
        "interrupts": interrupts,
        "silent": silent,
        "survivors": survivors or [],
        "stuck": stuck,
    }


def main():
    job = json.loads(sys.stdin.buffer.readline())
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    if LINUX:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER, prctl(2)
    # Not $TMPDIR: on macOS it is so long that a Unix socket's path in it is too long to bind.
    folder = os.path.realpath(tempfile.mkdtemp(prefix="snippet-", dir="/tmp"))
    try:
        result = run(job, folder)
        try:
            with open(os.path.join(folder, "log"), encoding="utf-8") as log:
                result["log"] = log.read()
        except FileNotFoundError:
            result["log"] = ""
        result["leader"], result["folder"] = os.getpid(), os.path.join(folder, "work")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
