"""Happens-before: which lines come before which in every run, by what starts and joins order.

These things order the lines of two runs of one program alike: each lane prints in its own order;
what a lane printed before it started another precedes all that the other prints; what a lane
printed precedes what is printed by one that has waited for its end, or for something that it has
handed over since (tools/compare/hand_overs.py). Nothing else counts, however often it comes out the
same.

Of a run that goes by the same way each time, every edge is one of these. Where a program only
looks whether another has ended (`is_alive()`, `join(timeout)`), or where it might as well have been
another lane that handed something over, it may be otherwise the next time, so such an edge counts
if the published run has it at the same place.

Where any worker may print a worker's line, what it prints while it works on a task is the task's.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from tools.compare.matching import Lines, Matches, by_lane, cut, unmatched
from tools.snippet.events import Edge, Line, Run
from tools.snippet.lane import MAIN, Lane

_Place = tuple[int, int]  # how many lines a lane has printed, and starts it has made
# A lane and its place, the lane that it sees has ended, or has come to a place.
_Sight = tuple[Lane, _Place, Lane, _Place | None]
Names = Mapping[Lane, str]  # of a run's processes


@dataclass(frozen=True)
class HappensBefore:
    """What precedes the lines of a run.

    `before` has for each lane, and for each line of it, {lane: how many of that one's lines precede
    it}; `at_start` has the same for each lane when it was started, and `ended`, for each line, the
    lanes whose end precedes it. `quiescent` holds the numbers of those of main's lines that have
    all lines of the others either before or behind them in every run: whoever was started had been
    waited for.
    """

    before: dict[Lane, list[dict[Lane, int]]]
    at_start: dict[Lane, dict[Lane, int]]
    ended: dict[Lane, list[frozenset[Lane]]]
    quiescent: frozenset[int]


def happens_before(fresh: Run, published: Run) -> HappensBefore:
    """Return what precedes the lines of a fresh run that is held against a published one."""
    # Where in the published run one lane knows that another has ended.
    sights = {
        (lane, place, moment.other, since)
        for lane, moment, place, since in _moments(published)
        if isinstance(moment, Edge) and moment.kind not in ("start", "give")
    }
    printing = _lanes(fresh.lines) | _lanes(published.lines)
    found = _happens_before(fresh, printing, sights)
    quiescent = found.quiescent
    if printing - _started(fresh, printing) - _lanes(fresh.lines):
        # There is a lane of which only the published run can tell.
        quiescent &= _happens_before(published, printing, sights).quiescent
    if tasks := {edge.other for edge in fresh.edges if edge.other.is_task}:
        owners = [replace(line, lane=line.task or line.lane) for line in fresh.lines]
        others = [line for line in published.lines if line.lane not in fresh.workers]
        printing = _lanes(owners) | _lanes(others) | _with_ancestors(tasks)
        if not printing - _started(fresh, printing) - _lanes(fresh.lines):
            quiescent |= _happens_before(fresh, printing, sights).quiescent
    return replace(found, quiescent=quiescent)


def _happens_before(run: Run, printing: set[Lane], sights: set[_Sight]) -> HappensBefore:
    """Return what precedes the lines of a run; `printing` are the lanes that matter."""
    # Of each lane: how many of whose lines it knows of, and which lanes it knows to have ended.
    counts: dict[Lane, Counter[Lane]] = defaultdict(Counter)
    ended: dict[Lane, set[Lane]] = defaultdict(set)
    before: dict[Lane, list[dict[Lane, int]]] = defaultdict(list)
    at_start: dict[Lane, dict[Lane, int]] = {}
    known_ends: dict[Lane, list[frozenset[Lane]]] = defaultdict(list)
    given: dict[tuple[Lane, float], tuple[Counter[Lane], set[Lane]]] = {}
    quiescent = set()
    under_way = printing & _lanes(run.lines) - _started(run, printing)  # who knows since when

    for lane, moment, place, since in _moments(run):
        if isinstance(moment, Line):
            before[lane].append(dict(counts[lane]))
            known_ends[lane].append(frozenset(ended[lane]))
            if lane == MAIN and under_way <= ended[MAIN]:
                quiescent.add(place[0])
            counts[lane][lane] += 1
            continue
        if moment.kind == "give":
            given[lane, moment.time] = counts[lane].copy(), ended[lane].copy()
            continue
        learner, teachers = lane, [(counts[lane], ended[lane])]
        if moment.kind == "start":
            under_way |= {other for other in printing if other.belongs_to(moment.other)}
            learner = moment.other
        elif moment.kind == "seen" and (lane, place, moment.other, since) not in sights:
            continue
        elif moment.since is not None:
            teachers = [given[moment.other, moment.since]]
        else:
            over = {o for o in {*counts, *printing} if o.belongs_to(moment.other)}
            ended[lane] |= over
            teachers = [(counts[other], ended[other]) for other in over]
        for of_lines, of_ends in teachers:
            counts[learner] |= of_lines
            ended[learner] |= of_ends
        if moment.kind == "start":
            at_start[learner] = dict(counts[learner])
    return HappensBefore(before, at_start, known_ends, frozenset(quiescent))


def _moments(run: Run) -> Iterator[tuple[Lane, Line | Edge, _Place, _Place | None]]:
    """Yield (lane, its next line or edge, its place, the place since which another is known).

    Where another lane knows what it had done by a moment, it has an edge of the kind "give".
    """
    places: dict[Lane, _Place] = defaultdict(lambda: (0, 0))
    given: dict[tuple[Lane, float], _Place] = {}
    gives = (Edge(e.since, "give", e.other, e.lane) for e in run.edges if e.since is not None)
    moments: list[Line | Edge] = [*run.lines, *gives, *run.edges]
    # Python's sort is stable, and the lines of a transcript are in their order.
    for moment in sorted(moments, key=lambda moment: moment.time or 0):
        if moment.lane is None:
            continue
        lines, starts = place = places[moment.lane]
        since = None
        if isinstance(moment, Edge) and moment.kind == "give":
            given[moment.lane, moment.time] = place
        elif isinstance(moment, Edge) and moment.since is not None:
            since = given[moment.other, moment.since]
        yield moment.lane, moment, place, since
        if isinstance(moment, Line):
            places[moment.lane] = lines + 1, starts
        elif moment.kind == "start" and not moment.other.is_task:
            places[moment.lane] = lines, starts + 1


def _lanes(lines: Iterable[Line]) -> set[Lane]:
    """Return the lanes but main that print `lines`, and those that they descend from."""
    return _with_ancestors(by_lane(lines).keys())


def _with_ancestors(lanes: Collection[Lane]) -> set[Lane]:
    """Return the lanes but main, and those that they descend from.

    Who prints nothing may at any time start one that does.
    """
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
        place = seen[line.lane]
        for other, count in order.before[line.lane][place].items():
            if seen[other] < count:
                late = lanes[other][seen[other]]
                if seen[other] < order.at_start.get(line.lane, {}).get(other, 0):
                    why = "before it started {}" if other in line.lane.ancestors else None
                elif other in order.ended[line.lane][place]:
                    why = "before {} had joined it" if line.lane in other.ancestors else None
                else:
                    why = "before it handed over what {} had waited for"
                return _say(line, late, names, why)
        seen[line.lane] += 1
    return None


def unordered(run: Run) -> Iterator[tuple[Line, Line]]:
    """Yield the lines of a run that nothing orders, though one comes right before the other.

    If there are none, its lines have no other order.
    """
    order, seen = happens_before(run, run), Counter[Lane]()
    for line, following in pairwise(run.lines):
        if line.lane is None:
            continue
        seen[line.lane] += 1
        if following.lane not in (None, line.lane):
            known = order.before[following.lane][seen[following.lane]]
            if known.get(line.lane, 0) < seen[line.lane]:
                yield line, following


def phases(lines: Lines, order: HappensBefore) -> list[Lines]:
    """Return the workers' lines between each two of main's lines that are quiescent."""
    mains = [place for place, line in enumerate(lines) if line.lane == MAIN]
    parts = cut(lines, [place for n, place in enumerate(mains) if n in order.quiescent])
    return [[line for line in part if line.lane not in (MAIN, None)] for part in parts]


def misplaced_in_order(
    published: Lines, printed: Lines, order: HappensBefore, names: Names, matches: Matches
) -> str | None:
    """The same where any worker may print a worker's line, of runs that print the same lines.

    The same of the workers' lines come before a quiescent line of main's as in the fresh run.
    """
    mains = [line for line in published if line.lane == MAIN]
    limits = [mains[number] for number in sorted(order.quiescent)]
    old, new = phases(published, order), phases(printed, order)
    for number, limit in enumerate(limits):
        if len(old[number]) > len(new[number]):
            return _say(old[number][-1], limit, names, "before it started {}")
        if len(old[number]) < len(new[number]):
            late = next(part for part in old[number + 1 :] if part)[0]
            return _say(limit, late, names, "before {} had joined it, or had its result")
    claim = "what workers print between one start and the last join stays there"
    apart = (unmatched(matches, *both, claim) for both in zip(old, new, strict=True))
    return next(filter(None, apart), None)


def _say(early: Line, late: Line, names: Names, why: str | None) -> str:
    """Say that `early` stands before `late`, which it must follow, and why."""

    def name(lane: Lane | None) -> str:
        return "the main process" if lane in (MAIN, None) else names.get(lane, lane.described)

    first, second = name(early.lane), name(late.lane)
    why = (why or "and starts and joins in between put {} after it").format(first)
    return f"`{early.text}` appears before `{late.text}`, but {second} printed `{late.text}` {why}"
