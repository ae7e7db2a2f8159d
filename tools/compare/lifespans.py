"""From a run's log: how long each process and thread lived, what it did, and what it waited for."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from tools.snippet.events import Act, Lifespan, Span
from tools.snippet.lane import Lane

Event = dict[str, Any]  # one of the probe's log, as tools/run/probe/ describes it
BRIEF = 2.0  # ms
Here = Callable[[Event], Lane]  # the lane that an event is of
Naming = Callable[[int, int | None], Lane]  # the lane of a process and a thread's number


def lifespans(log: list[Event], here: Here, lane: Naming) -> dict[Lane, Lifespan]:
    """Return the lifespans of the lanes in a log."""
    requests = {lane(e["child"], 0): e for e in log if e["kind"] == "start"}
    found = {who: Lifespan(event["name"], event["before"]) for who, event in requests.items()}
    for event in log:
        kind, time, who = event["kind"], event["time"], here(event)
        if kind == "thread":
            found[lane(event["pid"], event["child"])] = Lifespan(event["name"], time)
        elif kind == "fork" or (kind == "run" and (who not in found or found[who].started is None)):
            # What runs twice is another interpreter in the same process, or another program.
            found[who] = _started(event, who, requests, lane)
        elif who not in found:
            continue
        elif kind == "begin":
            found[who] = replace(found[who], running=time)
        elif kind == "work":
            found[who] = replace(found[who], started=time, running=time, own=event["own"])
            found[who] = _running(found[who], event)
        elif kind == "call":
            found[who] = _running(found[who], event)
        elif kind in ("exit", "worked"):
            found[who] = replace(found[who], ended=time)
    return found


def _running(life: Lifespan, event: Event) -> Lifespan:
    """Return the lifespan with what the lane runs, as an event says."""
    return replace(life, at=event["at"], call=event["what"] or None)


def _started(event: Event, who: Lane, requests: dict[Lane, Event], lane: Naming) -> Lifespan:
    """Return the lifespan, so far, of a process that has come up, or was forked."""
    time, request = event["time"], requests.get(who)
    parent = lane(event["ppid"], 0)
    forker = parent if event["kind"] == "fork" and parent.is_fork_server else None
    name, requested = who.path.partition(" of ")[0], time
    if request:
        name, requested = request["name"], request["before"]
    if who.is_fork_server:  # the first start() that needs it asks for it
        earlier = [each["before"] for each in requests.values() if each["before"] <= time]
        requested = max(earlier, default=time)
    at = None if request else event.get("at")
    return Lifespan(name, requested, time, None if request else time, at=at, forker=forker)


def spans(log: Iterable[Event], here: Here, lane: Naming) -> list[Span]:
    """Return the waits and tasks in a log, by their start; no brief ones of a library's own."""
    found: list[Span] = []
    under_way: dict[tuple[Lane, str], list[tuple[Span, bool]]] = {}
    for event in log:
        kind, time, who = event["kind"], event["time"], here(event)
        if kind in ("wait", "task"):
            at, arguments = event.get("at"), event.get("arguments") or None
            other = _other(event, lane)
            begun = Span(time, None, who, kind, event["what"], other, at, arguments)
            under_way.setdefault((who, kind), []).append((begun, event.get("inner", False)))
        elif kind in ("waited", "tasked") and (
            stack := under_way.get((who, kind.removesuffix("ed")))
        ):
            begun, inner = stack.pop()
            if not inner or time - begun.start > BRIEF:
                found.append(replace(begun, end=time, outcome=event.get("outcome")))
    for stack in under_way.values():
        found += [begun for begun, _ in stack]
    return sorted(found, key=lambda span: span.start)


def _other(event: Event, lane: Naming) -> Lane | None:
    """Return the lane that an event is about besides its own, if the log tells."""
    child, number = event.get("child"), event.get("number")
    other = lane(child, 0) if child else lane(event["pid"], number) if number else None
    return other if other and other.is_known else None


def acts(log: Iterable[Event], here: Here, lane: Naming) -> list[Act]:
    """Return what else lanes did, by its time."""
    return [
        Act(e["time"], here(e), e["kind"], e["what"], _other(e, lane), e["at"])
        for e in log
        if e["kind"] in ("act", "signal", "raised")
    ]
