"""A timeline's rows: one lane each, its life in parts, its printed lines, and the texts that fit.

Along the time, positions are in percent of the picture's width, so that it fits a phone with its
text as large; across it, in px.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tools.snippet.events import GOES_ON, STILL, Run, Span
from tools.snippet.lane import MAIN, Lane

TEXT, BAR, GAP = 16, 12, 8  # px: a row's text, its bar, and the room below it
ROW = TEXT + BAR + GAP
PHONE, WIDE = 320, 400  # px that the time has on a phone, and at least where names stand beside it
LETTER = 7  # px that a letter of the texts takes at most, on average
EDGE = 0.5  # percent that stay free on the left and on the right


class Scale:
    """From ms to percent, the same for all runs of a picture."""

    def __init__(self, runs: Sequence[Run]) -> None:
        # A run that was cut short goes on to the right.
        self.open = any(run.ending in (STILL, GOES_ON) for run in runs)
        self.end = max(map(last_moment, runs)) * (1.5 if self.open else 1) or 1
        rough, power = self.end / 7, 0.001
        while power * 10 <= rough:
            power *= 10
        self.step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)

    def __call__(self, ms: float) -> float:
        return EDGE + (100 - 2 * EDGE) * ms / self.end

    @property
    def unit(self) -> tuple[str, int]:
        """The unit of the axis, and how many ms it has."""
        return ("s", 1000) if self.end >= 5000 else ("ms", 1)

    def axis(self) -> list[tuple[float, str]]:
        """Return [(percent, label)] of the axis."""
        unit, size = self.unit
        values = [n * self.step for n in range(int(self.end / self.step) + 1)]
        return [(self(ms), f"{ms / size:.6g}" + f" {unit}" * (ms == 0)) for ms in values]

    def words(self, ms: float) -> str:
        """Return a moment in words."""
        unit, size = self.unit
        decimals = 2 if size > 1 or self.end < 5 else 1 if self.end < 50 else 0
        return f"{ms / size:.{decimals}f} {unit}"


def last_moment(run: Run) -> float:
    """Return when the last thing of a run happened that was seen, in ms."""
    moments = [line.time for line in run.lines] + [edge.time for edge in run.edges]
    for life in run.lifespans.values():
        moments += [life.requested, life.started, life.running, life.ended]
    moments += [moment for span in run.spans for moment in (span.start, span.end)]
    return max(moment for moment in moments if moment is not None)


@dataclass(frozen=True)
class Mark:
    """Something on a row at `x` percent, with a text: `width` percent wide, or a tick."""

    x: float
    width: float
    kind: str  # "requested", "imports", "work", "wait", "task"; "line" for a tick
    text: str = ""
    line: int | None = None  # a tick's number among the printed lines, from 0
    shown: bool = False  # is there room for its text above the bar?

    @property
    def anchor(self) -> str:
        """What of its text stands at its place."""
        if self.width:
            return "middle"
        return "start" if LETTER * len(self.text) <= PHONE * (1 - self.x / 100) else "end"


@dataclass
class Row:
    """A lane of a run, with its name and the class of its color, and what is on it, from `y` on."""

    name: str
    pid: int | None
    color: str
    y: int
    parts: list[Mark]  # from its beginning to its end, without gaps
    ticks: list[Mark] = field(default_factory=list)
    cut: bool = False  # it ended without a last moment of its own
    stays: bool = False  # it was still there at the end

    @property
    def bar(self) -> int:
        """Where its bar begins."""
        return self.y + TEXT

    @property
    def end(self) -> float:
        """Where its last part ends, in percent."""
        return self.parts[-1].x + self.parts[-1].width if self.parts else EDGE


def rows(run: Run, scale: Scale, y: int) -> dict[Lane, Row]:
    """Return the rows of a run, from top to bottom, the first at `y`."""
    order = sorted(run.lifespans, key=lambda lane: _rank(run, lane))
    pids = {lane: pid for pid, lane in run.pids.items()}
    children = [lane for lane in order if not lane.is_thread and not lane.is_fork_server]
    made: dict[Lane, Row] = {}
    for lane in order:
        parts = list(_parts(run, scale, lane))
        made[lane] = Row(
            run.lifespans[lane].name,
            pids.get(lane),
            _color(lane.process, children),
            y + ROW * len(made),
            parts,
            cut=_was_cut(run, lane),
            stays=_stays(run, lane),
        )
    for number, line in enumerate(run.lines):
        if line.lane in made:
            tick = Mark(scale(line.time or 0), 0, "line", line.text, number)
            made[line.lane].ticks.append(tick)
    for row in made.values():
        _place(row)
    return made


def _rank(run: Run, lane: Lane) -> tuple[bool, bool, float, Lane, float, Lane]:
    """Sorts the lanes from top to bottom: main, its fork server, the children by their start.

    Threads come below their process.
    """
    process = lane.process
    requested = run.lifespans[process].requested if process in run.lifespans else 0
    thread = run.lifespans[lane].requested if lane.is_thread else -1
    return process != MAIN, not process.is_fork_server, requested, process, thread, lane


def _color(process: Lane, children: Sequence[Lane]) -> str:
    """Return the class of a process's color; after the fourth child they come again, striped."""
    if process not in children:
        return "lane-server"
    number = children.index(process)
    return f"lane-{(number - 1) % 4 + 1 if number else 'main'}" + " again" * (number > 4)


def _seen_ended(run: Run, lane: Lane) -> float | None:
    """Return when another lane knew first that it had ended."""
    known = [edge.time for edge in run.edges if edge.kind != "start" and edge.other == lane]
    return min(known, default=None)


def _stays(run: Run, lane: Lane) -> bool:
    """Was it still there when the run was cut short?"""
    ended = run.lifespans[lane].ended is not None or _seen_ended(run, lane) is not None
    return not ended and run.ending in (STILL, GOES_ON)


def _was_cut(run: Run, lane: Lane) -> bool:
    """Did it end without a last moment of its own?"""
    return run.lifespans[lane].ended is None and not _stays(run, lane)


def _end(run: Run, scale: Scale, lane: Lane) -> float:
    """Return when the lane ended, or the end of the picture."""
    if (ended := run.lifespans[lane].ended) is not None:
        return ended
    if (known := _seen_ended(run, lane)) is not None:
        return known
    return scale.end if _stays(run, lane) else last_moment(run)


def _parts(run: Run, scale: Scale, lane: Lane) -> Iterator[Mark]:
    """Yield the parts of a lane's life; each begins where the one before it ends."""
    life, end = run.lifespans[lane], _end(run, scale, lane)
    started = end if life.started is None else life.started
    at = end if life.running is None else life.running
    pieces = [(life.requested, started, "requested", ""), (started, at, "imports", "")]
    for span in _outermost([span for span in run.spans if span.lane == lane]):
        start, stop = max(span.start, at), min(end if span.end is None else span.end, end)
        if start < stop:
            pieces += [(at, start, "work", ""), (start, stop, span.kind, _said(span))]
            at = stop
    pieces.append((at, end, "work", ""))
    for start, stop, kind, text in pieces:
        if start < stop:
            yield Mark(scale(start), scale(stop) - scale(start), kind, text)


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """Return the tasks, and the waits that do not begin within one, by their start."""
    tasks = [span for span in spans if span.kind == "task"]

    def within(wait: Span, task: Span) -> bool:
        return task.start <= wait.start and (task.end is None or wait.start < task.end)

    waits = [
        span for span in spans if span.kind != "task" and not any(within(span, t) for t in tasks)
    ]
    return sorted([*tasks, *waits], key=lambda span: span.start)


def _said(span: Span) -> str:
    if span.kind == "task":
        return span.what
    return f"in {span.what}" if span.what == "start()" else f"waits in {span.what}"


def _place(row: Row) -> None:
    """Mark the texts for which there is room above the bar, those of the parts first."""
    taken: list[tuple[float, float]] = []

    def fits(mark: Mark) -> bool:
        at, width = (mark.x + mark.width / 2) * WIDE / 100, LETTER * len(mark.text)
        left = at - {"start": 0, "middle": width / 2, "end": width}[mark.anchor]
        if not mark.text or (mark.width and width > mark.width * WIDE / 100):
            return False
        if left < 0 or left + width > WIDE:
            return False
        if any(left < end and start < left + width for start, end in taken):
            return False
        taken.append((left - LETTER, left + width + LETTER))
        return True

    row.parts = [replace(mark, shown=fits(mark)) for mark in row.parts]
    row.ticks = [replace(mark, shown=fits(mark)) for mark in row.ticks]
