"""Draws recorded runs, `NAME.run.json`, as a timeline: who ran, who waited, who printed, and when.

Where the picture is wide, the lanes' names stand to their left, and the room above their bars is
for the texts that fit there; where it is narrow, the names stand above the bars.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.draw.selection import selected, start_ups
from tools.draw.steps import steps
from tools.draw.timeline_layout import (
    BAR,
    HEAD,
    LETTER,
    PHONE,
    ROW,
    Above,
    Break,
    Row,
    Scale,
    rows,
    with_texts,
)
from tools.snippet.events import Run
from tools.snippet.lane import MAIN, Lane
from tools.snippet.program import Variant, pictured
from tools.snippet.recording import Recording, read_run

HEADING, AXIS, CUT_OUT = 26, 24, 14  # px: above a panel, below all, and what breaks are said in
LISTED = 120  # events in the page; of one run in two hundred there are more
BOLD = 8  # px that a letter of a name takes at most, on average
NARROW = 290  # px: a picture on a narrow phone
NAMES = (80, 120, 160, 220)  # px: the widths there are for the column of names

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
)
# What Markdown would take for its own.
_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "*_`[]"}


@dataclass(frozen=True)
class Arrow:
    """From one row to another, at `x` percent; a join comes from where its lane ended, `since`."""

    kind: str  # "start", "fork" (by the fork server), "join"
    x: float
    start: float
    end: float
    since: float | None = None


@dataclass(frozen=True)
class Panel:
    """One run, with its start method as title where there are several."""

    title: str | None
    y: int
    rows: list[Row]
    arrows: list[Arrow]
    words: list[str]
    interrupts: list[float]  # where Ctrl-C was pressed, in percent

    @property
    def floor(self) -> int:
        """Where its last row ends."""
        return self.y + ROW * len(self.rows)


def panels(
    recordings: Sequence[Recording], about_start_up: bool = False
) -> tuple[list[Panel], Scale]:
    """Return the panels of recorded runs, below each other on one scale.

    Several are there to compare start methods. Where that, or start-up, is what a picture is about,
    fork servers have a row and nothing is cut out.
    """
    whole = about_start_up or len(recordings) > 1
    runs = [selected(recording.run, whole) for recording in recordings]
    scale = Scale(runs, () if whole else start_ups(runs[0]))
    y, made = 0, []
    for recording, run in zip(recordings, runs, strict=True):
        title = recording.method if len(runs) > 1 else None
        y += HEADING if title else 0
        found = rows(run, scale, y)
        words = [_sentence(row, run, lane, scale) for lane, row in found.items()]
        pressed = [scale(line.time or 0) for line in run.lines if line.lane is None]
        arrows = list(_arrows(run, found, scale))
        texts = [_with_texts(row, arrows, pressed) for row in found.values()]
        made.append(Panel(title, y, texts, arrows, words, pressed))
        y = made[-1].floor
    return made, scale


def is_whole(variants: Sequence[Variant]) -> bool:
    """Does the timeline of the variants' runs show fork servers, and all of start-up?"""
    return about_start_up(variants) or len(variants) > 1


def key(variants: Sequence[Variant]) -> str:
    """Return what the timeline of the variants' runs is called on a page: TOPIC-NAME."""
    path = variants[0].path
    name = path.stem if len(variants) == 1 else path.name.partition(".")[0]
    return re.sub(r"[._]", "-", f"{path.parent.name}-{name}")


def draw(variants: Sequence[Variant]) -> str:
    """Return the timeline of the variants' recorded runs as one line of HTML.

    It is about start-up where the section of the page that it is in speaks of the fork server.
    Raises SiteError where a run is missing.
    """
    recordings = [read_run(variant) for variant in variants]
    program = f"{variants[0].path.name.partition('.')[0]}.py"
    return drawn(recordings, key(variants), program, about_start_up(variants))


def drawn(
    recordings: Sequence[Recording],
    key: str,
    program: str,
    about_start_up: bool = False,
    what: str = "One recorded run",
) -> str:
    """Return the timeline of runs of a program as one line of HTML; its ids begin with `key`.

    `what` is what one run is called. What a picture about start-up has besides, `panels` says.
    """
    whole = about_start_up or len(recordings) > 1
    made, scale = panels(recordings, about_start_up)
    longest = max(len(row.name) for panel in made for row in panel.rows)
    return render(
        "timeline.jinja",
        key=key,
        program=program,
        what=what,
        panels=made,
        axis=scale.axis(),
        breaks=list(_cut_out(scale)),
        floor=made[-1].floor,
        height=made[-1].floor + AXIS + CUT_OUT * bool(scale.breaks),
        names=next((width for width in NAMES if width >= BOLD * longest), NAMES[-1]),
        recordings=recordings,
        played=all(recording.is_played for recording in recordings),
        told=[steps(recording.run, whole) for recording in recordings],
        words=scale.words,
        zip=zip,
        LISTED=LISTED,
        processes=any(
            lane != MAIN and not lane.is_thread for r in recordings for lane in r.run.lifespans
        ),
        BAR=BAR,
    )


def about_start_up(variants: Sequence[Variant]) -> bool:
    """Does a page speak of the fork server where it includes the timeline of these variants?"""
    path = variants[0].pictures[0] if len(variants) == 1 else variants[0].pictures[-1]
    return re.search(r"fork\s+server", pictured()[path]) is not None


def render(template: str, **values: object) -> str:
    """Return a template's HTML so that Markdown leaves it alone, in a tab or a fold, too."""
    text = _TEMPLATES.get_template(template).render(values)
    lines = (line.strip() for line in text.translate(_ENTITIES).splitlines())
    return "".join(line for line in lines if line) + "\n"


def _cut_out(scale: Scale) -> Iterator[tuple[Break, float, str, str, bool]]:
    """Yield of each break: it, where it begins, its text, where that has its anchor, is there room.

    The text stands below the axis, from where the break begins, or up to where it ends.
    """
    taken = 0.0
    for cut in scale.breaks:
        x, text = scale(cut.start), f"{cut.length:.0f} ms of start-up"
        width = LETTER * len(text) * 100 / PHONE
        anchor = "start" if x + width <= 100 else "end"
        left = x if anchor == "start" else x + cut.width - width
        yield cut, x, text, anchor, left >= taken
        if left >= taken:
            taken = left + width


def _with_texts(row: Row, arrows: Sequence[Arrow], pressed: Sequence[float]) -> Row:
    """Return the row with its name and texts above its bar, where no arrow crosses them."""
    crossed = sorted(
        [a.x for a in arrows if min(a.start, a.end) <= row.bar and max(a.start, a.end) > row.y]
        + list(pressed)
    )
    return replace(with_texts(row, crossed), above=_above(row, crossed))


def _above(row: Row, crossed: Sequence[float]) -> Above:
    """Return the row's name above its bar: near its beginning, where no arrow goes through.

    The process id, and then the beginning of the name, are left out where they have no room.
    """
    free = HEAD * 100 / NARROW  # on each side of an arrow
    lefts = [0.0, *(x + free for x in crossed)]
    rights = [*(x - free for x in crossed), 100.0]
    gaps = list(zip(lefts, rights, strict=True))
    begin = row.parts[0].x if row.parts else 0.0
    for pid in dict.fromkeys([row.pid, None]):
        text = BOLD * len(row.name) + LETTER * len(f" {pid}" if pid else "")
        width = text * 100 / NARROW
        if fit := [
            min(max(begin, left), right - width) for left, right in gaps if right - left >= width
        ]:
            beside = min(fit, key=lambda x: abs(x - begin))
            return Above(beside, row.name, pid)
    room, x = max((right - left, left) for left, right in gaps)
    return Above(x, "…" + row.name[1 - int(room * NARROW / 100 / BOLD) :])


def _arrows(run: Run, found: dict[Lane, Row], scale: Scale) -> Iterator[Arrow]:
    """Yield the arrows: who started whom, whom the fork server forked, who joined whom."""
    moments = [(edge.time, edge.kind, edge.lane, edge.other) for edge in run.edges]
    moments += [
        (life.started, "fork", life.forker, lane)
        for lane, life in run.lifespans.items()
        if life.forker and life.started is not None
    ]
    joined = set()
    for time, kind, lane, other in sorted(moments, key=lambda moment: moment[0]):
        # For a thread that is not shown, its process stands.
        here, there = found.get(lane) or found.get(lane.process), found.get(other)
        if here is None or there is None or here is there:
            continue
        if kind in ("start", "fork"):
            yield Arrow(kind, scale(time), here.bar + BAR, there.bar)
        elif kind == "join" and other not in joined:
            joined.add(other)
            yield Arrow("join", scale(time), there.bar + BAR / 2, here.bar + BAR, there.end)


def _sentence(row: Row, run: Run, lane: Lane, scale: Scale) -> str:
    """Return in words what a row shows."""
    name, asked, begun = row.name, run.lifespans[lane].requested, run.lifespans[lane].running
    if begun not in (None, asked):
        name += f", started at {scale.words(asked)},"
    said = [
        f"{name} " + ("never begins" if begun is None else f"works from {scale.words(begun)} on")
    ]
    waits = Counter(part.text for part in row.parts if part.kind == "wait")
    said += [text if times == 1 else f"{text} {times} times" for text, times in waits.items()]
    tasks = [part.text for part in row.parts if part.kind == "task"]
    if tasks:
        said.append("does " + ", ".join(tasks[:6]) + (" and more" if len(tasks) > 6 else ""))
    if row.ticks:
        said.append(f"prints {len(row.ticks)} line{'s' if len(row.ticks) > 1 else ''}")
    if row.stays:
        said.append("is still there at the end")
    elif row.parts:
        said.append(("is cut short by " if row.cut else "ends at ") + scale.words(row.ended))
    return "; ".join(said) + "."
