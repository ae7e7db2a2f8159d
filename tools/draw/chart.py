"""Draws what was measured: a table and a chart for each program, from its measurement alone.

Pages include them as `NAME.md` and `NAME.svg` of FIGURES.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.draw.timeline import one_line
from tools.repository import ROOT
from tools.snippet.measurement import Measurement, Row, Run, read, with_unit

FIGURES = ROOT / "docs" / "assets" / "figures" / "numbers"
ROW, GROUP, AXIS, NAMES = 26, 24, 24, 150  # px; charts.css has the width of NAMES, too
_CIRCLE = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
SHAPES = {"old": _CIRCLE, "free": "M0-5l5 5-5 5-5-5z", "new": _CIRCLE}
OFFSETS = {"old": -6, "free": 0, "new": 6}  # px, so that marks of one row do not lie on each other

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
)


@dataclass(frozen=True)
class Scale:
    """A logarithmic scale from 10**low to 10**high, as wide as the chart."""

    low: int
    high: int

    def percent(self, value: float) -> float:
        """Return where `value` is, in percent of the width."""
        return 100 * (math.log10(value) - self.low) / (self.high - self.low)

    def ticks(self, dimension: str) -> Iterator[tuple[float, str]]:
        """Yield (percent, text) of each power of ten: "10 ms"."""
        for exponent in range(self.low, self.high + 1):
            number, unit = with_unit(10.0**exponent, dimension).split()
            yield self.percent(10.0**exponent), f"{float(number):g} {unit}"


@dataclass(frozen=True)
class Mark:
    """What one interpreter took: the median, and the quartiles, in percent of the scale."""

    series: str
    x: float
    low: float
    high: float
    y: float  # px
    text: str


@dataclass(frozen=True)
class Line:
    """One thing that was measured, with a mark for each interpreter; `y` is its middle, in px."""

    group: str
    label: str
    y: float
    marks: list[Mark]


def series(kind: str, measurement: Measurement) -> str:
    """Return how the interpreter `kind` is drawn: "old", "free" (free-threaded) or "new"."""
    if kind.endswith("t"):
        return "free"
    return "new" if kind == measurement.newest else "old"


def table(program: Path) -> str:
    """Return the Markdown table: a row for each thing, a column for each interpreter.

    The last column says how many times the first of its group the row is, on the newest one.
    Raises SiteError where the program was not measured.
    """
    measurement = read(program)
    runs = measurement.runs.values()
    newest = measurement.runs[measurement.newest]
    grouped = any(row.group for row in newest.rows)
    names = ["group", "measured"] if grouped else ["measured"]
    lines = [
        [*names, *(run.version for run in runs), f"on {newest.version}, × the first"],
        ["---"] * len(names) + ["--:"] * (len(runs) + 1),
    ]
    first: dict[str, Row] = {}
    for row in newest.rows:
        base = first.setdefault(row.group, row)
        group = [row.group if row is base else ""] if grouped else []
        times = "" if row is base else ratio(row.median / base.median)
        lines.append([*group, row.label, *(_cell(run, row.name) for run in runs), times])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(run: Run, name: str) -> str:
    row = run.by_name.get(name)
    return with_unit(row.median, run.dimension) if row else "–"


def ratio(times: float) -> str:
    """Return a ratio as a reader reads it, "18 ×"."""
    if times < 0.1:
        return f"{float(f'{times:.1g}')} ×"
    return f"{times:.{0 if times >= 10 else 1 if times >= 1 else 2}f} ×"


def chart(program: Path) -> str:
    """Return the chart as one line of HTML; raise SiteError where the program was not measured."""
    measurement = read(program)
    runs = measurement.runs
    newest = runs[measurement.newest]
    values = [value for run in runs.values() for row in run.rows for value in (row.low, row.high)]
    scale = Scale(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))))
    y = 0
    groups: list[tuple[str, int]] = []
    lines = []
    for row in newest.rows:
        if row.group and row.group not in [text for text, _ in groups]:
            y += GROUP
            groups.append((row.group, y - 8))
        marks = list(_marks(measurement, row.name, scale, y + ROW / 2))
        lines.append(Line(row.group, row.label, y + ROW / 2, marks))
        y += ROW
    text = _TEMPLATES.get_template("chart.jinja").render(
        name=program.stem,
        title=f"What {program.name} measured",
        height=y + AXIS,
        floor=y,
        groups=groups,
        rows=lines,
        axis=list(scale.ticks(newest.dimension)),
        key=[(series(kind, measurement), run.python) for kind, run in runs.items()],
        conditions=conditions(measurement),
        NAMES=NAMES,
        SHAPES=SHAPES,
    )
    return one_line(text)


def _marks(measurement: Measurement, name: str, scale: Scale, y: float) -> Iterator[Mark]:
    """Yield the marks of the row `name`, around `y`."""
    for kind, run in measurement.runs.items():
        if row := run.by_name.get(name):
            drawn = series(kind, measurement)
            yield Mark(
                series=drawn,
                x=scale.percent(row.median),
                low=scale.percent(row.low),
                high=scale.percent(row.high),
                y=y + OFFSETS[drawn],
                text=f"{name}, {run.python}: {with_unit(row.median, run.dimension)}",
            )


def conditions(measurement: Measurement) -> str:
    """Return in a sentence on what machine and when this was measured."""
    machine, runs = measurement.machine, measurement.runs.values()
    load = max(run.load[0] for run in runs)
    noisy = "".join(f" On {run.python} {'; '.join(run.noisy)}." for run in runs if run.noisy)
    return (
        f"{machine.processor}, {machine.cpus} CPUs, {machine.memory}, {machine.system}; "
        f"{max(run.date for run in runs)}; load before a run {load} at most.{noisy}"
    )
