"""What of a run its picture shows: neither what is too short to be seen, nor what tells nothing."""

from collections.abc import Iterable
from dataclasses import replace

from tools.draw.timeline_layout import last_moment
from tools.snippet.events import Run, Span
from tools.snippet.lane import Lane

MOMENTS = 400  # how many of them a picture can tell apart, across its width


def selected(run: Run) -> Run:
    """Return the run with the lifespans and the spans that a picture shows.

    Every process, the resource tracker if it prints; of the threads those that run the program's
    code, print, work on tasks, or are waited for. What is too short to be seen is left out, and
    tasks in a row that are too short are put together.
    """
    grain = last_moment(run) / MOMENTS
    spans = [s for s in run.spans if s.end is None or s.end - s.start > grain or s.kind == "task"]
    speakers = {line.lane for line in run.lines}
    busy = {span.lane for span in spans if span.kind == "task"}
    awaited = {s.other for s in spans if s.end is None or s.end - s.start > 20 * grain}
    shown = {
        lane: life
        for lane, life in run.lifespans.items()
        if "?" not in lane.path  # the log tells all of how it was created
        and (lane in speakers or not lane.path.startswith("resource tracker of "))
        and (not lane.is_thread or life.own or lane in speakers | busy | awaited)
    }
    together = _together([span for span in spans if span.lane in shown], grain)
    return replace(run, lifespans=shown, spans=tuple(together))


def _together(spans: Iterable[Span], grain: float) -> list[Span]:
    """Return the spans, with tasks of a lane in a row that are no longer than `grain` as one."""
    whole: list[tuple[Span, int]] = []  # each with how many spans it is made of
    last: dict[Lane, int | None] = {}  # of each lane: the place of a short task that may grow
    for span in spans:
        place = last.get(span.lane)
        short = span.kind == "task" and span.end is not None and span.end - span.start < grain
        if place is not None and short:
            before, count = whole[place]
            if before.end is not None and span.start - before.end < grain:
                whole[place] = replace(before, end=span.end), count + 1
                continue
        if span.kind == "task":
            last[span.lane] = len(whole) if short else None
        whole.append((span, 1))
    return [span if n == 1 else replace(span, what=f"{n:,} tasks") for span, n in whole]
