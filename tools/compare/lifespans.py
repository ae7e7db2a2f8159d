"""From a run's log: how long each process and thread lived, what it waited for, and its tasks.

What a timeline shows beside the lines. Times are monotonic ns here, as in the log.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Life:
    """One lane's life.

    It was asked for at `asked`, its interpreter was up, or it was forked, at `up`, and it ran the
    program from `begun` on, to its last moment, `over`: None where that never came.
    `own` is false for a thread that runs a library's code. `forker` is its fork server, if any.
    """

    name: str
    asked: float
    up: float | None
    begun: float | None
    over: float | None = None
    own: bool = True
    forker: str | None = None


@dataclass(frozen=True)
class Span:
    """`lane` waits in `what`, or works on the task `what`, to `end`: None where that never came.

    `kind` is "wait" or "task"; `other` is the lane whose end it waits for, if it joins one.
    """

    start: float
    end: float | None
    lane: str
    kind: str
    what: str
    other: str | None = None


def lives(log, here, lane, over):
    """Return ({lane: Life}, [Span]) of a log, as far as it goes until `over`.

    `here(event)` and `lane(pid, thread)` name the lanes.
    """
    log = [event for event in log if event["time"] <= over]
    asked = {  # by lane: when start() was called, and the name
        lane(event["child"]): (event["before"], event["name"])
        for event in log
        if event["kind"] == "start"
    }
    found = {who: Life(name, when, None, None) for who, (when, name) in asked.items()}
    spans, open_spans = [], {}
    for event in log:
        kind, time, who = event["kind"], event["time"], here(event)
        if kind == "run" and who in found and found[who].up is not None:
            continue  # another interpreter in the same process, or another program in its place
        if kind in ("run", "fork"):
            first, name = asked.get(who, (time, who.partition(" of ")[0]))
            if who.startswith("fork server"):  # the first start() that needs it asks for it
                first = max((when for when, _ in asked.values() if when <= time), default=time)
            forker = lane(event["ppid"]) if kind == "fork" else ""
            found[who] = Life(
                name,
                first,
                time,
                None if who in asked else time,
                forker=forker if forker.startswith("fork server") else None,
            )
        elif kind == "begin" and who in found:
            found[who] = replace(found[who], begun=time)
        elif kind == "thread":
            child = lane(event["pid"], event["child"])
            found[child] = Life(event["name"], time, None, None)
        elif kind == "work" and who in found:
            found[who] = replace(found[who], up=time, begun=time, own=event["own"])
        elif kind in ("exit", "worked") and who in found:
            found[who] = replace(found[who], over=time)
        elif kind in ("wait", "task"):
            child, number = event.get("child"), event.get("number")
            other = lane(child) if child else lane(event["pid"], number) if number else None
            open_spans.setdefault((who, kind), []).append((time, event["what"], other))
        elif kind in ("waited", "tasked"):
            kind = kind.removesuffix("ed")
            if stack := open_spans.get((who, kind)):
                start, what, other = stack.pop()
                spans.append(Span(start, time, who, kind, what, other))
    for (who, kind), stack in open_spans.items():
        spans += [Span(start, None, who, kind, what, other) for start, what, other in stack]
    return found, sorted(spans, key=lambda span: span.start)


def is_thread(lane):
    """Is it the lane of a thread, other than a process's main one?"""
    return "/" in lane.rpartition(".")[2]


def visible(found, spans, speakers):
    """Return of ({lane: Life}, [Span]) what a picture of the run can show.

    Every process, the resource tracker if it prints; of the threads those that run the program's
    code, print (are in `speakers`), work on tasks, or are waited for. What is too short to be seen
    is left out, and tasks in a row that are too short are put together.
    """
    moments = [moment for life in found.values() for moment in (life.asked, life.over) if moment]
    moments += [moment for span in spans for moment in (span.start, span.end) if moment]
    grain = (max(moments, default=0) - min(moments, default=0)) / 400
    spans = [
        span
        for span in spans
        if span.end is None or span.end - span.start > grain or span.kind == "task"
    ]
    busy = {span.lane for span in spans if span.kind == "task"}
    awaited = {
        span.other for span in spans if span.end is None or span.end - span.start > 20 * grain
    }
    shown = {
        lane: life
        for lane, life in found.items()
        if "?" not in lane
        and (lane in speakers or not lane.startswith("resource tracker"))
        and (not is_thread(lane) or life.own or lane in speakers | busy | awaited)
    }
    return shown, _together([span for span in spans if span.lane in shown], grain)


def _together(spans, grain):
    """Return the spans, with tasks of a lane in a row that are no longer than `grain` as one."""
    whole, last = [], {}
    for span in spans:
        before = last.get(span.lane)
        short = span.kind == "task" and span.end is not None and span.end - span.start < grain
        if before is not None and short and span.start - whole[before][0].end < grain:
            whole[before][0] = replace(whole[before][0], end=span.end)
            whole[before][1] += 1
            continue
        if span.kind == "task":
            last[span.lane] = len(whole) if short else None
        whole.append([span, 1])
    return [span if n == 1 else replace(span, what=f"{n:,} tasks") for span, n in whole]
