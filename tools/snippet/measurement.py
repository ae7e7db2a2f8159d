"""What a program of `snippets/numbers/` measured: `NAME.measured.json` beside it, and its printout.

The file has the fields of Measurement, in their order: `machine` those of Machine, `runs` those of
Run by kind of interpreter ("3.15"), and a row is [group, label, median, low, high].
"""

import hashlib
import json
import re
from dataclasses import astuple, dataclass, field
from pathlib import Path

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
UNIT = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))  # a pattern, MB/s before MB
_VALUE = rf"([\d,]+(?:\.\d+)?) ({UNIT})"
_ROW = re.compile(rf"(?P<indent> *)(?P<label>\S.*?) {{2,}}{_VALUE} +{_VALUE} +{_VALUE}")


@dataclass(frozen=True)
class Row:
    """One thing that was measured: median and quartiles, in s, bytes or bytes per second."""

    group: str  # "" outside of any
    label: str
    median: float
    low: float
    high: float

    @property
    def name(self) -> str:
        """How prose refers to it: "fork", or "1 KB > Queue" within a group."""
        return f"{self.group} > {self.label}" if self.group else self.label


@dataclass(frozen=True)
class Run:
    """What a program measured on one interpreter."""

    python: str  # "CPython 3.15.2"
    build: str
    date: str  # "2026-11-25"
    took: float  # s
    load: list[float]  # average over a minute, before the run and after it
    dimension: str  # "s", "B" or "B/s"
    rows: list[Row]
    # "too noisy to compare: fork, spawn"; older runs were kept without it
    noisy: list[str] = field(default_factory=list)

    @property
    def version(self) -> str:
        """The interpreter's version and build, "3.13.5t"."""
        return self.python.removeprefix("CPython ")

    @property
    def by_name(self) -> dict[str, Row]:
        """The rows by name."""
        return {row.name: row for row in self.rows}


@dataclass(frozen=True)
class Machine:
    """What all runs of a measurement share."""

    processor: str
    cpus: int
    memory: str  # "24 GiB"
    system: str  # "Linux 6.1 x86_64"


@dataclass(frozen=True)
class Measurement:
    """The runs of a program, by kind of interpreter ("3.13t"), the oldest first."""

    program: str  # the fingerprint of the program that was run
    machine: Machine
    runs: dict[str, Run]

    @property
    def newest(self) -> str:
        """The kind of the newest interpreter that has the GIL."""
        return [kind for kind in self.runs if not kind.endswith("t")][-1]


def parse(text: str) -> tuple[list[Row], str, list[str]]:
    """Return (rows, their dimension, lines on noise) of what a program printed.

    A row has a label, a median and two quartiles, each with its unit, two or more spaces apart.
    A line without values, above indented rows, is the name of their group; one that begins with
    "too noisy" is handed back. All else is prose. Raises ValueError where there is no row, where
    the rows are of several dimensions, and where a number is too small for its unit.
    """
    rows, group, dimensions, noisy = [], "", set(), []
    for line in text.splitlines():
        found = re.findall(_VALUE, line)
        if line.startswith("too noisy"):
            noisy.append(f"{line} ({group})" if group else line)
        elif match := _ROW.fullmatch(line.rstrip()):
            values = [
                float(number.replace(",", "")) * UNITS[unit][0] for number, unit in found[-3:]
            ]
            dimensions |= {UNITS[unit][1] for _, unit in found[-3:]}
            if not all(values):
                raise ValueError(f"a measured value is 0: {line}")
            rows.append(Row(group if match["indent"] else "", match["label"], *values))
        elif len(found) > 1:
            raise ValueError(f"not a row, with columns two or more spaces apart: {line}")
        else:
            group = line.strip()
    if len(dimensions) != 1:
        raise ValueError("no row of one dimension: label  median unit  low unit  high unit")
    return rows, dimensions.pop(), noisy


def programs() -> list[Path]:
    """Return the paths of the programs that measure, by name."""
    return sorted(PROGRAMS.glob("*.py"))


def data_path(program: Path) -> Path:
    """Return where the measurement of the program at path `program` is kept."""
    return program.with_suffix(".measured.json")


def fingerprint(program: Path) -> str:
    """Return what tells whether a program has changed since it was measured."""
    return hashlib.sha256(program.read_bytes()).hexdigest()[:16]


def read(program: Path) -> Measurement:
    """Return the measurement of the program at path `program`; raise SiteError if there is none."""
    path = data_path(program)
    if not path.exists():
        raise SiteError(f"{relative(program)}: not measured yet; run make measure")
    data = json.loads(path.read_text(encoding="utf-8"))
    runs = {
        kind: Run(**{**run, "rows": [Row(*row) for row in run["rows"]]})
        for kind, run in data["runs"].items()
    }
    return Measurement(data["program"], Machine(**data["machine"]), runs)


def write(program: Path, measurement: Measurement) -> None:
    """Keep the measurement of the program at path `program`."""
    text = json.dumps(
        measurement,
        indent=1,
        ensure_ascii=False,
        default=lambda part: astuple(part) if isinstance(part, Row) else vars(part),
    )
    data_path(program).write_text(text + "\n", encoding="utf-8", newline="\n")


def with_unit(value: float, dimension: str) -> str:
    """Return `value` as a reader reads it: two or three digits and a unit, "1.8 ms"."""
    fit = [(f, unit) for unit, (f, d) in UNITS.items() if d == dimension]
    factor, unit = next(((f, u) for f, u in reversed(fit) if value >= f), fit[0])
    number = value / factor
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2}f} {unit}"
