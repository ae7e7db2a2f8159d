"""Run programs, each in a session, a terminal and a folder of its own, and leave nothing behind.

`python -m tools.run.leader` reads a pickled list of jobs from standard input, forks a leader for
each, and writes their results to standard output, each pickled, and none where the leader has died.
End of file on standard input aborts the runs, so a harness that dies takes them along.

The terminal's session leader must outlive the program: when a leader exits, the hang-up kills
orphans and the resource tracker before their last words. So the leader ignores SIGHUP, adopts
orphans (child subreaper, Linux) and runs the program in a foreground process group of its own. A
run ends when *every* descendant has ended.
"""

import ctypes
import os
import pickle
import select
import shutil
import signal
import sys
import time

from tools.run.clock import Clock
from tools.run.hostile import TICK, Hostile
from tools.run.job import SILENCE, Job, Result, extent, put
from tools.run.processes import LINUX, Descendants, Row, reap
from tools.run.terminal import open_terminal, start

MAX_PROCESSES = 64
MAX_BYTES = 1_000_000
MAX_FRAMES = 100  # indented lines in a row that a transcript may show fewer of
LOOK_EVERY = 0.1  # seconds between two looks at the processes


class Run:
    """A program that runs in its terminal, and what it has done so far, in seconds of its clock."""

    def __init__(self, job: Job, folder: str) -> None:
        self.job = job
        self.processes = Descendants()
        self.output = bytearray()
        self.interrupts: list[tuple[int, int]] = []
        self.typed: list[int] = []
        self.due: tuple[float, dict[int, Row]] | None = None  # since when Ctrl-C is
        self.status: int | None = None
        self.none_left = False
        self.wake = _wake_on_signals()
        self.terminal, slave = open_terminal()
        self.hostile = Hostile(job.seed)
        self.clock = Clock()
        self.heard = 0.0
        self.crowded = False
        self.program = start(job, slave, folder)

    def watch(self) -> str:
        """Watch the program until the run is over; return the reason."""
        while True:
            aborted = self.listen()
            self.interrupt()
            self.type()
            if reason := self.verdict() or aborted:
                return reason

    def listen(self) -> str | None:
        """Wait for a moment, and take in what has happened; say so if the run was aborted."""
        patience = TICK if self.job.seed else 0.05
        readable, _, _ = select.select([self.terminal, self.wake, 0], [], [], patience)
        if self.wake in readable:
            os.read(self.wake, 1024)
        # Who has ended is asked before the terminal is read: then all their words are there.
        ended, self.none_left = reap()
        self.status = ended.get(self.program, self.status)
        before = len(self.output)
        self.drain()
        if len(self.output) > before:
            self.heard = self.clock.latest()
        if self.job.seed:
            self.hostile.act(self.processes.alive())
        if self.clock.since_look() >= LOOK_EVERY:
            rows = self.processes.alive()
            self.clock.look(rows, self.hostile.held())
            self.crowded = len(rows) > MAX_PROCESSES
        return "aborted" if 0 in readable and not os.read(0, 1024) else None

    @property
    def silent(self) -> bool:
        """Has nothing been printed for so long that the program must be waiting?"""
        return self.clock.seconds - self.heard >= SILENCE

    @property
    def printed(self) -> tuple[int, int]:
        """How much has been printed, as `extent` has it, with a line that was left without end."""
        left = self.silent and not self.output.endswith(b"\n")
        return extent(self.output + b"\n" if left else self.output)

    def drain(self) -> None:
        """Read all that the terminal has, or enough to see that it is too much."""
        try:
            while len(self.output) <= MAX_BYTES and (chunk := os.read(self.terminal, 65536)):
                self.output.extend(chunk)
        except OSError:  # nothing more to read now
            pass

    def interrupt(self) -> None:
        """Press Ctrl-C if all is printed that comes before it, and every process past that line.

        An interrupt in the middle of a write would have the recorder write the line twice. A
        process is past it when it waits for something, or has worked for two more ticks.
        """
        due = self.job.interrupts[len(self.interrupts) :]
        if not due or not reaches(self.printed, due[0]):
            return
        rows = self.processes.alive()
        since, before = self.due = self.due or (self.clock.latest(), rows)
        if LINUX:
            past = all(
                row.state != "R" or (pid in before and row.ticks >= before[pid].ticks + 2)
                for pid, row in rows.items()
            )
        else:
            past = self.clock.latest() - since > 0.3
        # A stopped process takes a signal in whichever thread goes on first, and then the main
        # thread is not woken: Ctrl-C would be lost, which being late alone never does.
        if past and not self.hostile.stopped:
            self.due = None
            self.interrupts.append((len(self.output), time.monotonic_ns()))
            os.write(self.terminal, b"\x03")

    def type(self) -> None:
        """Type the next line if the program waits; the terminal shows it, as it would by itself."""
        due = self.job.typed[len(self.typed) :]
        if due and self.silent:
            line = f"{due[0]}\n".encode()
            self.typed.append(len(self.output))
            self.output.extend(line)
            self.heard = self.clock.latest()
            os.write(self.terminal, line)

    def verdict(self) -> str | None:
        """Return why the run is over, or None while it goes on."""
        expect, wanted = self.job.expect, self.job.printed
        if len(self.output) > MAX_BYTES:
            return "flood"
        if self.none_left and (LINUX or not self.processes.alive()):
            return "ended"
        if expect == "still running" and self.silent and reaches(self.printed, wanted):
            return expect
        if expect == "goes on printing":
            # Is all that is wanted there, whatever will be left out of a traceback?
            more, flush = (have - want for have, want in zip(self.printed, wanted, strict=True))
            if more > MAX_FRAMES or (more > 0 and flush > 0):
                return expect
        if self.crowded:
            return "processes"
        return "limit" if self.clock.seconds > self.job.limit else None


def _wake_on_signals() -> int:
    """Return a descriptor that can be read when a child has ended."""
    wake, end = os.pipe()
    os.set_blocking(end, False)
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(end, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return wake


def reaches(printed: tuple[int, int], wanted: tuple[int, int]) -> bool:
    """Is there as much of both kinds of line?"""
    return all(have >= want for have, want in zip(printed, wanted, strict=True))


def run(job: Job, folder: str) -> Result:
    """Run the job, in the folder, to its end, or to what its transcript expects, or to a limit."""
    work, scratch, log = (os.path.join(folder, name) for name in ("work", "tmp", "log"))
    os.mkdir(work)
    os.mkdir(scratch)
    put(job.files, work)
    open(log, "w").close()
    job.environment.update(HOME=work, TMPDIR=scratch)
    if "SNIPPET_METHOD" in job.environment:  # the recorder is there
        job.environment["SNIPPET_LOG"] = log
    running = Run(job, work)
    reason = running.watch()
    silent, ended = running.clock.latest() - running.heard, time.monotonic_ns()
    output = running.output.decode("latin-1")
    running.hostile.end()
    survivors = running.processes.command_lines() if reason != "ended" else ()
    stuck = running.processes.end(running.drain) if reason != "ended" else ()
    with open(log, encoding="utf-8") as file:
        events = file.read()
    return Result(
        reason=reason,
        status=None if running.status is None else os.waitstatus_to_exitcode(running.status),
        output=output,
        log=events,
        leader=os.getpid(),
        folder=work,
        interrupts=tuple(running.interrupts),
        typed=tuple(running.typed),
        silent=silent,
        ended=ended,
        survivors=survivors,
        stuck=stuck,
    )


def lead(job: Job) -> Result:
    """Run the job as leader of a new session, in a new folder, which is removed."""
    os.setsid()
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    if LINUX:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER, prctl(2)
    # Not $TMPDIR: on macOS it is so long that a Unix socket's path in it is too long to bind.
    folder = os.path.realpath(f"/tmp/snippet-{os.urandom(8).hex()}")
    os.mkdir(folder, 0o700)
    try:
        return run(job, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Fork a leader for each job; write their results, nothing for one that died."""
    # All are read before the first leader is there, which watches standard input, too.
    jobs: list[Job] = pickle.load(sys.stdin.buffer)
    answers, leaders = [], []
    for job in jobs:
        answer, end = os.pipe()
        leaders.append(os.fork())
        if leaders[-1] == 0:
            try:
                result = lead(job)
                with open(end, "wb") as file:
                    pickle.dump(result, file)
            except BaseException:
                sys.excepthook(*sys.exc_info())
            finally:
                os._exit(0)
        os.close(end)
        answers.append(answer)
    results = []
    for answer in answers:
        with open(answer, "rb") as file:
            results.append(file.read())
    for leader in leaders:
        os.waitpid(leader, 0)
    try:
        sys.stdout.buffer.write(b"".join(results))
        sys.stdout.flush()
    except BrokenPipeError:  # the other end is closed
        os._exit(1)


if __name__ == "__main__":
    main()
