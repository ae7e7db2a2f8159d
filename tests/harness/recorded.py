"""A recorded run, `NAME.run.json`: who printed what, who started and waited for whom, and when."""

import json
from dataclasses import dataclass

from .snippet import SnippetError, relative


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
    """Return what the recorded run beside the transcript says of it, as fields of a Transcript.

    Raises SnippetError where there is none, or it is malformed.
    """
    try:
        run = json.loads(variant.run_path.read_text(encoding="utf-8"))
        events = [(time, kind, lane, what) for time, lane, kind, what in run["events"]]
        lines = (Line(what, lane, time) for time, kind, lane, what in events if kind == "line")
        return {
            "header": run["header"],
            "ending": run["ending"],
            "pids": {int(pid): role for pid, role in run["pids"].items()},
            "lines": tuple(lines),
            "edges": tuple(Edge(*event) for event in events if event[1] != "line"),
        }
    except FileNotFoundError:
        raise SnippetError(
            f"{relative(variant.path)}:1: what varies is known only from the recorded run, and "
            f"there is no {variant.run_path.name}"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnippetError(f"{relative(variant.run_path)}: not a recorded run: {error}") from None


def render_run(transcript, trace, python, method):
    """Return the text of a recorded run's file: what `transcript` shows of `trace`."""
    spoken = " ".join(line.text for line in transcript.lines)
    first = min([moment.time for moment in (*trace.lines, *trace.edges)], default=0)
    events, late = [], 0
    for line in transcript.lines:
        late = max(late, line.time)  # a last line without its end stands last
        events.append((late, line.lane, "line", line.text))
    events += [(edge.time, edge.lane, edge.kind, edge.other) for edge in trace.edges]
    events.sort(key=lambda event: event[0])
    run = {
        "header": transcript.header,
        "python": python.name,
        "platform": python.platform,
        "method": method,
        "ending": transcript.ending,
        "pids": {pid: role for pid, role in transcript.pids.items() if str(pid) in spoken},
        "events": [[round((time - first) / 1e6, 3), *rest] for time, *rest in events],
    }
    body = ",\n".join(
        f" {json.dumps(key)}: "
        + (
            "[\n" + ",\n".join(f"  {json.dumps(event)}" for event in value) + "\n ]"
            if key == "events"
            else json.dumps(value)
        )
        for key, value in run.items()
    )
    return f"{{\n{body}\n}}\n"
