"""Happens-before: which lines come before which in every run, by what starts and joins order.

Three things order the lines of two runs of one program alike: each lane prints in its own order;
what a lane printed before it started another precedes all that the other prints; what a lane
printed precedes what is printed by one that has waited for its end. Nothing else counts, however
often it comes out the same.

Of a run that goes by the same way each time, every edge is one of these. Where a program only
looks whether another has ended (`is_alive()`, `join(timeout)`), the answer may be another the next
time, so such an edge counts if the published run has it at the same place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tools.compare.matching import Lines, by_lane
from tools.snippet.events import Edge, Line, Run
from tools.snippet.lane import MAIN, Lane

# A lane, how many lines it has printed and starts it has made, and the lane that it sees has ended.
_Sight = tuple[Lane, tuple[int, int], Lane]
Names = Mapping[Lane, str]  # of a run's processes


@dataclass(frozen=True)
class HappensBefore:
    """What precedes the lines of a run.

    `before` has for each lane, and for each line of it, {lane: how many of that one's lines precede
    it}. `quiescent` holds the numbers of those of main's lines that have all lines of the others
    either before or behind them in every run: whoever was started had been waited for.
    """

    before: dict[Lane, list[dict[Lane, int]]]
    quiescent: frozenset[int]


def happens_before(fresh: Run, published: Run) -> HappensBefore:
    """Return what precedes the lines of a fresh run that is held against a published one."""
    # Where in the published run one lane knows that another has ended.
    sights = {
        (lane, place, moment.other)
        for lane, moment, place in _moments(published)
        if isinstance(moment, Edge) and moment.kind != "start"
    }
    printing = _lanes(fresh.lines) | _lanes(published.lines)
    found = _happens_before(fresh, printing, sights)
    if printing - _started(fresh, printing) - _lanes(fresh.lines):
        # There is a lane of which only the published run can tell.
        also = _happens_before(published, printing, sights)
        return HappensBefore(found.before, found.quiescent & also.quiescent)
    return found


def _happens_before(run: Run, printing: set[Lane], sights: set[_Sight]) -> HappensBefore:
    """Return what precedes the lines of a run; `printing` are the lanes that matter."""
    # Of each lane: how many of whose lines it knows of, and which lanes it knows to have ended.
    counts: dict[Lane, dict[Lane, int]] = defaultdict(lambda: defaultdict(int))
    ended: dict[Lane, set[Lane]] = defaultdict(set)
    before: dict[Lane, list[dict[Lane, int]]] = defaultdict(list)
    quiescent = set()
    under_way = _lanes(run.lines) - _started(run, printing)  # who knows since when

    for lane, moment, place in _moments(run):
        if isinstance(moment, Line):
            before[lane].append(dict(counts[lane]))
            if lane == MAIN and under_way <= ended[MAIN]:
                quiescent.add(place[0])
            counts[lane][lane] += 1
            continue
        if moment.kind == "start":
            under_way |= {other for other in printing if other.belongs_to(moment.other)}
            learner, teachers = moment.other, [lane]
        elif moment.kind == "join" or (lane, place, moment.other) in sights:
            known = {*counts, *printing}
            learner, teachers = lane, [other for other in known if other.belongs_to(moment.other)]
            ended[lane].update(teachers)
        else:
            continue
        for teacher in teachers:
            ended[learner] |= ended[teacher]
            for other, count in counts[teacher].items():
                counts[learner][other] = max(counts[learner][other], count)
    return HappensBefore(before, frozenset(quiescent))


def _moments(run: Run) -> Iterator[tuple[Lane, Line | Edge, tuple[int, int]]]:
    """Yield (lane, its next line or edge, (lines it has printed, starts it has made)), in order."""
    places: dict[Lane, tuple[int, int]] = defaultdict(lambda: (0, 0))
    moments: list[Line | Edge] = [*run.lines, *run.edges]
    # Python's sort is stable, and the lines of a transcript are in their order.
    for moment in sorted(moments, key=lambda moment: moment.time or 0):
        if moment.lane is None:
            continue
        lines, starts = places[moment.lane]
        yield moment.lane, moment, (lines, starts)
        if isinstance(moment, Line):
            places[moment.lane] = lines + 1, starts
        elif moment.kind == "start":
            places[moment.lane] = lines, starts + 1


def _lanes(lines: Iterable[Line]) -> set[Lane]:
    """Return the lanes but main that print `lines`, and those that they descend from.

    Who prints nothing may at any time start one that does.
    """
    lanes = by_lane(lines).keys()
    return {*lanes, *(above for lane in lanes for above in lane.ancestors)} - {MAIN}


def _started(run: Run, printing: set[Lane]) -> set[Lane]:
    starts = {edge.other for edge in run.edges if edge.kind == "start"}
    return {lane for lane in printing if {lane, lane.process} & starts}


def misplaced(published: Lines, order: HappensBefore, names: Names) -> str | None:
    """Return the edge of a fresh run that the order of the published lines breaks, or None.

    `order` is the fresh run's, whose lanes print the same lines; `names` its names.
    """
    lanes, seen = by_lane(published), Counter[Lane]()
    for line in published:
        if line.lane is None:
            continue
        for other, count in order.before[line.lane][seen[line.lane]].items():
            if seen[other] < count:
                return _say(line, lanes[other][seen[other]], names)
        seen[line.lane] += 1
    return None


def phases(lines: Iterable[Line], order: HappensBefore) -> list[list[Line]]:
    """Return the workers' lines between each two of main's lines that are quiescent."""
    parts: list[list[Line]] = [[]]
    number = 0
    for line in lines:
        if line.lane == MAIN:
            if number in order.quiescent:
                parts.append([])
            number += 1
        elif line.lane is not None:
            parts[-1].append(line)
    return parts


def misplaced_in_order(
    published: Lines, printed: Lines, order: HappensBefore, names: Names
) -> str | None:
    """The same where any worker may print a worker's line, of runs that print the same lines.

    As many of the workers' lines come before a quiescent line of main's as in the fresh run.
    """
    mains = [line for line in published if line.lane == MAIN]
    limits = [mains[number] for number in sorted(order.quiescent)]
    old, new = phases(published, order), phases(printed, order)
    for number, limit in enumerate(limits):
        if len(old[number]) > len(new[number]):
            return _say(old[number][-1], limit, names)
        if len(old[number]) < len(new[number]):
            return _say(limit, next(part for part in old[number + 1 :] if part)[0], names)
    return None


def _say(early: Line, late: Line, names: Names) -> str:
    """Say that `early` stands before `late`, which it must follow."""

    def name(lane: Lane | None) -> str:
        return "the main process" if lane in (MAIN, None) else names.get(lane, str(lane))

    first, second = name(early.lane), name(late.lane)
    if early.lane and late.lane in early.lane.ancestors:
        why = f"before it started {first}"
    elif late.lane and early.lane in late.lane.ancestors:
        why = f"before {first} had joined it"
    else:
        why = f"and starts and joins in between put {first} after it"
    return f"`{early.text}` stands before `{late.text}`, but {second} printed `{late.text}` {why}"
