"""Draws recorded runs, `NAME.run.json`, as a timeline: who ran, who waited, who printed, and when.

Where the picture is wide, the lanes' names stand to their left, and the room above their bars is
for the texts that fit there; where it is narrow, the names stand above the bars.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.draw.selection import selected
from tools.draw.timeline_layout import BAR, ROW, Row, Scale, rows
from tools.snippet.events import Run
from tools.snippet.lane import MAIN, Lane
from tools.snippet.program import Variant
from tools.snippet.recording import Recording, read_run

HEADING, AXIS = 26, 24  # px
BOLD = 8  # px that a letter of a name takes at most, on average
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


def panels(recordings: Sequence[Recording]) -> tuple[list[Panel], Scale]:
    """Return the panels of recorded runs, below each other on one scale."""
    runs = [selected(recording.run) for recording in recordings]
    scale, y, made = Scale(runs), 0, []
    for recording, run in zip(recordings, runs, strict=True):
        title = recording.method if len(runs) > 1 else None
        y += HEADING if title else 0
        found = rows(run, scale, y)
        words = [_sentence(row, run, lane, scale) for lane, row in found.items()]
        pressed = [scale(line.time or 0) for line in run.lines if line.lane is None]
        arrows = list(_arrows(run, found, scale))
        made.append(Panel(title, y, list(found.values()), arrows, words, pressed))
        y = made[-1].floor
    return made, scale


def draw(variants: Sequence[Variant]) -> str:
    """Return the timeline of the variants' recorded runs as one line of HTML.

    Raises SiteError where a run is missing.
    """
    recordings = [read_run(variant) for variant in variants]
    made, scale = panels(recordings)
    longest = max(len(row.name) for panel in made for row in panel.rows)
    path = variants[0].path
    program = path.name.partition(".")[0]
    alone = len(recordings) == 1
    return render(
        "timeline.jinja",
        key=re.sub(r"[._]", "-", f"{path.parent.name}-{path.stem if alone else program}"),
        program=f"{program}.py",
        panels=made,
        axis=scale.axis(),
        floor=made[-1].floor,
        height=made[-1].floor + AXIS,
        names=next((width for width in NAMES if width >= BOLD * longest), NAMES[-1]),
        recordings=recordings,
        processes=any(
            lane != MAIN and not lane.is_thread for r in recordings for lane in r.run.lifespans
        ),
        BAR=BAR,
    )


def render(template: str, **values: object) -> str:
    """Return a template's HTML so that Markdown leaves it alone, in a tab or a fold, too."""
    text = _TEMPLATES.get_template(template).render(values)
    lines = (line.strip() for line in text.translate(_ENTITIES).splitlines())
    return "".join(line for line in lines if line) + "\n"


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
        end = (row.end - scale(0)) / (scale(1) - scale(0))
        said.append(("is cut short by " if row.cut else "ends at ") + scale.words(end))
    return "; ".join(said) + "."
