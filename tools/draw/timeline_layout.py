"""A timeline's rows: one lane each, its life in parts, its printed lines, and the texts that fit.

Along the time, positions are in percent of the picture's width, so that it fits a phone with its
text as large; across it, in px.
"""

from dataclasses import dataclass, field, replace

from tools.compare.lifespans import is_thread
from tools.snippet.transcript import GOES_ON, STILL

TEXT, BAR, GAP = 16, 12, 8  # px: a row's text, its bar, and the room below it
ROW = TEXT + BAR + GAP
PHONE, WIDE = 320, 400  # px that the time has on a phone, and at least where names stand beside it
LETTER = 7  # px that a letter of the texts takes at most, on average
EDGE = 0.5  # percent that stay free on the left and on the right


class Scale:
    """From ms to percent, the same for all runs of a picture."""

    def __init__(self, runs):
        # A run that was cut short goes on to the right.
        self.open = any(run["ending"] in (STILL, GOES_ON) for run in runs)
        self.end = max(map(last_moment, runs)) * (1.5 if self.open else 1) or 1
        rough, power = self.end / 7, 0.001
        while power * 10 <= rough:
            power *= 10
        self.step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)

    def __call__(self, ms):
        return EDGE + (100 - 2 * EDGE) * ms / self.end

    @property
    def unit(self):
        """The unit of the axis, and how many ms it has."""
        return ("s", 1000) if self.end >= 5000 else ("ms", 1)

    def axis(self):
        """Return [(percent, label)] of the axis."""
        unit, size = self.unit
        values = [n * self.step for n in range(int(self.end / self.step) + 1)]
        return [(self(ms), f"{ms / size:.6g}" + f" {unit}" * (ms == 0)) for ms in values]

    def words(self, ms):
        """Return a moment in words."""
        unit, size = self.unit
        return (
            f"{ms / size:.{2 if size > 1 or self.end < 5 else 1 if self.end < 50 else 0}f} {unit}"
        )


def last_moment(run):
    """Return when the last thing of a run happened that was seen, in ms."""
    moments = [event[0] for event in run["events"]]
    moments += [moment for lane in run["lanes"] for moment in lane[2:] if moment is not None]
    moments += [moment for span in run["spans"] for moment in span[:2] if moment is not None]
    return max(moments)


@dataclass(frozen=True)
class Mark:
    """Something on a row at `x` percent, with a text: `width` percent wide, or a tick."""

    x: float
    width: float
    kind: str  # "asked", "imports", "work", "wait", "task"; "line" for a tick
    text: str = ""
    line: int | None = None  # a tick's number among the printed lines, from 0
    shown: bool = False  # is there room for its text above the bar?

    @property
    def anchor(self):
        """What of its text stands at its place."""
        if self.width:
            return "middle"
        return "start" if LETTER * len(self.text) <= PHONE * (1 - self.x / 100) else "end"


@dataclass
class Row:
    """A lane of a run, with its name and its colour's class, and what is on it, from `y` on."""

    name: str
    pid: str | None
    colour: str
    y: float
    parts: list[Mark]  # from its beginning to its end, without gaps
    ticks: list[Mark] = field(default_factory=list)
    cut: bool = False  # it ended without a last moment of its own
    stays: bool = False  # it was still there at the end

    @property
    def bar(self):
        """Where its bar begins."""
        return self.y + TEXT

    @property
    def end(self):
        """Where its last part ends, in percent."""
        return self.parts[-1].x + self.parts[-1].width if self.parts else EDGE


def rows(run, scale, y):
    """Return {lane: Row} of a recorded run, from top to bottom, the first at `y`."""
    lanes = {lane: facts for lane, *facts in run["lanes"]}
    order = _ordered(lanes)
    pids = {role: pid for pid, role in run["pids"].items()}
    children = [lane for lane in order if not is_thread(lane) and lanes[lane][0] != "fork server"]
    made = {}
    for lane in order:
        name, asked, up, begun, over = lanes[lane]
        end, cut, stays = _end(run, scale, lane, over)
        up = end if up is None else up
        begun = end if begun is None else begun
        made[lane] = Row(
            name,
            pids.get(lane),
            _colour(_process(lane), children),
            y + ROW * len(made),
            list(_parts(run, scale, lane, asked, up, begun, end)),
            cut=cut,
            stays=stays,
        )
    lines = [event for event in run["events"] if event[2] == "line"]
    for number, (time, lane, _, text) in enumerate(lines):
        if lane in made:
            made[lane].ticks.append(Mark(scale(time), 0, "line", text, number))
    for row in made.values():
        _place(row)
    return made


def _process(lane):
    while is_thread(lane):
        lane = lane.rpartition("/")[0]
    return lane


def _ordered(lanes):
    """Return the lanes from top to bottom: main, its fork server, the children by their start.

    Threads come below their process.
    """

    def place(lane):
        process = _process(lane)
        name, asked, *_ = lanes.get(process, ("", 0))
        thread = lanes[lane][1] if is_thread(lane) else -1
        return process != "main", name != "fork server", asked, process, thread, lane

    return sorted(lanes, key=place)


def _colour(process, children):
    """Return the class of a process's colour; after the fourth child they come again, striped."""
    if process not in children:
        return "lane-server"
    number = children.index(process)
    return f"lane-{(number - 1) % 4 + 1 if number else 'main'}" + " again" * (number > 4)


def _end(run, scale, lane, over):
    """Return when the lane ended, whether it was cut short, and whether it was still there."""
    if over is not None:
        return over, False, False
    known = [t for t, _, kind, what in run["events"] if kind in ("join", "seen") and what == lane]
    if known:
        return min(known), True, False
    stays = run["ending"] in (STILL, GOES_ON)
    return (scale.end if stays else last_moment(run)), not stays, stays


def _parts(run, scale, lane, asked, up, begun, end):
    """Yield the parts of a lane's life; each begins where the one before it ends."""
    own = [(*span[:2], *span[3:]) for span in run["spans"] if span[2] == lane]
    tasks = [span for span in own if span[2] == "task"]
    spans = [
        span
        for span in own
        if span[2] == "task"
        or not any(t[0] <= span[0] and (t[1] is None or span[0] < t[1]) for t in tasks)
    ]
    pieces, at = [(asked, up, "asked", ""), (up, begun, "imports", "")], begun
    for start, stop, kind, what in sorted(spans, key=lambda span: span[0]):
        start, stop = max(start, at), min(end if stop is None else stop, end)
        if kind == "wait":
            what = f"in {what}" if what == "start()" else f"waits in {what}"
        if start < stop:
            pieces += [(at, start, "work", ""), (start, stop, kind, what)]
            at = stop
    pieces.append((at, end, "work", ""))
    for start, stop, kind, text in pieces:
        if start < stop:
            yield Mark(scale(start), scale(stop) - scale(start), kind, text)


def _place(row):
    """Mark the texts for which there is room above the bar, those of the parts first."""
    taken = []

    def fits(mark):
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
