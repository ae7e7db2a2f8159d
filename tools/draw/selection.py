"""What of a run its picture shows: neither what is too short to be seen, nor what tells nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from tools.draw.timeline_layout import Break, last_moment
from tools.snippet.events import Run, Span
from tools.snippet.lane import MAIN, Lane

MOMENTS = 400  # how many of them a picture can tell apart, across its width
ASIDE = 8  # as many of them at most, the main process is busy only with asking for the next one


def selected(run: Run, servers: bool = True) -> Run:
    """Return the run with the lifespans and the spans that a picture shows.

    Every process, the fork servers with `servers` or if they print, the resource tracker if it
    prints; of the threads those that run the program's code, print, work on tasks, or are waited
    for. What is too short to be seen is left out, and tasks in a row that are too short are put
    together.
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
        and (lane in speakers or servers or not lane.is_fork_server)
        and (lane in speakers or not lane.path.startswith("resource tracker of "))
        and (not lane.is_thread or life.own or lane in speakers | busy | awaited)
    }
    together = _together([span for span in spans if span.lane in shown], grain)
    return replace(run, lifespans=shown, spans=tuple(together))


def start_ups(run: Run) -> list[Break]:
    """Return the stretches of a run, as selected, in which nothing but start-up happens.

    Processes get ready, from when they are asked for until they begin to work, and the others
    wait. The main process gets ready until it first waits or asks for a process: it imports what
    that needs. A run in which a process never gets ready is about that, so it has none.
    """
    processes = {
        lane: life
        for lane, life in run.lifespans.items()
        if not (lane == MAIN or lane.is_thread or lane.is_helper)
    }
    if any(life.running is None for life in processes.values()):
        return []
    if not processes:
        return []
    moments = {line.time or 0 for line in run.lines} | {edge.time for edge in run.edges}
    for life in run.lifespans.values():
        moments |= {moment for moment in (life.requested, life.running, life.ended) if moment}
    first = min(moments | {span.start for span in run.spans})
    imported = 0 if any(line.time == first for line in run.lines) else first
    ready = [(life.requested, life.running or 0) for life in processes.values()] + [(0, imported)]
    aside = ASIDE * last_moment(run) / MOMENTS
    busy = [
        (start, end)
        for lane in run.lifespans
        for start, end in _busy(run, lane)
        if lane != MAIN or (start >= imported and end - start > aside)
    ]
    edges = sorted({moment for stretch in ready + busy for moment in stretch})
    found: list[Break] = []
    for start, end in pairwise(edges):
        getting_ready = _during(start, end, ready) or end - start <= aside
        if getting_ready and not _during(start, end, busy):
            begin = found.pop().start if found and found[-1].end == start else start
            within = tuple(sorted(moment for moment in moments if begin < moment < end))
            found.append(Break(begin, end, within))
    return found


def _during(start: float, end: float, stretches: Iterable[tuple[float, float]]) -> bool:
    """Is what is between two moments within one of these stretches?"""
    return any(begin <= start and end <= stop for begin, stop in stretches)


def _busy(run: Run, lane: Lane) -> Iterator[tuple[float, float]]:
    """Yield from when to when a lane works, and waits for nothing."""
    life = run.lifespans[lane]
    if lane.is_helper or life.running is None:
        return
    at, stop = life.running, last_moment(run) if life.ended is None else life.ended
    for span in sorted((s for s in run.spans if s.lane == lane), key=lambda span: span.start):
        end = stop if span.end is None else span.end
        if span.kind == "task":
            yield span.start, end
        elif life.own and span.start > at:
            yield at, span.start
        at = max(at, end)
    if life.own and stop > at:
        yield at, stop


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
