"""The measured numbers in the pages' prose: each says behind it, in a comment, what it is.

    Spawn takes 20 times<!-- start: spawn / fork --> as long.

A claim is `PROGRAM: ROW`, a median, or `PROGRAM: ROW / ROW`, their ratio, as `times`, `×` or `%`;
`@ 3.13t` behind a row names an interpreter, otherwise it is the newest one. Rows of a group are
named `GROUP > LABEL`.
"""

import re
from pathlib import Path

from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import PROGRAMS, UNIT, UNITS, read

_WORTH = {"×": 1, "times": 1, "%": 0.01, **{unit: worth for unit, (worth, _) in UNITS.items()}}
QUANTITY = re.compile(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?)[ \u00a0]?(?P<unit>×|times|%|{UNIT})(?![\w/])"
    r"(?:<!-- (?P<claim>.+?) -->)?"
)


def pages() -> list[Path]:
    """Return the paths of all pages, any of which may say what was measured."""
    return sorted((ROOT / "docs").rglob("*.md"))


def value(claim: str) -> float:
    """Return the number that a claim gives: s, bytes, bytes per second or a ratio.

    Raises SiteError if it gives none.
    """
    name, _, terms = claim.partition(": ")
    program = PROGRAMS / f"{name}.py"
    if not program.exists():
        raise SiteError(f"'{claim}': no program {name}; write PROGRAM: ROW [/ ROW]")
    measurement, medians = read(program), []
    for term in terms.split(" / "):
        row, _, kind = term.partition(" @ ")
        kind = kind or measurement.newest
        found = measurement.runs[kind].by_name if kind in measurement.runs else {}
        if row not in found:
            raise SiteError(f"'{claim}': no row '{row}' on {kind}; there is {[*found]}")
        medians.append(found[row].median)
    return medians[0] / medians[1] if len(medians) > 1 else medians[0]


def stated(quantity: re.Match[str]) -> str:
    """Return the number of a QUANTITY as its claim gives it, with as many decimals as it has."""
    measured = value(quantity["claim"]) / _WORTH[quantity["unit"]]
    return f"{measured:,.{len(quantity['number'].partition('.')[2])}f}"


def restate(page: Path) -> str:
    """Return the text of `page` with each claimed number as it was measured.

    Raises SiteError with file and line where a claim gives no number.
    """
    text = page.read_text(encoding="utf-8")

    def measured(quantity: re.Match[str]) -> str:
        if quantity["claim"] is None:
            return quantity[0]
        try:
            return stated(quantity) + quantity[0][len(quantity["number"]) :]
        except SiteError as error:
            line = text.count("\n", 0, quantity.start()) + 1
            raise SiteError(f"{relative(page)}:{line}: {error}") from None

    return QUANTITY.sub(measured, text)
