"""Draws what was measured: a table and a chart for each program, from its measurement alone.

Pages include them as `NAME.md` and `NAME.svg` of FIGURES.
"""

import math
from pathlib import Path

from tools.draw.timeline import render
from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import PROGRAMS, Row, read, with_unit

FIGURES = ROOT / "docs" / "assets" / "figures" / "numbers"
SCALE = FIGURES / "scale.svg"
ROW, GROUP, AXIS, COST = 26, 24, 24, 34  # px
# What a program pays for processes, in words, and where it was measured: program and row.
COSTS = (
    ("call a function", "pool_overhead", "plain call"),
    ("add to a Value, with its lock", "sharing", "Value, get_lock()"),
    ("hand a task to a pool", "pool_overhead", "Pool.map"),
    ("hand a task to an executor", "pool_overhead", "Executor.map"),
    ("add in a manager’s dict", "sharing", "Manager().dict"),
    ("send 1 KB by Pipe and back", "round_trip", "1 KB > Pipe"),
    ("send 1 KB by Queue and back", "round_trip", "1 KB > Queue"),
    ("pickle and unpickle 1,000 objects", "pickling", "default protocol > 1,000 objects"),
    ("start a child: fork", "start", "fork"),
    ("start a child: forkserver", "start", "forkserver"),
    ("start a child: spawn", "start", "spawn"),
    ("start the first: forkserver", "start_imports", "no import > first forkserver"),
    ("send 64 MB by Pipe and back", "round_trip", "64 MB > Pipe"),
)


def table(program: Path) -> str:
    """Return the Markdown table: a row for each thing, a column for each interpreter, newest first.

    Behind the newest, a column says how many times the first of its group the row is. A group has
    a row of its own above. Raises SiteError where the program was not measured.
    """
    measurement = read(program)
    newest = measurement.runs[measurement.newest]
    runs = [newest, *(run for run in [*measurement.runs.values()][::-1] if run is not newest)]
    head, *others = (run.version for run in runs)
    lines = [
        ["measured", head, "× the first", *others],
        ["---", *["--:"] * (len(runs) + 1)],
    ]
    first: dict[str, Row] = {}
    for row in newest.rows:
        if row.group and row.group not in first:
            lines.append([f"**{row.group}**", *[""] * (len(runs) + 1)])
        base = first.setdefault(row.group, row)
        same = [(run, run.by_name.get(row.name)) for run in runs]
        cells = [with_unit(found.median, run.dimension) if found else "–" for run, found in same]
        times = "" if row is base else ratio(row.median / base.median)
        lines.append([row.label, cells[0], times, *cells[1:]])
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


def scale() -> str:
    """Return all COSTS on one scale, the cheapest first, as one line of HTML.

    They are those of the newest interpreter with the GIL. Raises SiteError where one was not
    measured.
    """
    found = []
    for label, name, row in COSTS:
        program = PROGRAMS / f"{name}.py"
        run = read(program).runs[read(program).newest]
        if row not in run.by_name:
            raise SiteError(f"{relative(program)}: measured no '{row}', which the scale has")
        found.append((run.by_name[row].median, label, run.version))
    low, high = (math.floor(math.log10(min(found)[0])), math.ceil(math.log10(max(found)[0])))

    def percent(value: float) -> float:
        return 100 * (math.log10(value) - low) / (high - low)

    def said(value: float) -> str:
        number, unit = with_unit(value, "s").split()
        return f"{float(number):g} {unit}"

    return render(
        "scale.jinja",
        rows=[
            (percent(value), label, said(float(f"{value:.2g}")), COST * (n + 1) - 8)
            for n, (value, label, _) in enumerate(sorted(found))
        ],
        axis=[(percent(10.0**n), said(10.0**n)) for n in range(low, high + 1)],
        floor=COST * len(found),
        height=COST * len(found) + AXIS,
        pythons=" and ".join(sorted({version for *_, version in found})),
    )
