"""Recorder: log which process and thread of a program does what, and change nothing else.

Python imports a module of this name at start-up when it finds one; the harness puts this folder
on PYTHONPATH. It makes the start method under test (SNIPPET_METHOD) the platform's default and
appends events, one JSON object a line, to the file SNIPPET_LOG:

run     an interpreter has started     ppid, argv
fork    a process was forked           ppid, number: it is the nth that this parent forked,
                                      by (its thread), before
begin   a Process runs its target      name
end     it has run its target
start   Process.start() returned       child (its pid), before (ns, when it was called), name, role
join    a Process is seen to be over   child (its pid), sure
thread  Thread.start() is called       child (its number), name, role
ident   a Thread has been started      child (its number), ident: what it is called in the events
                                      of another interpreter that it runs
joined  a Thread is seen to be over    child (its number), sure
write   bytes went to the terminal     text (latin-1)

A process is seen to be over by `join()`, `is_alive()` or `exitcode`. That is `sure` where the
call waits for it: then it is over at this place in every run, and in the others just this time.

A `role` is the name of the function that it runs, or its class. `hand_overs` adds what else orders
lines; see there.

With SNIPPET_TIMELINE set, `activity` adds what else a picture needs; see there. With
SNIPPET_SWITCH_INTERVAL, threads take turns after as many seconds. With SNIPPET_LATE, lines that
match this pattern are written late.

Each has `time` (monotonic ns), `pid` and `thread`: 0 for the main thread, n for the nth that the
process started, null for one that `threading` does not know.
"""

import os
import sys
import threading
import time
from multiprocessing import context, process

from hand_overs import record_hand_overs
from snippet_log import INTERPRETER, buffers, gate, main_thread, record, recorded, who, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# How many processes this one has forked, and its pid, thread and moment as it forks.
forked: "list[Any]" = [0, 0, 0, 0]


def before_fork() -> None:
    gate.acquire()
    forked[:] = forked[0] + 1, os.getpid(), who(), time.monotonic_ns()


def after_fork() -> None:
    for buffer in buffers:
        buffer.keep_own()
    gate.release()
    main_thread[0] = threading.get_ident()
    record("fork", ppid=forked[1], number=forked[0], by=forked[2], before=forked[3])
    forked[0] = 0


def role(worker: "Any") -> str:
    """Return the name of the function that a Process or Thread runs, or else of its class."""
    target = getattr(worker, "_target", None)
    name = getattr(target, "__qualname__", None) if isinstance(target, FUNCTIONS) else None
    return name or type(target or worker).__qualname__


FUNCTIONS = type(role), type(len), type(context._default_context.get_context)


@wrap(process.BaseProcess, "start")
def start_process(start: "Callable[..., None]", self: process.BaseProcess) -> None:
    before, told = time.monotonic_ns(), role(self)  # start() forgets the target
    start(self)
    record("start", child=self.pid, before=before, name=self.name, role=told)


seen: set[tuple[int, int | None]] = set()  # (thread, pid) of whom this process has seen to be over


def record_end(child: "Any", sure: bool) -> None:
    """Record once in each thread that a started Process is over, if it is."""
    over = getattr(child._popen, "returncode", None) is not None
    if over and (sure or (threading.get_ident(), child.pid) not in seen):
        seen.add((threading.get_ident(), child.pid))
        record("join", child=child.pid, sure=sure)


@wrap(process.BaseProcess, "join")
def join_process(
    join: "Callable[..., None]", self: process.BaseProcess, timeout: float | None = None
) -> None:
    join(self, timeout)
    record_end(self, sure=timeout is None)


@wrap(process.BaseProcess, "is_alive")
def is_alive(is_alive: "Callable[..., bool]", self: process.BaseProcess) -> bool:
    alive = is_alive(self)
    record_end(self, sure=False)
    return alive


known: property = vars(process.BaseProcess)["exitcode"]


def exitcode(self: process.BaseProcess, get: "Any" = known.fget) -> int | None:
    code: int | None = get(self)
    record_end(self, sure=False)
    return code


setattr(process.BaseProcess, "exitcode", property(exitcode, doc=known.__doc__))  # noqa: B010 - a property


@wrap(process.BaseProcess, "_bootstrap")
def run_process(
    bootstrap: "Callable[..., int]", self: process.BaseProcess, *args: object, **kwargs: object
) -> int:
    main_thread[0] = threading.get_ident()
    record("begin", name=self.name)
    code = bootstrap(self, *args, **kwargs)
    record("end")
    return code


@wrap(threading.Thread, "start")
def start_thread(start: "Callable[..., None]", self: "Any") -> None:
    self._number = next(numbers)
    record("thread", child=self._number, name=self.name, role=role(self))
    start(self)
    if "concurrent.interpreters" in sys.modules:
        record("ident", child=self._number, ident=f"ident {self.ident}")


@wrap(threading.Thread, "join")
def join_thread(join: "Callable[..., None]", self: "Any", timeout: float | None = None) -> None:
    join(self, timeout)
    if hasattr(self, "_number") and not self.is_alive():
        record("joined", child=self._number, sure=timeout is None)


numbers = iter(range(INTERPRETER * 10**6 + 1, sys.maxsize))
method = os.environ.get("SNIPPET_METHOD")
default: "Any" = context._default_context
default._default_context = vars(context)["_concrete_contexts"][method]
for name in ("stdout", "stderr"):
    if getattr(sys, name) is not None and os.isatty(getattr(sys, name).fileno()):
        setattr(sys, name, recorded(getattr(sys, name)))
        setattr(sys, f"__{name}__", getattr(sys, name))
os.register_at_fork(before=before_fork, after_in_parent=gate.release, after_in_child=after_fork)
if "SNIPPET_SWITCH_INTERVAL" in os.environ:
    sys.setswitchinterval(float(os.environ["SNIPPET_SWITCH_INTERVAL"]))
record_hand_overs()
if "SNIPPET_TIMELINE" in os.environ:
    import activity  # noqa: F401 - replaces what it records
sys.path[:] = [path for path in sys.path if path != os.path.dirname(__file__)]
if not INTERPRETER:
    record("run", ppid=os.getppid(), argv=sys.orig_argv)
