"""Happens-before: which lines come before which in every run, by what starts and joins order.

Three things order the lines of two runs of one program alike: each lane prints in its own order;
what a lane printed before it started another precedes all that the other prints; what a lane
printed precedes what is printed by one that has waited for its end. Nothing else counts, however
often it comes out the same.

Of a run that goes by the same way each time, every edge is one of these. Where a program only
looks whether another is over (`is_alive()`, `join(timeout)`), the answer may be another the next
time, so such an edge counts if the published run has it at the same place.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from tools.snippet.recording import Line


@dataclass(frozen=True)
class Precedence:
    """What precedes the lines of a run.

    `before` has for each lane, and for each line of it, {lane: how many of that one's lines precede
    it}. `calm` holds the numbers of those of main's lines that have all lines of the others either
    before or behind them in every run: whoever was started had been waited for.
    """

    before: dict[str, list[dict[str, int]]]
    calm: frozenset[int]


def precedence(trace, transcript):
    """Return the Precedence of a fresh run, a Trace, that is held against a Transcript."""
    published = _seen(transcript)
    printing = _lanes(trace.lines) | _lanes(transcript.lines)
    found = _precedence(trace, printing, published)
    if _absent(trace, printing):  # there is a lane of which only the published run can tell
        also = _precedence(transcript, printing, published)
        return Precedence(found.before, found.calm & also.calm)
    return found


def _precedence(run, printing, published):
    """Return the Precedence of a run's lines and edges.

    `printing` are the lanes that matter, of this run and others; `published` is what `_seen` says.
    """
    place = defaultdict(lambda: (0, 0))  # how many lines each lane has printed, and starts made
    counts = defaultdict(lambda: defaultdict(int))  # of each lane: how many of whose lines it knows
    over = defaultdict(set)  # of each lane: the lanes that it knows to be over
    before, calm = defaultdict(list), set()
    under_way = _lanes(run.lines) - _started(run, printing)  # who knows since when

    for moment in sorted((*run.lines, *run.edges), key=lambda moment: moment.time or 0):
        lane = moment.lane
        if lane is None:
            continue
        lines, starts = place[lane]
        if isinstance(moment, Line):
            before[lane].append(dict(counts[lane]))
            if lane == "main" and under_way <= over["main"]:
                calm.add(lines)
            place[lane] = lines + 1, starts
            counts[lane][lane] += 1
            continue
        if moment.kind == "start":
            place[lane] = lines, starts + 1
            under_way |= {other for other in printing if _belongs(other, moment.other)}
            learner, teachers = moment.other, [lane]
        elif moment.kind == "join" or (lane, place[lane], moment.other) in published:
            known = {*counts, *printing}
            learner, teachers = lane, [other for other in known if _belongs(other, moment.other)]
            over[lane].update(teachers)
        else:
            continue
        for teacher in teachers:
            over[learner] |= over[teacher]
            for other, count in counts[teacher].items():
                counts[learner][other] = max(counts[learner][other], count)
    return Precedence(before, frozenset(calm))


def _lanes(lines):
    """Return the lanes but main that print `lines`, and those that they descend from.

    Who prints nothing may at any time start one that does.
    """
    lanes = {line.lane for line in lines} - {None}
    above = {lane[: sign.start()] for lane in lanes for sign in re.finditer("[./]", lane)}
    return (lanes | above) - {"main"}


def _started(run, printing):
    starts = {edge.other for edge in run.edges if edge.kind == "start"}
    return {lane for lane in printing if any(_belongs(lane, other) for other in starts)}


def _absent(run, printing):
    """Return the lanes of `printing` that were not in this run."""
    return printing - _started(run, printing) - _lanes(run.lines)


def _seen(transcript):
    """Return {(lane, after how many of its lines and starts, who is over)} of a published run."""
    place, found = defaultdict(lambda: (0, 0)), set()
    # Python's sort is stable, and the lines of a transcript stand in their order.
    for moment in sorted((*transcript.edges, *transcript.lines), key=lambda m: m.time or 0):
        lines, starts = place[moment.lane]
        if isinstance(moment, Line):
            place[moment.lane] = lines + 1, starts
        elif moment.kind == "start":
            place[moment.lane] = lines, starts + 1
        else:
            found.add((moment.lane, (lines, starts), moment.other))
    return found


def _belongs(lane, other):
    """Is `lane` the lane `other`, or, where that is a process's main one, one of its threads?"""
    process = "/" not in other.rpartition(".")[2]
    return lane == other or (
        process and lane.startswith(f"{other}/") and "." not in lane[len(other) :]
    )


def misplaced(published, precede, names):
    """Return the edge of a fresh run that the order of the published lines breaks, or None.

    `precede` is the fresh run's Precedence, whose lanes print the same lines; `names` its names.
    """
    lanes, seen = defaultdict(list), defaultdict(int)
    for line in published:
        lanes[line.lane].append(line)
    for line in published:
        if line.lane is None:
            continue
        for other, count in precede.before[line.lane][seen[line.lane]].items():
            if seen[other] < count:
                return _say(line, lanes[other][seen[other]], names)
        seen[line.lane] += 1
    return None


def phases(lines, precede):
    """Return the workers' lines between each two of main's lines that are calm, as lists."""
    parts, number = [[]], 0
    for line in lines:
        if line.lane == "main":
            if number in precede.calm:
                parts.append([])
            number += 1
        elif line.lane is not None:
            parts[-1].append(line)
    return parts


def misplaced_in_order(published, printed, precede, names):
    """The same where any worker may print a worker's line, of runs that print the same lines.

    As many of the workers' lines stand before a calm line of main's as in the fresh run.
    """
    mains = [line for line in published if line.lane == "main"]
    limits = [mains[number] for number in sorted(precede.calm)]
    old, new = phases(published, precede), phases(printed, precede)
    for number, limit in enumerate(limits):
        if len(old[number]) > len(new[number]):
            return _say(old[number][-1], limit, names)
        if len(old[number]) < len(new[number]):
            return _say(limit, next(part for part in old[number + 1 :] if part)[0], names)
    return None


def _say(early, late, names):
    """Say that `early` stands before `late`, which it must follow."""
    first, second = (
        "the main process" if line.lane == "main" else names.get(line.lane, line.lane)
        for line in (early, late)
    )
    if early.lane.startswith((f"{late.lane}.", f"{late.lane}/")):
        why = f"before it started {first}"
    elif late.lane.startswith((f"{early.lane}.", f"{early.lane}/")):
        why = f"before {first} had joined it"
    else:
        why = f"and starts and joins in between put {first} after it"
    return f"`{early.text}` stands before `{late.text}`, but {second} printed `{late.text}` {why}"
