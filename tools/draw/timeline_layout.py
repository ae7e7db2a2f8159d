"""A timeline's rows: one lane each, its life in parts, its printed lines, and the texts that fit.

Along the time, positions are in percent of the picture's width, so that it fits a phone with its
text as large; across it, in px.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tools.snippet.events import GOES_ON, STILL, Run, Span
from tools.snippet.lane import MAIN, Lane

TEXT, BAR, GAP = 16, 12, 8  # px: a row's text, its bar, and the room below it
ROW = TEXT + BAR + GAP
PHONE, WIDE = 320, 400  # px that the time has on a phone, and at least where names stand beside it
LETTER = 7.2  # px that a letter of the texts takes at most, on average
HEAD = 6  # px that an arrow and its head need on a side
EDGE, RIGHT = 0.5, 2  # percent that stay free on the left, and after the end of a run
CUT, STEP = 5, 1.5  # percent that a break has, and for each moment within it
CUTS = 14  # percent that a break has at most
WORTH = 0.1  # as much of a run is to be cut out by a break


@dataclass(frozen=True)
class Break:
    """A stretch from `start` to `end`, in ms, that is cut out of the scale.

    The `moments` in it are drawn side by side, in their order.
    """

    start: float
    end: float
    moments: tuple[float, ...] = ()

    @property
    def length(self) -> float:
        return self.end - self.start

    @property
    def width(self) -> float:
        """How much of the picture it still has, in percent."""
        return min(CUT + STEP * len(self.moments), CUTS)


class Scale:
    """From ms to percent, the same for all runs of a picture, without what is cut out."""

    def __init__(self, runs: Sequence[Run], stretches: Sequence[Break] = ()) -> None:
        # A run that was cut short goes on to the right.
        goes_on = any(run.ending in (STILL, GOES_ON) for run in runs)
        more, right = (1.5, EDGE) if goes_on else (1, RIGHT)
        self.end = max(map(last_moment, runs)) * more or 1
        self.breaks: list[Break] = []
        self.drawn, room = self.end, 100 - EDGE - right  # ms that are not cut out; percent for them
        for stretch in sorted(stretches, key=lambda stretch: -stretch.length):
            saves = stretch.length * room > 2 * stretch.width * self.drawn
            if saves and stretch.length >= WORTH * self.end:
                self.breaks.append(stretch)
                self.drawn -= stretch.length
                room -= stretch.width
        self.breaks.sort(key=lambda stretch: stretch.start)
        self.knots = [(0.0, EDGE)]  # (ms, percent); between two, the scale is even
        for stretch in self.breaks:
            ms, x = self.knots[-1]
            x += (stretch.start - ms) * room / self.drawn
            inner = (stretch.start, *stretch.moments, stretch.end)
            step = stretch.width / (len(inner) - 1)
            self.knots += [(moment, x + n * step) for n, moment in enumerate(inner)]
        self.knots.append((self.end, 100 - right))
        steps = (n * 10.0**power for power in range(-3, 12) for n in (1, 2, 5))
        self.step = next(step for step in steps if step >= self.drawn / 7)
        self.unit, self.size = ("s", 1000) if self.drawn >= 5000 else ("ms", 1)  # the size in ms

    def __call__(self, ms: float) -> float:
        after = min(bisect([moment for moment, _ in self.knots], ms), len(self.knots) - 1)
        (a, left), (b, right) = self.knots[after - 1], self.knots[after]
        return left + (right - left) * (ms - a) / (b - a)

    def axis(self) -> list[tuple[float, str]]:
        """Return [(percent, label)] of the axis, of those that have room on a phone."""
        kept: list[tuple[float, str]] = []
        taken = 0.0  # px
        for n in range(int(self.end / self.step) + 1):
            ms = n * self.step
            label = f"{ms / self.size:.6g}" + f" {self.unit}" * (n == 0)
            x, width = self(ms), LETTER * len(label)
            left = x * PHONE / 100 - width / 2 * (n > 0)
            if left >= taken and not any(cut.start < ms < cut.end for cut in self.breaks):
                kept.append((x, label))
                taken = left + width
        return kept

    def words(self, ms: float) -> str:
        """Return a moment, or how long something was, in words."""
        decimals = 2 if self.unit == "s" or self.drawn < 5 else 1 if self.drawn < 50 else 0
        return f"{ms / self.size:.{decimals}f} {self.unit}"


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
    anchor: str = "middle"  # what of its text stands at its place

    @property
    def anchors(self) -> list[str]:
        """What of its text may stand at its place, the best one first: a tick's fits on a phone."""
        if self.width:
            return ["middle"]
        width, at = LETTER * len(self.text), PHONE * self.x / 100
        return ["start"] * (width <= PHONE - at) + ["end"] * (width <= at) or ["end"]


@dataclass(frozen=True)
class Above:
    """The name of a lane above its bar, from `x` percent on."""

    x: float
    name: str
    pid: int | None = None


@dataclass(frozen=True)
class Row:
    """A lane of a run, with its name and the class of its color, and what is on it, from `y` on."""

    name: str
    pid: int | None
    color: str
    y: int
    parts: list[Mark]  # from its beginning to its end, without gaps
    ticks: list[Mark]
    ended: float  # ms
    cut: bool  # it ended without a last moment of its own
    stays: bool  # it was still there when the run was cut short
    above: Above | None = None  # its name where that stands above the bar

    @property
    def bar(self) -> int:
        """Where its bar begins."""
        return self.y + TEXT

    @property
    def end(self) -> float:
        """Where its last part ends, in percent."""
        return self.parts[-1].x + self.parts[-1].width if self.parts else EDGE


def rows(run: Run, scale: Scale, y: int) -> dict[Lane, Row]:
    """Return the rows of a run, from top to bottom, the first at `y`, without texts above them."""
    order = sorted(run.lifespans, key=lambda lane: _rank(run, lane))
    pids = {lane: pid for pid, lane in run.pids.items()}
    children = [lane for lane in order if not lane.is_thread and not lane.is_fork_server]
    made: dict[Lane, Row] = {}
    for lane in order:
        end, cut, stays = _end(run, scale, lane)
        parts = list(_parts(run, scale, lane, end))
        ticks = [
            Mark(scale(line.time or 0), 0, "line", line.text, number)
            for number, line in enumerate(run.lines)
            if line.lane == lane
        ]
        made[lane] = Row(
            run.lifespans[lane].name,
            pids.get(lane),
            _color(lane.process, children),
            y + ROW * len(made),
            parts,
            ticks,
            end,
            cut,
            stays,
        )
    return made


def _rank(run: Run, lane: Lane) -> tuple[bool, bool, float, Lane, float, Lane]:
    """Sort lanes: main, its fork server, the children by their start, below each its threads."""
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


def _end(run: Run, scale: Scale, lane: Lane) -> tuple[float, bool, bool]:
    """Return when the lane ended in the picture, and the values of `cut` and `stays` of its row."""
    if (ended := run.lifespans[lane].ended) is not None:
        return ended, False, False
    # When other lanes knew that it had ended.
    ends = [e for e in run.edges if e.kind != "start" and e.since is None]
    if known := [e.time for e in ends if e.other == lane]:
        return min(known), True, False
    if run.ending in (STILL, GOES_ON):
        return scale.end, False, True
    return last_moment(run), True, False


def _parts(run: Run, scale: Scale, lane: Lane, end: float) -> Iterator[Mark]:
    """Yield the parts of a lane's life to `end`; each begins where the one before it ends."""
    life = run.lifespans[lane]
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

    def within_one(span: Span) -> bool:
        return any(t.start <= span.start and (t.end is None or span.start < t.end) for t in tasks)

    kept = [span for span in spans if span.kind == "task" or not within_one(span)]
    return sorted(kept, key=lambda span: span.start)


def _said(span: Span) -> str:
    if span.kind == "task":
        return span.what
    return f"in {span.what}" if span.what == "start()" else f"waits in {span.what}"


def with_texts(row: Row, crossed: Sequence[float]) -> Row:
    """Return the row with its marks' texts `shown` where there is room; the first take it first.

    No text is where the row is `crossed` from top to bottom, in percent. Where the picture is wider
    than WIDE, texts only move apart, and away from what crosses.
    """
    middles = [x * WIDE / 100 for x in crossed]
    taken = [(middle - HEAD, middle + HEAD) for middle in middles]

    def fits(mark: Mark, anchor: str) -> bool:
        at, width = (mark.x + mark.width / 2) * WIDE / 100, LETTER * len(mark.text)
        left = at - {"start": 0, "middle": width / 2, "end": width}[anchor]
        within = 0 <= left <= WIDE - width and (not mark.width or width <= mark.width * WIDE / 100)
        free = not any(left < end and start < left + width for start, end in taken)
        if within and free:
            taken.append((left - LETTER, left + width + LETTER))
            return True
        return False

    def placed(mark: Mark) -> Mark:
        says = mark.text.strip(" .…")  # or it only abbreviates
        anchor = next((each for each in mark.anchors if says and fits(mark, each)), None)
        return replace(mark, shown=anchor is not None, anchor=anchor or mark.anchors[0])

    return replace(row, parts=list(map(placed, row.parts)), ticks=list(map(placed, row.ticks)))
