"""From the probe's log and the terminal: the run, with which process and thread did what."""

import json
from collections import defaultdict
from itertools import chain

from tools.compare.lifespans import Event, lifespans, spans
from tools.compare.screen import attribute, normalize, split
from tools.run.job import Result
from tools.snippet.events import Edge, Run
from tools.snippet.lane import MAIN, UNKNOWN, Lane

_TIMES = ("time", "before")


def trace(result: Result) -> Run:
    """Return the Run that a leader's result tells of, but for its ending."""
    log = [json.loads(line) for line in result.log.splitlines()]
    zero = next((event["time"] for event in log if event["kind"] == "run"), 0)

    def ms(time: float) -> float:
        return (time - zero) / 1e6

    for event in log:
        event.update({key: ms(event[key]) for key in _TIMES if key in event})
    lanes = Lanes(log, result.leader)
    writes = [(lanes.here(e), e["text"], e["time"]) for e in log if e["kind"] == "write"]
    interrupts = [(offset, ms(time)) for offset, time in result.interrupts]
    lines, spliced = split(attribute(result.output, writes, interrupts))
    timely = [event for event in log if event["time"] <= ms(result.ended)]
    return Run(
        lines=tuple(normalize(lines, result.folder)),
        pids=lanes.processes,
        edges=tuple(chain.from_iterable(_edges(event, log, lanes) for event in log)),
        spliced=spliced,
        names={lanes.here(e): e["name"] for e in log if e["kind"] == "begin"},
        lifespans=lifespans(timely, lanes.here, lanes.lane),
        spans=tuple(spans(timely, lanes.here, lanes.lane)),
    )


def _edges(event: Event, log: list[Event], lanes: "Lanes") -> list[Edge]:
    """Return the edges that an event of the log makes."""
    kind, time, here = event["kind"], event["time"], lanes.here(event)
    if kind == "end":  # a process that ends waits for those that it has started
        begun = [e["child"] for e in log if e["kind"] == "start" and e["pid"] == event["pid"]]
        return [Edge(time, "join", here, lanes.lane(child)) for child in begun]
    if kind in ("start", "join"):
        other = lanes.lane(event["child"])
    elif kind in ("thread", "joined"):
        other = lanes.lane(event["pid"], event["child"])
    else:
        return []
    if kind in ("start", "thread"):
        began = event["before"] if kind == "start" else time
        return [Edge(began, "start", here, other)]
    return [Edge(time, "join" if event["sure"] else "seen", here, other)]


class Lanes:
    """The lanes of a log. `processes` maps each process id in it, and the leader's, to a lane."""

    def __init__(self, log: list[Event], leader: int) -> None:
        self._threads = _threads(log)
        self._starts = _starts(log)
        self._births = {e["pid"]: e for e in log if e["kind"] in ("run", "fork")}
        self._main = next((e["pid"] for e in log if e["kind"] == "run"), None)
        self._leader = leader
        self._programs: dict[int, int] = defaultdict(int)  # how many each process has started
        self.processes = {leader: Lane("the shell")}
        # Programs that a process starts side by side may come up in any order; their ids tell.
        for pid in [*sorted(self._births), *self._starts]:
            self._process(pid)

    def here(self, event: Event) -> Lane:
        """Return the lane that an event is of."""
        return self.lane(event["pid"], event["thread"])

    def lane(self, pid: int, thread: int | None = 0) -> Lane:
        """Return the lane of the thread of that number in the process `pid`."""
        process = self.processes.get(pid, UNKNOWN)
        return process if thread == 0 else self._within(process, pid, thread)

    def _within(self, process: Lane, pid: int, thread: int | None) -> Lane:
        if thread == 0:
            return process
        if thread is None or (pid, thread) not in self._threads:
            return process.thread("?")
        starter, number = self._threads[pid, thread]
        return self._within(process, pid, starter).thread(number)

    def _process(self, pid: int) -> Lane:
        """Return the lane of the process `pid`, and keep it in `processes`."""
        if pid not in self.processes:
            self.processes[pid] = UNKNOWN  # against circles
            self.processes[pid] = self._created(pid)
        return self.processes[pid]

    def _created(self, pid: int) -> Lane:
        birth = self._births.get(pid)
        if pid in self._starts:
            parent, thread, number = self._starts[pid]
            return self._within(self._process(parent), parent, thread).child(number)
        if birth is None:
            return UNKNOWN
        if birth["kind"] == "fork":
            return self._process(birth["ppid"]).child(f"fork{birth['number']}")
        if pid == self._main or self._main is None:
            return MAIN
        # One that comes up when its parent has ended was started by the program.
        parent = self._main if birth["ppid"] == self._leader else birth["ppid"]
        program = " ".join(birth["argv"])
        if "multiprocessing.forkserver" in program:
            return self._process(parent).helper("fork server")
        if "multiprocessing.resource_tracker" in program:
            return self._process(parent).helper("resource tracker")
        self._programs[parent] += 1
        return self._process(parent).child(f"run{self._programs[parent]}")


def _starts(log: list[Event]) -> dict[int, tuple[int, int | None, int]]:
    """Return {a child: (its parent, the thread that started it, which of its children)}."""
    counts: dict[tuple[int, int | None], int] = defaultdict(int)
    found = {}
    for event in sorted((e for e in log if e["kind"] == "start"), key=lambda e: e["before"]):
        starter = event["pid"], event["thread"]
        counts[starter] += 1
        found[event["child"]] = (*starter, counts[starter])
    return found


def _threads(log: list[Event]) -> dict[tuple[int, int], tuple[int | None, int]]:
    """Return {(pid, a thread's number): (the thread that started it, that one's nth)}."""
    counts: dict[tuple[int, int | None], int] = defaultdict(int)
    found = {}
    for event in log:
        if event["kind"] == "thread":
            starter = event["pid"], event["thread"]
            counts[starter] += 1
            found[event["pid"], event["child"]] = event["thread"], counts[starter]
    return found
