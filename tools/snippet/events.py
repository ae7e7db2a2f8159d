"""What happens in one run of a program: the one shape of a run, fresh or recorded.

Times are in ms since the interpreter of the main process was up.
"""

from dataclasses import dataclass, field

from tools.snippet.lane import Lane

STILL = "still running"
GOES_ON = "goes on printing"
INTERRUPT = "^C"


@dataclass(frozen=True)
class Line:
    """One printed line: which lane printed it, and when, if known. Ctrl-C is a line of no lane."""

    text: str
    lane: Lane | None = None
    time: float | None = None


@dataclass(frozen=True)
class Edge:
    """At `time`, `lane` starts `other`, or knows that it has ended.

    `kind` is "start", "join" where it has waited for the end, or "seen" where it has looked and it
    had ended. `other` is a thread's lane, or a process's, which stands for all its threads.
    """

    time: float
    kind: str
    lane: Lane
    other: Lane


@dataclass(frozen=True)
class Lifespan:
    """When a lane was requested, started, ran the program, and ended: None where that never came.

    A process has started when its interpreter is up, or when it was forked. `own` is false for a
    thread that runs a library's code. `forker` is the fork server that forked it, if one did.
    """

    name: str
    requested: float
    started: float | None = None
    running: float | None = None
    ended: float | None = None
    own: bool = True
    forker: Lane | None = None


@dataclass(frozen=True)
class Span:
    """`lane` waits in `what`, or works on the task `what`, to `end`: None where that never came.

    `kind` is "wait" or "task"; `other` is the lane whose end it waits for, if it joins one.
    """

    start: float
    end: float | None
    lane: Lane
    kind: str
    what: str
    other: Lane | None = None


@dataclass(frozen=True)
class Run:
    """All that was seen of a run.

    `ending` is an exit status as a shell shows it, STILL or GOES_ON; `pids` maps the process ids
    to the lanes of their processes; `spliced` names two lanes that wrote on one line, or is None;
    `names` has the names of the processes. `lifespans` and `spans` are what a timeline shows.
    """

    lines: tuple[Line, ...] = ()
    ending: int | str = 0
    pids: dict[int, Lane] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    spliced: tuple[Lane, Lane] | None = None
    names: dict[Lane, str] = field(default_factory=dict)
    lifespans: dict[Lane, Lifespan] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
