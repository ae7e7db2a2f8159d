"""From a run's log and its terminal: which process and thread printed which line.

A *lane* is a thread of a process, named by how it was created: `main`, its second child
`main.2`, that one's first thread `main.2/1`. Names, pids and start methods do not enter, so the
lanes of two runs of one program can be matched.
"""

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass

from .transcript import INTERRUPT, Line

_FRAME = re.compile(r'(?P<margin>[\s|]*)File "(?P<path>[^"]+)", line \d+(?:,? in .+)?')
_CARETS = re.compile(r"[\s|]*[~^]+")
_WARNING = re.compile(r"(?P<path>\S.*?):\d+: (?P<rest>\w+Warning: .*)")


@dataclass(frozen=True)
class Edge:
    """At `time` (monotonic ns), `lane` calls start() of `other`, or its join() has returned.

    `other` is a thread's lane, or a process's main one, which stands for all of its threads.
    """

    time: int
    joins: bool
    lane: str
    other: str


@dataclass(frozen=True)
class Trace:
    """A run with its lines attributed.

    `lines` are as a transcript shows them; `pids` maps every process id that was seen to the
    role of its process; `edges` are the starts and joins; `spliced` names two lanes that wrote
    on one line, or is None.
    """

    lines: tuple[Line, ...]
    pids: dict[int, str]
    edges: tuple[Edge, ...]
    spliced: tuple[str, str] | None


def trace(result):
    """Return the Trace of a leader's result."""
    log = [json.loads(line) for line in result["log"].splitlines()]
    pids = _roles(log, result["leader"])
    threads = _thread_paths(log)

    def lane(pid, thread):
        return pids[pid] + threads(pid, thread)

    writes = [
        (lane(e["pid"], e["thread"]), e["text"], e["time"]) for e in log if e["kind"] == "write"
    ]
    pieces = _attribute(result["output"], writes, result["interrupts"])
    lines, spliced = _split(pieces, "main" if not log else "?")
    edges = tuple(_edges(log, lane))
    return Trace(tuple(_normalise(lines, result["folder"])), pids, edges, spliced)


def _edges(log, lane):
    """Yield the Edges of a log."""
    for event in log:
        kind = event["kind"]
        if kind in ("start", "join", "thread", "joined"):
            here = lane(event["pid"], event["thread"])
            process = kind in ("start", "join")
            other = lane(event["child"], 0) if process else lane(event["pid"], event["child"])
            time = event["before"] if kind == "start" else event["time"]
            yield Edge(time, kind in ("join", "joined"), here, other)


def _roles(log, leader):
    """Return {pid: role} for every process that the log knows, and the terminal's leader."""
    starts = defaultdict(list)  # (pid, thread) of the starter: the children, in their order
    for event in sorted((e for e in log if e["kind"] == "start"), key=lambda e: e["before"]):
        starts[event["pid"], event["thread"]].append(event["child"])
    started = {
        child: (starter, number)
        for starter, children in starts.items()
        for number, child in enumerate(children, 1)
    }
    roles, others = {leader: "the shell"}, defaultdict(int)
    births = {e["pid"]: e for e in log if e["kind"] in ("run", "fork")}
    threads = _thread_paths(log)

    def role(pid):
        if pid in roles:
            return roles[pid]
        roles[pid] = "?"  # against circles
        birth = births.get(pid)
        if pid in started:
            (parent, thread), number = started[pid]
            roles[pid] = f"{role(parent)}{threads(parent, thread)}.{number}"
        elif birth and birth["kind"] == "run":
            program = " ".join(birth["argv"])
            if birth["ppid"] == leader:
                roles[pid] = "main"
            elif "multiprocessing.forkserver" in program:
                roles[pid] = f"fork server of {role(birth['ppid'])}"
            elif "multiprocessing.resource_tracker" in program:
                roles[pid] = f"resource tracker of {role(birth['ppid'])}"
            else:
                others[birth["ppid"]] += 1
                roles[pid] = f"{role(birth['ppid'])}.run{others[birth['ppid']]}"
        elif birth:
            others[birth["ppid"]] += 1
            roles[pid] = f"{role(birth['ppid'])}.fork{others[birth['ppid']]}"
        return roles[pid]

    for pid in [*births, *started]:
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


def _attribute(output, writes, interrupts):
    """Return the terminal's text as (lane, text, time) pieces, Ctrl-C as (None, "^C", time).

    Log and terminal have the same order. What the terminal has beyond the log (a crash's last
    words, a program in another language) gets the lane "?".
    """
    pieces, position, now = [], 0, 0

    def add(lane, text):
        nonlocal position
        while interrupts and interrupts[0] <= position:
            interrupts.pop(0)
            pieces.append((None, INTERRUPT, now))
        pieces.append((lane, text, now))
        position += len(text)

    interrupts = list(interrupts)
    for lane, text, time in writes:
        found = output.find(text, position)
        if found < 0:
            continue  # it was cut off with the run
        if found > position:
            add("?", output[position:found])
        now = time
        add(lane, text)
    if position < len(output):
        add("?", output[position:])
    return pieces + [(None, INTERRUPT, now)] * len(interrupts)


def _split(pieces, unknown):
    """Return (lines in the order they were completed, two lanes that wrote on one line)."""
    lines, pending, spliced = [], {}, None
    for lane, text, time in pieces:
        if lane is None:
            lines.append(Line(text, None, time))
            continue
        lane = unknown if lane == "?" else lane
        if spliced is None and set(pending) - {lane}:
            spliced = lane, min(set(pending) - {lane})
        *complete, rest = (pending.pop(lane, "") + text).split("\n")
        lines.extend(Line(_shown(part), lane, time) for part in complete)
        if rest:
            pending[lane] = rest
    lines.extend(Line(_shown(rest), lane, time) for lane, rest in pending.items())
    return lines, spliced


def _shown(text):
    """Return the line as a terminal shows it: UTF-8, and `\\r` goes back to the line's start."""
    shown = ""
    for part in text.encode("latin-1").decode("utf-8", "backslashreplace").split("\r"):
        shown = part + shown[len(part) :]
    return shown


def _normalise(lines, folder):
    """Return the lines without what depends on where Python and the program lie.

    In tracebacks and warnings, lane by lane: a frame outside the program becomes `...`, caret
    lines go, paths become file names.
    """
    folder = os.path.join(folder, "work", "") if os.name != "nt" else os.path.join(folder, "")
    frames, last = {}, {}  # of each lane: (margin, is the frame left out?), the line before
    for line in lines:
        lane, text = line.lane, line.text.replace(folder, "")
        margin = len(text) - len(text.lstrip(" |"))
        if match := _FRAME.fullmatch(text):
            outside = _is_outside(match["path"])
            frames[lane] = len(match["margin"]), outside
            text = f"{match['margin']}..." if outside else text
            if outside and last.get(lane) == text:
                continue
        elif lane in frames and text.strip() and margin > frames[lane][0]:
            if frames[lane][1] or _CARETS.fullmatch(text):
                continue
        else:
            frames.pop(lane, None)
            if match := _WARNING.fullmatch(text):
                outside = _is_outside(match["path"])
                frames[lane] = 0, outside
                text = f"...: {match['rest']}" if outside else text
        last[lane] = text
        yield Line(text, lane, line.time)


def _is_outside(path):
    """Is this path, without the program's folder, none of the program's files?"""
    return os.path.isabs(path) or path.startswith("<")
