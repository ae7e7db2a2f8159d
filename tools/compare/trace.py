"""From the probe's log and the terminal: the run, with which process and thread did what."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tools.compare.hand_overs import Roles, Task, hand_overs, locks, needed, task_edges, tasks
from tools.compare.lifespans import Event, acts, lifespans, spans
from tools.compare.screen import attribute, normalize, split
from tools.run.job import Result
from tools.snippet.events import Edge, Line, Run
from tools.snippet.lane import MAIN, UNKNOWN, Lane

_HELPERS = {
    "multiprocessing.forkserver": "fork server",
    "multiprocessing.resource_tracker": "resource tracker",
}
# What workers of pools and executors run: multiprocessing.pool.worker() and so on.
_WORKS = ("worker", "_process_worker", "_worker")


def trace(result: Result) -> Run:
    """Return the Run that a leader's result tells of, but for its ending."""
    log = [json.loads(line) for line in result.log.splitlines()]
    zero = next((event["time"] for event in log if event["kind"] == "run"), 0)

    def ms(time: float) -> float:
        return (time - zero) / 1e6

    for event in log:
        event.update({key: ms(event[key]) for key in ("time", "before") if key in event})
    lanes = Lanes(log, result.leader)
    writes = [(lanes.here(e), e["text"], e["time"]) for e in log if e["kind"] == "write"]
    interrupts = [(offset, ms(time)) for offset, time in result.interrupts]
    lines, spliced = split(attribute(result.output, writes, interrupts, result.typed))
    timely = [event for event in log if event["time"] <= ms(result.ended)]
    done = tasks(log, lanes.here)
    roles = Roles(log, lanes.here, lanes.lane)
    edges = [*_edges(log, lanes), *hand_overs(log, lanes.here, roles)]
    edges += [edge for task in done for edge in task_edges(task)]
    edges += locks(log, lanes.here, edges)
    printed = [(line.time or 0, line.lane) for line in lines if line.lane]
    places = {(lanes.here(e), e["time"]): e.get("at") for e in log if e["kind"] == "write"}
    at = (
        replace(n, at=places.get((n.lane or MAIN, n.time or 0)))
        for n in normalize(lines, result.folder)
    )
    told = tuple(_with_tasks(at, done))
    working = frozenset(lanes.child(e) for e in log if e.get("role") in _WORKS)
    return Run(
        lines=told,
        pids=lanes.processes,
        edges=tuple(needed(edges, printed)),
        spliced=spliced,
        names={
            lanes.here(e) if e["kind"] == "begin" else lanes.child(e): e["name"]
            for e in log
            if e["kind"] in ("begin", "thread")
        },
        workers=working | roles.workers(told),
        lifespans=lifespans(timely, lanes.here, lanes.lane),
        spans=tuple(spans(timely, lanes.here, lanes.lane)),
        acts=tuple(acts(timely, lanes.here, lanes.lane)),
    )


def _with_tasks(lines: Iterable[Line], done: Sequence[Task]) -> Iterator[Line]:
    """Yield the lines, each with the task that its lane worked on."""
    spells = [(task.lane, *spell) for task in done for spell in task.spells]
    for line in lines:
        for task, lane, begun, finished in spells:
            if line.lane == lane and begun <= (line.time or 0) <= (finished or float("inf")):
                line = replace(line, task=task)
        yield line


def _edges(log: list[Event], lanes: "Lanes") -> Iterator[Edge]:
    """Yield the edges of starts and ends that the events of the log make."""
    started = {event["child"] for event in log if event["kind"] == "start"}
    for event in log:
        kind, time, here = event["kind"], event["time"], lanes.here(event)
        if kind == "start" or (kind == "born" and lanes.child(event).is_known):
            yield Edge(event["before"], "start", here, lanes.child(event), at=event.get("at"))
        elif kind == "fork" and event["pid"] not in started and "before" in event:
            parent = lanes.lane(event["ppid"], event["by"])
            if not parent.is_fork_server:
                yield Edge(event["before"], "start", parent, here, at=event.get("at"))
        elif kind == "reap" and lanes.child(event).is_known:
            yield from _reaped(event, log, lanes)
        elif kind == "thread":
            yield Edge(time, "start", here, lanes.child(event), at=event.get("at"))
        elif kind in ("join", "joined"):
            yield Edge(time, "join" if event["sure"] else "seen", here, lanes.child(event))
        elif kind == "end":  # a process that ends waits for those that it has started
            for start in log:
                if start["kind"] == "start" and start["pid"] == event["pid"]:
                    yield Edge(time, "join", here, lanes.child(start))


def _reaped(event: Event, log: list[Event], lanes: "Lanes") -> Iterator[Edge]:
    """Yield the edges that a wait for one child makes, or for any.

    Which of them ends first may differ, but when none is left, all have ended.
    """
    here = lanes.here(event)
    sure = event["sure"] and not event["any"]
    yield Edge(event["time"], "join" if sure else "seen", here, lanes.child(event))
    if event["sure"] and event["any"]:
        earlier = [each for each in log if each.get("before", each["time"]) <= event["time"]]
        parent = event["pid"]
        born = {
            e["child"] for e in earlier if e["kind"] in ("start", "born") and e["pid"] == parent
        }
        born |= {e["pid"] for e in earlier if e["kind"] == "fork" and e["ppid"] == parent}
        over = {e["child"] for e in earlier if e["kind"] in ("reap", "join") and e["sure"]}
        if born <= over:
            for each in sorted(born):
                yield Edge(event["time"], "join", here, lanes.lane(each))


class Lanes:
    """The lanes of a log. `processes` maps each process id in it, and the leader's, to a lane."""

    def __init__(self, log: list[Event], leader: int) -> None:
        threads = [event for event in log if event["kind"] == "thread"]
        self._threads = {(e["pid"], e["child"]): (e["thread"], n) for e, n in _numbered(threads)}
        self._idents = {(e["pid"], e["ident"]): e["child"] for e in log if e["kind"] == "ident"}
        starts = sorted((e for e in log if e["kind"] == "start"), key=lambda e: e["before"])
        self._starts = {e["child"]: (e["pid"], e["thread"], n) for e, n in _numbered(starts)}
        self._births = {e["pid"]: e for e in log if e["kind"] in ("run", "fork")}
        self._main = next((e["pid"] for e in log if e["kind"] == "run"), None)
        self._leader = leader
        self._programs = Counter[int]()  # how many each process has started
        self.processes = {leader: Lane("the shell")}
        # Programs that a process starts side by side may come up in any order; their ids tell,
        # which start again from the lowest when the highest is taken.
        for pid in [*sorted(self._births, key=lambda pid: (pid < leader, pid)), *self._starts]:
            self._process(pid)

    def here(self, event: Event) -> Lane:
        """Return the lane that an event is of."""
        return self.lane(event["pid"], event["thread"])

    def child(self, event: Event) -> Lane:
        """Return the lane that an event starts or ends: a thread of its process, or a process."""
        thread = event["kind"] in ("thread", "joined")
        return self.lane(event["pid"], event["child"]) if thread else self.lane(event["child"])

    def lane(self, pid: int, thread: int | str | None = 0) -> Lane:
        """Return the lane of the thread of that number in the process `pid`."""
        if isinstance(thread, str):  # it runs another interpreter
            thread = self._idents.get((pid, thread), 0)
        if thread == 0:
            return self.processes.get(pid, UNKNOWN)
        starter, number = self._threads.get((pid, thread), (0, "?"))
        return self.lane(pid, starter).thread(number)

    def _process(self, pid: int) -> Lane:
        """Return the lane of the process `pid`, and keep it and those above it in `processes`."""
        line = []
        each: int | None = pid
        while each is not None and each not in self.processes:
            self.processes[each] = UNKNOWN  # against circles
            line.append(each)
            each = self._parent(each)
        for each in reversed(line):
            self.processes[each] = self._created(each)
        return self.processes[pid]

    def _parent(self, pid: int) -> int | None:
        """Return the process that a process descends from, None for the main one and strangers."""
        if pid in self._starts:
            return int(self._starts[pid][0])
        birth = self._births.get(pid)
        if birth is None or (birth["kind"] == "run" and self._main in (pid, None)):
            return None
        # A program that comes up when its parent has ended was started by the main one.
        orphan = birth["kind"] == "run" and birth["ppid"] == self._leader
        return self._main if orphan else int(birth["ppid"])

    def _created(self, pid: int) -> Lane:
        """Return the lane of the process `pid`, whose parent's is known."""
        parent = self._parent(pid)
        if parent is None:
            return MAIN if pid in self._births else UNKNOWN
        if pid in self._starts:
            _, thread, number = self._starts[pid]
            return self.lane(parent, thread).child(number)
        birth, above = self._births[pid], self.processes[parent]
        if birth["kind"] == "fork":
            return above.child(f"fork{birth['number']}")
        program = " ".join(birth["argv"])
        for module, helper in _HELPERS.items():
            if module in program:
                return above.helper(helper)
        self._programs[parent] += 1
        return above.child(f"run{self._programs[parent]}")


def _numbered(events: Iterable[Event]) -> Iterator[tuple[Event, int]]:
    """Yield (event, which it is of those of its thread)."""
    counts = Counter[tuple[int, int | None]]()
    for event in events:
        starter = event["pid"], event["thread"]
        counts[starter] += 1
        yield event, counts[starter]
