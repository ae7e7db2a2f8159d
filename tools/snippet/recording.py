"""A recorded run, `NAME.run.json`: who printed what, who started and waited for whom, and when."""

import json
from dataclasses import dataclass

from tools.compare.lifespans import visible
from tools.repository import SiteError, relative


@dataclass(frozen=True)
class Line:
    """One printed line: which lane of the run printed it, and when, if known.

    Ctrl-C is a line of no lane.
    """

    text: str
    lane: str | None = None
    time: float | None = None


@dataclass(frozen=True)
class Edge:
    """At `time`, `lane` starts `other`, or knows that it is over.

    `kind` is "start", "join" where it has waited for the end, or "seen" where it has looked and it
    was over. `other` is a thread's lane, or a process's main one, which stands for all its threads.
    """

    time: float
    kind: str
    lane: str
    other: str


def read_run(variant):
    """Return the recorded run beside the transcript, as `render_run` writes it.

    Raises SiteError where there is none, or it is malformed.
    """
    try:
        run = json.loads(variant.run_path.read_text(encoding="utf-8"))
        if variant.pictures and "lanes" not in run:
            raise SiteError(
                f"{relative(variant.run_path)}: was recorded without what its timeline "
                f"{variant.pictures[0].name} needs; run make record"
            )
        return run
    except FileNotFoundError:
        raise SiteError(
            f"{relative(variant.path)}:1: what varies, and its timeline, are known only from the "
            f"recorded run, and there is no {variant.run_path.name}"
        ) from None
    except ValueError as error:
        raise SiteError(f"{relative(variant.run_path)}: not a recorded run: {error}") from None


def read_fields(variant):
    """Return what the recorded run says of its transcript, as fields of a Transcript.

    Raises SiteError as `read_run` does.
    """
    run = read_run(variant)
    try:
        events = [(time, kind, lane, what) for time, lane, kind, what in run["events"]]
        lines = (Line(what, lane, time) for time, kind, lane, what in events if kind == "line")
        return {
            "header": run["header"],
            "ending": run["ending"],
            "pids": {int(pid): role for pid, role in run["pids"].items()},
            "lines": tuple(lines),
            "edges": tuple(Edge(*event) for event in events if event[1] not in ("line", "fork")),
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"{relative(variant.run_path)}: not a recorded run: {error}") from None


def render_run(transcript, trace, python, method, timeline=False):
    """Return the text of a recorded run's file: what `transcript`, and a timeline, show of `trace`.

    Times are in ms since the interpreter of the main process was up.
    """
    spoken = " ".join(line.text for line in transcript.lines)
    zero = trace.lives["main"].up

    def ms(time):
        return None if time is None else round((time - zero) / 1e6, 3)

    events, late = [], 0
    for line in transcript.lines:
        late = max(late, line.time)  # a last line without its end stands last
        events.append((late, line.lane, "line", line.text))
    events += [(edge.time, edge.lane, edge.kind, edge.other) for edge in trace.edges]
    if timeline:
        shown, spans = visible(trace.lives, trace.spans, {line.lane for line in trace.lines})
        events += [
            (life.up, life.forker, "fork", who) for who, life in shown.items() if life.forker
        ]
    events.sort(key=lambda event: event[0])
    run = {
        "header": transcript.header,
        "python": python.name,
        "platform": python.platform,
        "method": method,
        "ending": transcript.ending,
        "pids": {
            pid: role
            for pid, role in transcript.pids.items()
            if "pids" in transcript.varies and str(pid) in spoken
        },
        "events": [[ms(time), *rest] for time, *rest in events],
    }
    if timeline:
        run["lanes"] = [
            [lane, life.name, *map(ms, (life.asked, life.up, life.begun, life.over))]
            for lane, life in shown.items()
        ]
        run["spans"] = [[ms(s.start), ms(s.end), s.lane, s.kind, s.what] for s in spans]
    body = ",\n".join(
        f" {json.dumps(key)}: "
        + (
            "[\n" + ",\n".join(f"  {json.dumps(event)}" for event in value) + "\n ]"
            if isinstance(value, list) and value
            else json.dumps(value)
        )
        for key, value in run.items()
    )
    return f"{{\n{body}\n}}\n"
