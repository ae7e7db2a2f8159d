"""Happens-before: which lines come before which in every run, by what starts and joins order.

Three things order the lines of two runs of one program alike: each lane prints in its own order;
what a lane printed before it called `start()` precedes all that the started one prints; what a
lane printed precedes what is printed by one whose `join()` of it has returned. Nothing else
counts, however often it comes out the same.
"""

from collections import defaultdict

from .transcript import Line


def known(trace):
    """Return {lane: [for each of its lines, {lane: how many lines of that one precede it}]}."""
    clocks, result = defaultdict(lambda: defaultdict(int)), defaultdict(list)

    def learn(lane, other):
        for third, count in clocks[other].items():
            clocks[lane][third] = max(clocks[lane][third], count)

    for moment in sorted([*trace.lines, *trace.edges], key=lambda moment: moment.time or 0):
        if isinstance(moment, Line):
            if moment.lane is not None:
                result[moment.lane].append(dict(clocks[moment.lane]))
                clocks[moment.lane][moment.lane] += 1
        elif moment.joins:
            for lane in [lane for lane in clocks if _belongs(lane, moment.other)]:
                learn(moment.lane, lane)
        else:
            learn(moment.other, moment.lane)
    return result


def _belongs(lane, other):
    """Is `lane` the lane `other`, or one of the threads that it started?"""
    return lane == other or (lane.startswith(f"{other}/") and "." not in lane[len(other) :])


def misplaced(published, precede):
    """Return the edge of a fresh run that the order of the published lines breaks, or None.

    `precede` is what `known` says of the fresh run, whose lanes print the same lines.
    """
    lanes, seen = defaultdict(list), defaultdict(int)
    for line in published:
        lanes[line.lane].append(line)
    for line in published:
        if line.lane is None:
            continue
        for other, count in precede[line.lane][seen[line.lane]].items():
            if seen[other] < count:
                return _say(line, lanes[other][seen[other]])
        seen[line.lane] += 1
    return None


def misplaced_in_order(published, precede):
    """The same where any worker may print a worker's line: main's lines against all of theirs."""
    workers = {lane: clocks for lane, clocks in precede.items() if lane != "main"}
    free = min((clocks[0].get("main", 0) for clocks in workers.values() if clocks), default=0)
    mains = [line for line in published if line.lane == "main"]
    others = [line for line in published if line.lane not in ("main", None)]
    seen = {"main": 0, "others": 0}
    for line in published:
        if line.lane == "main":
            clock = precede["main"][seen["main"]]
            if seen["others"] < sum(count for lane, count in clock.items() if lane != "main"):
                return _say(line, others[seen["others"]])
            seen["main"] += 1
        elif line.lane is not None:
            if seen["main"] < free:
                return _say(line, mains[seen["main"]])
            seen["others"] += 1
    return None


def _say(early, late):
    """Say that `early` stands before `late`, which it must follow."""
    if early.lane.startswith((f"{late.lane}.", f"{late.lane}/")):
        why = f"before it started {early.lane}"
    elif late.lane.startswith((f"{early.lane}.", f"{early.lane}/")):
        why = f"before {early.lane} had joined it"
    else:
        why = f"and starts and joins in between put {early.lane} after it"
    return (
        f"`{early.text}` stands before `{late.text}`, but {late.lane} printed `{late.text}` {why}"
    )
