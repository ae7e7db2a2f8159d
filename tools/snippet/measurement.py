"""What was measured: `snippets/numbers/NAME.measured.json`, beside each program there.

    {"program": fingerprint of the program that was run,
     "machine": {"processor": ..., "cpus": 2, "memory": "23 GB", "system": "Linux 6.1 x86_64"},
     "runs": {"3.15": {"python": "CPython 3.15.2", "build": ..., "date": ..., "took": seconds,
                       "load": [before, after], "dimension": "s", "B" or "B/s",
                       "rows": [[group or "", label, median, low, high]],
                       "noisy": ["too noisy to compare: ..."], where that was kept}}}

Values are in seconds, bytes or bytes per second; low and high are the quartiles.
"""

import hashlib
import json
import re
from dataclasses import dataclass

from tools.repository import SiteError, relative
from tools.snippet.program import SNIPPETS

PROGRAMS = SNIPPETS / "numbers"

# What a unit is worth, and the dimension that it is of.
UNITS = {
    "ns": (1e-9, "s"),
    "µs": (1e-6, "s"),
    "ms": (1e-3, "s"),
    "s": (1.0, "s"),
    "KB": (1e3, "B"),
    "MB": (1e6, "B"),
    "KB/s": (1e3, "B/s"),
    "MB/s": (1e6, "B/s"),
    "GB/s": (1e9, "B/s"),
}
_VALUE = r"([\d,]+(?:\.\d+)?) ({})".format("|".join(map(re.escape, UNITS)))
_ROW = re.compile(rf"(?P<indent> *)(?P<label>\S.*?) {{2,}}{_VALUE} +{_VALUE} +{_VALUE}")


@dataclass(frozen=True)
class Row:
    """One thing that was measured: median and quartiles, in the base unit of its dimension."""

    group: str
    label: str
    median: float
    low: float
    high: float

    @property
    def name(self):
        """How prose refers to it: "fork", or "1 KB > Queue" within a group."""
        return f"{self.group} > {self.label}" if self.group else self.label


def parse(text):
    """Return ([Row], dimension, [line]) of what a program of `snippets/numbers/` printed.

    A row has a label, a median and two quartiles, each with its unit, two or more spaces apart.
    A line without values, above indented rows, is the name of their group; one that begins with
    "too noisy" is handed back. All else is prose. Raises ValueError where there is no row, where
    the rows are of several dimensions, and where a number is too small for its unit.
    """
    found, group, dimensions, noisy = [], "", set(), []
    for line in text.splitlines():
        if line.startswith("too noisy"):
            noisy.append(f"{line} ({group})" if group else line)
            continue
        if not (match := _ROW.fullmatch(line.rstrip())):
            if len(re.findall(_VALUE, line)) > 1:
                raise ValueError(f"not a row, two or more spaces apart: {line}")
            group = line.strip()
            continue
        numbers = match.groups()[2:]
        values = []
        for number, unit in zip(numbers[::2], numbers[1::2], strict=True):
            factor, dimension = UNITS[unit]
            dimensions.add(dimension)
            values.append(float(number.replace(",", "")) * factor)
        if not all(values):
            raise ValueError(f"0 where something was measured: {line}")
        found.append(Row(group if match["indent"] else "", match["label"], *values))
    if len(dimensions) != 1:
        raise ValueError("no row of one dimension: label  median unit  low unit  high unit")
    return found, dimensions.pop(), noisy


def programs():
    """Return the paths of the programs that measure, by name."""
    return sorted(PROGRAMS.glob("*.py"))


def data_path(program):
    """Return where the measurements of the program at path `program` are kept."""
    return PROGRAMS / f"{program.stem}.measured.json"


def fingerprint(program):
    """Return what tells whether a program has changed since it was measured."""
    return hashlib.sha256(program.read_bytes()).hexdigest()[:16]


def read(program):
    """Return the data of the program at path `program`; raise SiteError where there is none."""
    path = data_path(program)
    if not path.exists():
        raise SiteError(f"{relative(program)}: not measured yet: make measure")
    return json.loads(path.read_text(encoding="utf-8"))


def rows(run):
    """Return the [Row] of one interpreter's run."""
    return [Row(*row) for row in run["rows"]]


def words(value, dimension):
    """Return `value` as a reader reads it: two or three digits and a unit, "1.8 ms"."""
    fit = [(f, unit) for unit, (f, d) in UNITS.items() if d == dimension]
    factor, unit = next(((f, u) for f, u in reversed(fit) if value >= f), fit[0])
    number = value / factor
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2}f} {unit}"
