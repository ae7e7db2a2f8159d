"""Run programs, each in a session, a terminal and a folder of its own, and leave nothing behind.

A script: reads jobs (a JSON list, one line) from standard input, forks a leader for each, and
writes their results (a JSON list) to standard output. End of file on standard input aborts the
runs, so a harness that dies takes them along.

The terminal's session leader must outlive the program: when a leader exits, the hang-up kills
orphans and the resource tracker before their last words. So the leader ignores SIGHUP, adopts
orphans (child subreaper, Linux) and runs the program in a foreground process group of its own. A
run ends when *every* descendant has ended.
"""

import ctypes
import json
import os
import re
import select
import shutil
import signal
import sys
import time

from processes import LINUX, Family, reap
from terminal import open_terminal, start

MAX_PROCESSES = 64
MAX_BYTES = 1_000_000
MAX_FRAMES = 100  # indented lines in a row that a transcript may show fewer of
SCAN_EVERY = 0.2  # seconds between two looks at the process table


def settled(rows, since, before):
    """Is every process past the line it printed `since` a moment ago, the rows then `before`?

    An interrupt in the middle of a write would have the recorder write the line twice. A process
    is past it when it waits for something, or has worked for two more ticks.
    """
    if not LINUX:
        return time.monotonic() - since > 0.3
    return all(
        state != "R" or (pid in before and ticks >= before[pid][2] + 2)
        for pid, (_, state, ticks) in rows.items()
    )


def run(job, folder):
    """Run the job to its end, or to what its transcript expects, or to a limit.

    Returns a dict with `reason` ("ended", "still running", "goes on printing", "limit",
    "flood", "processes", "aborted"), the exit code of the program or None as `status`, the `output`
    as latin-1 text, the `interrupts`: after how much of it, and when (monotonic ns), Ctrl-C was
    sent; for how many seconds it had been `silent` at its end, which was at `over` (monotonic ns),
    the `survivors`, command lines of what ran when the run was cut short, and what is `stuck`:
    could not be killed.
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
    reason = due = None
    printed = (0, 0)
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
            printed = extent(output)
        if len(interrupts) < len(job["interrupts"]) and reaches(
            printed, job["interrupts"][len(interrupts)]
        ):
            rows = family.alive()
            due = due or (now, rows)
            if settled(rows, *due):
                due = None
                interrupts.append((len(output), time.monotonic_ns()))
                os.write(master, b"\x03")
        if now - scanned >= SCAN_EVERY:
            scanned = now
            if len(family.alive()) > MAX_PROCESSES:
                reason = "processes"
        if len(output) > MAX_BYTES:
            reason = "flood"
        elif none_left and (LINUX or not family.alive()):
            reason = "ended"
        elif job["expect"] == "goes on printing" and goes_beyond(printed, job["printed"]):
            reason = "goes on printing"
        elif (
            job["expect"] == "still running"
            and reaches(printed, job["printed"])
            and now - max(heard, began) >= job["silence"]
        ):
            reason = "still running"
        if reason is None and now - began > job["limit"]:
            reason = "limit"
    silent, over = time.monotonic() - max(heard, began), time.monotonic_ns()
    text, survivors, stuck = output.decode("latin-1"), [], []
    if reason != "ended":
        survivors, stuck = family.lines(), family.end(drain)
    return {
        "reason": reason,
        "status": None if status is None else os.waitstatus_to_exitcode(status),
        "output": text,
        "interrupts": interrupts,
        "silent": silent,
        "over": over,
        "survivors": survivors,
        "stuck": stuck,
    }


def extent(output):
    """Return (complete lines, those of them that are not indented) of a terminal's output."""
    complete = output[: output.rfind(b"\n") + 1]
    return complete.count(b"\n"), len(re.findall(rb"^[^ |\t\r\n]", complete, re.M))


def reaches(printed, wanted):
    """Is there as much of both kinds of line?"""
    return all(have >= want for have, want in zip(printed, wanted, strict=True))


def goes_beyond(printed, wanted):
    """Is all that is wanted there, whatever will be left out of a traceback?"""
    return printed[0] > wanted[0] and (
        printed[1] > wanted[1] or printed[0] > wanted[0] + MAX_FRAMES
    )


def lead(job):
    """Run the job as leader of a new session; return its result, with log, leader and folder."""
    os.setsid()
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    if LINUX:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER, prctl(2)
    # Not $TMPDIR: on macOS it is so long that a Unix socket's path in it is too long to bind.
    folder = os.path.realpath(f"/tmp/snippet-{os.urandom(8).hex()}")
    os.mkdir(folder, 0o700)
    try:
        result = run(job, folder)
        try:
            with open(os.path.join(folder, "log"), encoding="utf-8") as log:
                result["log"] = log.read()
        except FileNotFoundError:
            result["log"] = ""
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {**result, "leader": os.getpid(), "folder": os.path.join(folder, "work")}


def main():
    """Fork a leader for each job; print their results, None for one that died."""
    answers, leaders = [], []
    for job in json.loads(sys.stdin.buffer.readline()):
        answer, end = os.pipe()
        leaders.append(os.fork())
        if leaders[-1] == 0:
            try:
                result = lead(job)
                with open(end, "w") as file:
                    json.dump(result, file)
            except BaseException:
                sys.excepthook(*sys.exc_info())
            finally:
                os._exit(0)
        os.close(end)
        answers.append(answer)
    results = []
    for answer in answers:
        with open(answer) as file:
            text = file.read()
        results.append(json.loads(text) if text else None)
    for leader in leaders:
        os.waitpid(leader, 0)
    try:
        print(json.dumps(results), flush=True)
    except BrokenPipeError:  # nobody listens any more
        os._exit(1)


if __name__ == "__main__":
    main()
