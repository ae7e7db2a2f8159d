"""From a run's log and its terminal: which process and thread printed which line.

A *lane* is a thread of a process, named by how it was created: `main`, its second child
`main.2`, that one's first thread `main.2/1`. Names, pids and start methods do not enter, so the
lanes of two runs of one program can be matched.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from tools.compare.lifespans import lives
from tools.compare.screen import attribute, normalise, split
from tools.snippet.recording import Edge, Line


@dataclass(frozen=True)
class Trace:
    """A run with its lines attributed.

    `lines` are as a transcript shows them; `pids` maps every process id that was seen to the
    role of its process; `edges` are the starts and joins; `spliced` names two lanes that wrote
    on one line, or is None; `names` has the names that the program gave its processes, by lane;
    `lives` and `spans` are what `lives.lives` returns.
    """

    lines: tuple[Line, ...]
    pids: dict[int, str] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    spliced: tuple[str, str] | None = None
    names: dict[str, str] = field(default_factory=dict)
    lives: dict = field(default_factory=dict)
    spans: tuple = ()


def trace(result):
    """Return the Trace of a leader's result."""
    log = [json.loads(line) for line in result["log"].splitlines()]
    threads = _thread_paths(log)
    pids = _roles(log, result["leader"], threads)

    def lane(pid, thread=0):
        return pids.get(pid, "?") + threads(pid, thread)

    def here(event):
        return lane(event["pid"], event["thread"])

    writes = [(here(e), e["text"], e["time"]) for e in log if e["kind"] == "write"]
    lines, spliced = split(attribute(result["output"], writes, result["interrupts"]))
    lines = tuple(normalise(lines, result["folder"]))
    names = {here(e): e["name"] for e in log if e["kind"] == "begin"}
    edges = []
    for event in log:
        kind, time = event["kind"], event["time"]
        if kind == "end":  # a process that ends waits for those that it has started
            begun = [e["child"] for e in log if e["kind"] == "start" and e["pid"] == event["pid"]]
            edges += [Edge(time, "join", here(event), lane(child)) for child in begun]
            continue
        if kind in ("start", "join"):
            other = lane(event["child"])
        elif kind in ("thread", "joined"):
            other = lane(event["pid"], event["child"])
        else:
            continue
        if kind in ("start", "thread"):
            edges.append(Edge(event.get("before", time), "start", here(event), other))
        else:
            edges.append(Edge(time, "join" if event["sure"] else "seen", here(event), other))
    known, spans = lives(log, here, lane, result.get("over", float("inf")))
    return Trace(lines, pids, tuple(edges), spliced, names, known, tuple(spans))


def _roles(log, leader, threads):
    """Return {pid: role} for every process that the log knows, and the terminal's leader."""
    starts = defaultdict(list)  # (pid, thread) of the starter: the children, in their order
    for event in sorted((e for e in log if e["kind"] == "start"), key=lambda e: e["before"]):
        starts[event["pid"], event["thread"]].append(event["child"])
    started = {
        child: (starter, number)
        for starter, children in starts.items()
        for number, child in enumerate(children, 1)
    }
    births = {e["pid"]: e for e in log if e["kind"] in ("run", "fork")}
    main = next((e["pid"] for e in log if e["kind"] == "run"), None)
    roles, programs = {leader: "the shell"}, defaultdict(int)

    def role(pid):
        if pid in roles:
            return roles[pid]
        roles[pid] = "?"  # against circles
        birth = births.get(pid)
        if pid in started:
            (parent, thread), number = started[pid]
            roles[pid] = f"{role(parent)}{threads(parent, thread)}.{number}"
        elif birth and birth["kind"] == "fork":
            roles[pid] = f"{role(birth['ppid'])}.fork{birth['number']}"
        elif birth and pid == main:
            roles[pid] = "main"
        elif birth:
            program = " ".join(birth["argv"])
            # One that comes up when its parent has ended was started by the program.
            parent = main if birth["ppid"] == leader else birth["ppid"]
            if "multiprocessing.forkserver" in program:
                roles[pid] = f"fork server of {role(parent)}"
            elif "multiprocessing.resource_tracker" in program:
                roles[pid] = f"resource tracker of {role(parent)}"
            else:
                programs[parent] += 1
                roles[pid] = f"{role(parent)}.run{programs[parent]}"
        return roles[pid]

    # Programs that a process starts side by side may come up in any order; their ids tell.
    for pid in [*sorted(births), *started]:
        role(pid)
    return roles


def _thread_paths(log):
    """Return a function of (pid, thread number) that gives the lane's suffix: "" or "/2"."""
    starters, counts = {}, defaultdict(int)
    for event in log:
        if event["kind"] == "thread":
            starter = event["pid"], event["thread"]
            counts[starter] += 1
            starters[event["pid"], event["child"]] = starter, counts[starter]

    def path(pid, thread):
        if thread == 0:
            return ""
        if (pid, thread) not in starters:
            return "/?"
        starter, number = starters[pid, thread]
        return f"{path(*starter)}/{number}"

    return path
