"""Draws what was measured: a table and a chart for each program, from its measurement alone.

Pages include them as `NAME.md` and `NAME.svg` of FIGURES.
"""

import math
from pathlib import Path

from tools.draw.timeline import render
from tools.repository import ROOT
from tools.snippet.measurement import Row, read, with_unit

FIGURES = ROOT / "docs" / "assets" / "figures" / "numbers"
ROW, GROUP, AXIS = 26, 24, 24  # px


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
        same = [(run, run.by_name.get(row.name)) for run in runs]
        cells = [with_unit(found.median, run.dimension) if found else "–" for run, found in same]
        times = "" if row is base else ratio(row.median / base.median)
        lines.append([*group, row.label, *cells, times])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def ratio(times: float) -> str:
    """Return a ratio as a reader reads it, "18 ×"."""
    if times < 0.1:
        return f"{float(f'{times:.1g}')} ×"
    return f"{times:.{0 if times >= 10 else 1 if times >= 1 else 2}f} ×"


def chart(program: Path) -> str:
    """Return the chart as one line of HTML; raise SiteError where the program was not measured.

    Its scale is logarithmic, from one power of ten to another.
    """
    measurement = read(program)
    runs = measurement.runs
    newest = runs[measurement.newest]
    values = [value for run in runs.values() for row in run.rows for value in (row.low, row.high)]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def percent(value: float) -> float:
        return 100 * (math.log10(value) - low) / (high - low)

    axis = []
    for power in (10.0**exponent for exponent in range(low, high + 1)):
        number, unit = with_unit(power, newest.dimension).split()
        axis.append((percent(power), f"{float(number):g} {unit}"))
    y = 0
    groups: dict[str, int] = {}
    rows = []
    for row in newest.rows:
        if row.group and row.group not in groups:
            y += GROUP
            groups[row.group] = y - 8
        rows.append((row, y + ROW / 2))
        y += ROW
    return render(
        "chart.jinja",
        name=program.stem,
        title=f"What {program.name} measured",
        height=y + AXIS,
        floor=y,
        groups=groups,
        rows=rows,
        axis=axis,
        percent=percent,
        with_unit=with_unit,
        runs=[
            ("free" if kind.endswith("t") else "new" if run is newest else "old", run)
            for kind, run in runs.items()
        ],
        machine=measurement.machine,
    )
