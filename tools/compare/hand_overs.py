"""From the probe's log: the edges that queues, pipes, events, barriers, locks and tasks make.

A pair of moments is an edge where it follows from how often each lane gives and takes, whatever
the order in which items come. Who takes for the nth time from a queue needs n items, so if all are
put by one lane, that one has put n; with two that put, the nth may be of either, and there is no
edge. An edge is certain, of the kind "after", where it is the same in every run. Where another
lane that runs the same function might do the same the next time, it is of the kind "seen".
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from tools.compare.lifespans import Event, Here, Naming
from tools.snippet.events import Edge, Line
from tools.snippet.lane import MAIN, Lane


@dataclass(frozen=True)
class Moment:
    """At `time`, a lane gives or takes something; `sure` as the probe says of what is taken."""

    time: float
    lane: Lane
    sure: bool = True


@dataclass(frozen=True)
class Task:
    """A task of a pool or an executor: the nth that a lane submits, which also names its lane.

    `spells` are (worker, when it began, when it was done, or None), and `results` are when a lane
    knew that it was. At most so many `workers` could have done it: None for an item of a queue.
    """

    lane: Lane
    submitted: Moment
    workers: int | None
    spells: tuple[tuple[Lane, float, float | None], ...]
    results: tuple[Moment, ...]


class Roles:
    """Which lanes run the same function, so that one may do what another did the last time."""

    def __init__(self, log: Iterable[Event], here: Here, lane: Naming) -> None:
        self._roles = {MAIN: "main"}
        for event in log:
            if event["kind"] in ("start", "thread"):
                thread = event["child"] if event["kind"] == "thread" else 0
                pid = event["pid"] if thread else event["child"]
                self._roles[lane(pid, thread)] = event.get("role", "?")
            elif event["kind"] == "fork":
                self._roles.setdefault(here(event), "fork")
        self._sizes = Counter(self._roles.values())

    def workers(self, lines: Iterable[Line]) -> frozenset[Lane]:
        """Return the lanes that run what prints only while it works on a task."""
        idle = {self._roles.get(n.lane, "?") for n in lines if n.lane and not n.task}
        busy = {self._roles.get(n.lane, "?") for n in lines if n.lane and n.task}
        return frozenset(lane for lane, role in self._roles.items() if role in busy - idle)

    def is_sole(self, lane: Lane) -> bool:
        """Is it the only lane that runs its function?"""
        return self._sizes[self._roles.get(lane, "?")] == 1

    def are_all(self, lanes: Iterable[Lane]) -> bool:
        """Are these lanes all that run their functions?"""
        counts = Counter(self._roles.get(lane, "?") for lane in lanes)
        return all(self._sizes[role] == count for role, count in counts.items())


def hand_overs(log: list[Event], here: Here, roles: Roles) -> list[Edge]:
    """Return the edges that what is given and taken makes."""
    made = {event["key"]: event["value"] for event in log if event["kind"] == "made"}
    peers: dict[str, str] = {}
    for event in log:
        if event["kind"] == "ends":
            one, other = event["keys"]
            peers.update({one: other, other: one})
    gives: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    takes: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    parties: dict[str, int] = {}
    for event in log:
        if event["kind"] in ("give", "take"):
            key = str(event["key"])
            key = peers.get(key, key) if "sent" in event else key
            found = gives if event["kind"] == "give" else takes
            moment = Moment(event["time"], here(event), event.get("sure", True))
            found[event["how"], key].append(moment)
            parties[key] = event.get("parties", parties.get(key, 0))
    edges: list[Edge] = []
    for (how, key), taken in takes.items():
        given = gives[how, key]
        if how in ("count", "condition"):
            edges += _counted(given, taken, made.get(key, 0), roles, how == "count")
        elif how == "once":
            edges += _once(given, taken, roles)
        elif how == "barrier":
            edges += _met(given, taken, parties[key], roles)
        elif how == "joinable":
            edges += _all_done(gives["count", key], given, taken, roles)
    return edges


def _pair(taken: Moment, given: Moment, sure: bool) -> Iterator[Edge]:
    if given.lane != taken.lane and given.time <= taken.time:
        kind = "after" if sure else "seen"
        yield Edge(taken.time, kind, taken.lane, given.lane, given.time)


def _numbered(moments: Iterable[Moment]) -> Iterator[tuple[int, Moment, bool]]:
    """Yield (n, its lane's nth moment, are all up to there sure)."""
    counts, sure = Counter[Lane](), defaultdict[Lane, bool](lambda: True)
    for moment in moments:
        counts[moment.lane] += 1
        sure[moment.lane] &= moment.sure
        yield counts[moment.lane], moment, sure[moment.lane]


def _counted(
    given: list[Moment], taken: list[Moment], initial: int, roles: Roles, certain: bool
) -> Iterator[Edge]:
    """Yield the edges where who takes for the nth time needs n that one lane has given."""
    if len({moment.lane for moment in given}) != 1:
        return
    for number, moment, sure in _numbered(taken):
        if 0 < number - initial <= len(given):
            giver = given[number - initial - 1]
            fixed = number == 1 or roles.is_sole(moment.lane)
            sure = sure and certain and fixed and roles.is_sole(giver.lane)
            yield from _pair(moment, giver, sure)


def _once(given: list[Moment], taken: list[Moment], roles: Roles) -> Iterator[Edge]:
    """Yield the edges where who takes needs the first that one lane has given."""
    if len({moment.lane for moment in given}) == 1:
        for moment in taken:
            yield from _pair(moment, given[0], moment.sure and roles.is_sole(given[0].lane))


def _met(given: list[Moment], taken: list[Moment], parties: int, roles: Roles) -> Iterator[Edge]:
    """Yield the edges where all parties have to come before one goes on."""
    lanes = {moment.lane for moment in given}
    if len(lanes) != parties:
        return
    came = {(n, moment.lane): moment for n, moment, _ in _numbered(given)}
    for number, moment, sure in _numbered(taken):
        for lane in lanes:
            if (number, lane) in came:
                yield from _pair(moment, came[number, lane], sure and roles.are_all(lanes))


def _all_done(
    put: list[Moment], done: list[Moment], taken: list[Moment], roles: Roles
) -> Iterator[Edge]:
    """Yield the edges where who joins a queue needs all that it has put done."""
    for moment in taken:
        items = [each for each in put if each.time <= moment.time]
        earlier = [each for each in done if each.time <= moment.time]
        if {each.lane for each in items} == {moment.lane} and len(items) == len(earlier):
            last = {each.lane: each for each in earlier}
            for each in last.values():
                yield from _pair(moment, each, len(last) == 1 and roles.is_sole(each.lane))


def tasks(log: list[Event], here: Here) -> list[Task]:
    """Return the tasks in a log; items of a queue that is joined are tasks, too."""
    found, submitted = [], Counter[Lane]()
    every = [*_submitted(log, here), *_items(log, here)]
    for task in sorted(every, key=lambda task: task.submitted.time):
        submitted[task.lane] += 1
        found.append(replace(task, lane=task.lane.task(submitted[task.lane])))
    return found


def _submitted(log: list[Event], here: Here) -> Iterator[Task]:
    """Yield the tasks of pools and executors, with the lanes that submit them."""

    def name(event: Event) -> str:
        who, task = here(event), str(event["task"])
        if not task.startswith("job "):
            return task
        # The jobs of the pools of a process have numbers that only this process tells apart.
        worker = event["kind"] in ("doing", "done") and not who.is_thread and who.ancestors
        return f"{who.ancestors[-1].process if worker else who.process} {task}"

    of: dict[str, list[Event]] = defaultdict(list)
    for event in sorted((each for each in log if "task" in each), key=lambda each: each["time"]):
        of[name(event)].append(event)
    for events in of.values():
        results = [Moment(e["time"], here(e), e["sure"]) for e in events if e["kind"] == "result"]
        for event in events:
            if event["kind"] == "submit":
                who, spells = here(event), tuple(_spells(events, here))
                submitted = Moment(event["before"], who)
                yield Task(who, submitted, event["workers"], spells, tuple(results))


def _items(log: list[Event], here: Here) -> Iterator[Task]:
    """Yield the items of each queue that is joined by the one lane that puts, with that lane.

    The nth item that is taken is the nth that was put, and whoever has taken it works on it until
    it calls task_done().
    """
    moments: dict[tuple[str, str, str], list[Moment]] = defaultdict(list)
    for event in sorted(log, key=lambda event: event["time"]):
        if event.get("how") in ("count", "joinable"):
            moment = Moment(event["time"], here(event), event.get("sure", True))
            moments[event["how"], event["kind"], event["key"]].append(moment)
    for (how, kind, key), joins in list(moments.items()):
        put, taken = (moments["count", what, key] for what in ("give", "take"))
        if (how, kind) != ("joinable", "take") or len({m.lane for m in (*put, *joins)}) > 1:
            continue
        done = defaultdict[Lane, list[float]](list)
        for moment in moments["joinable", "give", key]:
            done[moment.lane].append(moment.time)
        for number, submitted in enumerate(put):
            spells = tuple(
                (m.lane, m.time, next((time for time in done[m.lane] if time > m.time), None))
                for m in taken[number : number + 1]
            )
            results = tuple(join for join in joins if join.time > submitted.time)
            yield Task(submitted.lane, submitted, None, spells, results)


def _spells(events: list[Event], here: Here) -> Iterator[tuple[Lane, float, float | None]]:
    """Yield when each worker began a task and was done with it; a task in parts has several."""
    begun: dict[Lane, float] = {}
    for event in events:
        if event["kind"] == "doing":
            begun[here(event)] = event["time"]
        elif event["kind"] == "done" and here(event) in begun:
            yield here(event), begun.pop(here(event)), event["time"]
    for who, time in begun.items():
        yield who, time, None


def task_edges(task: Task) -> Iterator[Edge]:
    """Yield the edges of a task: it is a lane of its own, and what it hands over to and from."""
    start = task.submitted
    yield Edge(start.time, "start", start.lane, task.lane)
    for worker, begun, _ in task.spells:
        yield from _pair(Moment(begun, worker), start, task.workers == 1)
    for result in task.results:
        if result.sure:
            yield Edge(result.time, "join", result.lane, task.lane)
        last = {w: done for w, _, done in task.spells if done and done <= result.time}
        for worker, done in last.items():
            yield from _pair(result, Moment(done, worker), result.sure and task.workers == 1)


Known = dict[Lane, float]  # up to when a lane knows what others have done


def locks(log: list[Event], here: Here, edges: list[Edge]) -> Iterator[Edge]:
    """Yield the edges that locks make, where the others that are certain tell who held it first.

    A lane that takes a lock, and knows that another had taken it, comes after that one's release.
    """
    moments: list[tuple[float, int, Callable[[], Iterable[Edge]]]] = []
    known: dict[Lane, Known] = defaultdict(dict)
    given: dict[tuple[Lane, float], Known] = {}
    held: dict[tuple[str, Lane], list[list[float | None]]] = defaultdict(list)

    def learn(lane: Lane, other: Lane, until: float, what: Known) -> None:
        for who, time in [*what.items(), (other, until)]:
            known[lane][who] = max(known[lane].get(who, time), time)

    def give(lane: Lane, time: float) -> Iterable[Edge]:
        given[lane, time] = dict(known[lane])
        return ()

    def follow(edge: Edge) -> Iterable[Edge]:
        if edge.kind == "start":
            learn(edge.other, edge.lane, edge.time, known[edge.lane])
        elif edge.since is not None:
            learn(edge.lane, edge.other, edge.since, given[edge.other, edge.since])
        else:
            for other in [other for other in known if other.belongs_to(edge.other)]:
                learn(edge.lane, other, edge.time, known[other])
        return ()

    def take(event: Event) -> Iterable[Edge]:
        lane, key, found = here(event), event["key"], []
        for (what, other), sections in held.items():
            for taken, freed in sections if what == key and other != lane else ():
                knows = known[lane].get(other, -1.0)
                if freed is not None and taken is not None and taken <= knows < freed:
                    kind = "after" if event["sure"] else "seen"
                    found.append(Edge(event["time"], kind, lane, other, freed))
        for edge in found:
            if edge.kind == "after":
                follow(edge)
        held[key, lane].append([event["time"], None])
        return found

    def free(event: Event) -> Iterable[Edge]:
        lane = here(event)
        mine = [each for each in held[event["key"], lane] if each[1] is None]
        if mine:
            mine[-1][1] = event["time"]
        return give(lane, event["time"])

    for event in log:
        if event.get("how") == "lock":
            act = take if event["kind"] == "take" else free
            moments.append((event["time"], 1, partial(act, event)))
    if not moments:
        return
    for edge in edges:
        if edge.kind != "seen":
            moments.append((edge.time, 2, partial(follow, edge)))
            if edge.since is not None:
                moments.append((edge.since, 0, partial(give, edge.other, edge.since)))
    for _, _, happen in sorted(moments, key=lambda moment: moment[:2]):
        yield from happen()


def needed(edges: Iterable[Edge], told: Iterable[tuple[float, Lane]]) -> Iterator[Edge]:
    """Yield the edges without the pairs that say no more than one before them.

    `told` are the moments at which a lane prints, which are what there is to know.
    """
    edges = sorted(edges, key=lambda edge: edge.time)
    news: dict[Lane, list[float]] = defaultdict(list)
    for time, lane in told:
        news[lane].append(time)
    for edge in edges:
        news[edge.other if edge.kind == "start" else edge.lane].append(edge.time)
    said: dict[tuple[Lane, Lane, str], float] = {}
    for edge in edges:
        if edge.since is not None:
            pair = edge.lane, edge.other, edge.kind
            last = said.get(pair, -1.0)
            if not any(last < time <= edge.since for time in news[edge.other]):
                continue
            said[pair] = max(last, edge.since)
        yield edge
