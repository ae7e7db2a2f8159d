"""Draws what was measured: a table and a chart for each program, from its data alone.

`NAME.md` and `NAME.svg` in `docs/assets/figures/numbers/` are functions of
`snippets/numbers/NAME.measured.json`.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.draw.timeline import one_line
from tools.repository import ROOT
from tools.snippet.measurement import read, rows, words

FIGURES = ROOT / "docs" / "assets" / "figures" / "numbers"
ROW, GROUP, AXIS, NAMES = 26, 24, 24, 150  # px; site.css has the width of NAMES, too
_CIRCLE = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
SHAPES = {"old": _CIRCLE, "free": "M0-5l5 5-5 5-5-5z", "new": _CIRCLE}
OFFSETS = {"old": -6, "free": 0, "new": 6}  # px, so that marks of one row do not lie on each other

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
)


@dataclass(frozen=True)
class Mark:
    """What one interpreter took: its place, and that of its quartiles, in percent of the scale."""

    series: str
    x: float
    low: float
    high: float
    y: float
    text: str


def series(kind, kinds):
    """Return how the interpreter `kind` is drawn among `kinds`: "old", "free" or "new"."""
    if kind.endswith("t"):
        return "free"
    return "new" if kind == newest(kinds) else "old"


def newest(kinds):
    """Return the newest of `kinds` that has the GIL."""
    return max((k for k in kinds if not k.endswith("t")), key=lambda k: int(k.partition(".")[2]))


def by_name(runs):
    """Return {interpreter: {name: Row}} of the runs of a program."""
    return {kind: {row.name: row for row in rows(run)} for kind, run in runs.items()}


def table(data):
    """Return the Markdown table of `data`: a row for each thing, a column for each interpreter.

    The last column says how many times the first of its group the row is, on the newest one.
    """
    runs = data["runs"]
    found, last = by_name(runs), newest(runs)
    every = list(found[last].values())
    grouped = any(row.group for row in every)
    head = [
        *(["group"] if grouped else []),
        "measured",
        *(run["python"].removeprefix("CPython ") for run in runs.values()),
    ]
    lines = [[*head, f"on {runs[last]['python'].removeprefix('CPython ')}, × the first"]]
    first = {}
    for row in every:
        base = first.setdefault(row.group, row)
        times = row.median / base.median
        cells = [
            words(found[kind][row.name].median, runs[kind]["dimension"])
            if row.name in found[kind]
            else "–"
            for kind in runs
        ]
        group = [row.group if row is base else ""] if grouped else []
        lines.append([*group, row.label, *cells, "" if row is base else ratio(times)])
    rule = ["---"] * (2 if grouped else 1) + ["--:"] * (len(runs) + 1)
    return "".join(f"| {' | '.join(line)} |\n" for line in [lines[0], rule, *lines[1:]])


def ratio(times):
    """Return a ratio as a reader reads it, "18 ×"."""
    if times < 0.1:
        return f"{float(f'{times:.1g}')} ×"
    return f"{times:.{0 if times >= 10 else 1 if times >= 1 else 2}f} ×"


def chart(name, data):
    """Return the chart of `data` as one line of HTML."""
    runs = data["runs"]
    found, last = by_name(runs), newest(runs)
    values = [v for group in found.values() for r in group.values() for v in (r.low, r.high)]
    floor, roof = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    dimension = runs[last]["dimension"]

    def place(value):
        return 100 * (math.log10(value) - floor) / (roof - floor)

    y, groups, drawn = 0, [], []
    for row in found[last].values():
        if row.group and row.group not in [text for text, _ in groups]:
            y += GROUP
            groups.append((row.group, y - 8))
        marks = [
            Mark(
                series(kind, runs),
                *(place(value) for value in (r.median, r.low, r.high)),
                y + ROW / 2 + OFFSETS[series(kind, runs)],
                f"{row.name}, {runs[kind]['python']}: {words(r.median, dimension)}",
            )
            for kind in runs
            if (r := found[kind].get(row.name))
        ]
        drawn.append({"group": row.group, "label": row.label, "y": y + ROW / 2, "marks": marks})
        y += ROW
    steps = range(floor, roof + 1)
    text = _TEMPLATES.get_template("chart.jinja").render(
        name=name,
        title=f"What {name}.py measured",
        height=y + AXIS,
        floor=y,
        groups=groups,
        rows=drawn,
        axis=[(place(10.0**step), step_words(10.0**step, dimension)) for step in steps],
        key=[(series(kind, runs), run["python"]) for kind, run in runs.items()],
        conditions=conditions(data),
        NAMES=NAMES,
        SHAPES=SHAPES,
    )
    return one_line(text)


def step_words(value, dimension):
    """Return a power of ten as the scale has it, "10 ms"."""
    number, unit = words(value, dimension).split()
    return f"{float(number):g} {unit}"


def conditions(data):
    """Return in a sentence on what machine and when this was measured."""
    machine, runs = data["machine"], data["runs"].values()
    dates = sorted({run["date"] for run in runs})
    load = max(run["load"][0] for run in runs)
    noisy = "".join(
        f" On {run['python']} {'; '.join(run['noisy'])}." for run in runs if run.get("noisy")
    )
    return (
        f"{machine['processor']}, {machine['cpus']} CPUs, {machine['memory']}, "
        f"{machine['system']}; {dates[-1]}; load before a run {load} at most.{noisy}"
    )


def draw(program):
    """Write table and chart of the program at path `program` from its data."""
    data = read(program)
    FIGURES.mkdir(exist_ok=True)
    for suffix, text in ((".md", table(data)), (".svg", chart(program.stem, data))):
        (FIGURES / program.stem).with_suffix(suffix).write_text(
            text, encoding="utf-8", newline="\n"
        )
