"""The measured numbers in the pages' prose: each says behind it, in a comment, what it is.

    Spawn takes 20 ×<!-- start: spawn / fork --> as long.

A claim is `PROGRAM: ROW`, a median, or `PROGRAM: ROW / ROW`, their ratio; `@ 3.13t` behind a row
names an interpreter, otherwise it is the newest one. Rows of a group are named `GROUP > LABEL`.
"""

import re

from tools.draw.chart import FIGURES, by_name, newest
from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import UNITS, programs, read

QUANTITY = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)[ \u00a0]?(?P<unit>×|%|{})(?![\w/])"
    r"(?:<!-- (?P<claim>.+?) -->)?".format(
        "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
    )
)
_TERM = re.compile(r"(?P<row>.+?)(?: @ (?P<kind>3\.\d+t?))?")


def pages():
    """Return the paths of all pages, any of which may say what was measured."""
    return [path for path in sorted((ROOT / "docs").rglob("*.md")) if FIGURES not in path.parents]


def value(claim):
    """Return the number that a claim gives, in base units; raise SiteError if it gives none."""
    name, _, terms = claim.partition(": ")
    program = next((p for p in programs() if p.stem == name), None)
    if program is None:
        raise SiteError(f"'{claim}': no program {name}; write PROGRAM: ROW [/ ROW]")
    runs, numbers = read(program)["runs"], []
    for term in terms.split(" / "):
        match = _TERM.fullmatch(term)
        kind = match["kind"] or newest(runs)
        found = by_name(runs).get(kind, {})
        if match["row"] not in found:
            raise SiteError(f"'{claim}': no row '{match['row']}' on {kind}; there is {[*found]}")
        numbers.append(found[match["row"]].median)
    return numbers[0] / numbers[1] if len(numbers) > 1 else numbers[0]


def stated(match):
    """Return the number of a QUANTITY as its claim gives it, with as many decimals as it has."""
    measured = value(match["claim"]) / UNITS.get(match["unit"], (1,))[0]
    return f"{measured:,.{len(match['number'].partition('.')[2])}f}"


def restate(page):
    """Return the text of `page` with each claimed number as it was measured.

    Raises SiteError with file and line where a claim gives no number.
    """
    text = page.read_text(encoding="utf-8")

    def replaced(match):
        if match["claim"] is None:
            return match[0]
        try:
            return stated(match) + match[0][len(match["number"]) :]
        except SiteError as error:
            line = text.count("\n", 0, match.start()) + 1
            raise SiteError(f"{relative(page)}:{line}: {error}") from None

    return QUANTITY.sub(replaced, text)
