"""What happens in one run of a program: the one shape of a run, fresh or recorded.

Times are in ms since the interpreter of the main process was up.
"""

from dataclasses import dataclass, field

from tools.snippet.lane import Lane

STILL = "still running"
GOES_ON = "goes on printing"
INTERRUPT = "^C"
Place = str | None  # "count.py:7", a line of the program; only a run for a timeline knows it


@dataclass(frozen=True)
class Line:
    """One printed line: which lane printed it, and when, if known. Ctrl-C is a line of no lane.

    `task` is the task that its worker was doing; a recorded run does not have it.
    `at` is where in the program it was printed.
    """

    text: str
    lane: Lane | None = None
    time: float | None = None
    task: Lane | None = field(default=None, compare=False)
    at: Place = field(default=None, compare=False)


@dataclass(frozen=True)
class Edge:
    """At `time`, `lane` starts `other`, or knows that it has ended, or what it had done by `since`.

    `kind` is "start", "join" where it has waited for the end, "after" where it has waited for what
    was done by `since`, or "seen" where the same may be otherwise the next time: it has looked and
    `other` had ended, or had done as much. `other` is a thread's lane, or a process's, which stands
    for all its threads where it has ended. The lane of a task starts and ends, too. `at` is where
    in the program it is started.
    """

    time: float
    kind: str
    lane: Lane
    other: Lane
    since: float | None = None
    at: Place = None


@dataclass(frozen=True)
class Lifespan:
    """When a lane was requested, started, ran the program, and ended: None where that never came.

    A process has started when its interpreter is up, or when it was forked. `own` is false for a
    thread that runs a library's code. `forker` is the fork server that forked it, if one did.
    `call` is what it runs of the program, "count(3)", which begins at `at`.
    """

    name: str
    requested: float
    started: float | None = None
    running: float | None = None
    ended: float | None = None
    own: bool = True
    forker: Lane | None = None
    at: Place = None
    call: str | None = None


@dataclass(frozen=True)
class Span:
    """`lane` waits in `what`, or works on the task `what`, to `end`: None where that never came.

    `kind` is "wait" or "task"; `other` is the lane whose end it waits for, if it joins one. A call
    of the program's that waits is at `at`, with `arguments` as it has them; `outcome` is "returns
    3", or "raises Empty()". A task begins at `at`.
    """

    start: float
    end: float | None
    lane: Lane
    kind: str
    what: str
    other: Lane | None = None
    at: Place = None
    arguments: str | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Act:
    """At `time`, `lane` does something that others may notice, without waiting.

    `kind` is "act" for a call of the program's, `what`, about the process `other` if it ends one;
    "signal" where its handler of the signal `what` is called; "raised" where the exception `what`
    ends the lane.
    """

    time: float
    lane: Lane
    kind: str
    what: str
    other: Lane | None = None
    at: Place = None


@dataclass(frozen=True)
class Run:
    """All that was seen of a run.

    `ending` is an exit status as a shell shows it, STILL or GOES_ON; `pids` maps the process ids
    to the lanes of their processes; `spliced` is two lanes that wrote on one line, and it, or None;
    `names` has the names of processes and threads, and `workers` are the lanes that only work on
    tasks of pools and executors. `lifespans` and `spans` are what a timeline shows, and, with
    `acts`, what is told of a run that is played.
    """

    lines: tuple[Line, ...] = ()
    ending: int | str = 0
    pids: dict[int, Lane] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    spliced: tuple[Lane, Lane, str] | None = None
    names: dict[Lane, str] = field(default_factory=dict)
    workers: frozenset[Lane] = frozenset()
    lifespans: dict[Lane, Lifespan] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    acts: tuple[Act, ...] = ()
