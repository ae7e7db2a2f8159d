"""From what a terminal got to the lines that a transcript shows, each with who printed it."""

import os
import re
from collections.abc import Iterable, Iterator

from tools.repository import ROOT
from tools.snippet.events import INTERRUPT, Line
from tools.snippet.lane import UNKNOWN, Lane

_PROBE = str(ROOT / "tools" / "run" / "probe")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")  # or bold, or back to none: a terminal shows none of it
_FRAME = re.compile(r'(?P<margin>[\s|]*)File "(?P<path>[^"]+)", line \d+(?:,? in .+)?')
_CARETS = re.compile(r"[\s|]*[~^]+")
Splice = tuple[Lane, Lane, str]  # who wrote on whose line, and what it became
_Piece = tuple[Lane | None, str, float | None]
_WARNING = re.compile(r"(?P<path>\S.*?):\d+: (?P<rest>\w+Warning: .*)")


def attribute(
    output: str, writes: Iterable[tuple[Lane, str, float]], interrupts: Iterable[tuple[int, float]]
) -> list[_Piece]:
    """Return the terminal's text as (lane, text, time) pieces, Ctrl-C as (None, "^C", time).

    `writes` are (lane, text, time) in the order of the log, which is the terminal's; `interrupts`
    are (offset in `output`, time). What the terminal has beyond the log (a crash's last words, a
    program in another language) gets the lane "?".
    """
    pieces: list[_Piece] = []
    position, now = 0, 0.0
    presses = list(interrupts)

    def add(lane: Lane, text: str) -> None:
        nonlocal position
        while presses and presses[0][0] <= position:
            pieces.append((None, INTERRUPT, presses.pop(0)[1]))
        pieces.append((lane, text, now))
        position += len(text)

    for lane, text, time in writes:
        found = output.find(text, position)
        if found < 0:
            continue  # it was cut off with the run
        if found > position:
            add(UNKNOWN, output[position:found])
        now = time
        add(lane, text)
    if position < len(output):
        add(UNKNOWN, output[position:])
    return pieces + [(None, INTERRUPT, time) for _, time in presses]


def split(pieces: Iterable[_Piece]) -> tuple[list[Line], Splice | None]:
    """Return (lines in the order they were completed, what two lanes wrote on one, or None)."""
    lines: list[Line] = []
    pending: dict[Lane, str] = {}
    spliced = None
    for lane, text, time in pieces:
        if lane is None:
            lines.append(Line(text, None, time))
            continue
        if spliced is None and set(pending) - {lane}:
            other = min(set(pending) - {lane})
            spliced = lane, other, _shown((pending[other] + text).partition("\n")[0])
        *complete, rest = (pending.pop(lane, "") + _COLOUR.sub("", text)).split("\n")
        lines.extend(Line(_shown(part), lane, time) for part in complete)
        if rest:
            pending[lane] = rest
    lines.extend(Line(_shown(rest), lane, time) for lane, rest in pending.items())
    return lines, spliced


def _shown(text: str) -> str:
    """Return the line as a terminal shows it: UTF-8, and `\\r` goes back to the line's start."""
    shown = ""
    for part in text.encode("latin-1").decode("utf-8", "backslashreplace").split("\r"):
        shown = part + shown[len(part) :]
    return shown


def normalize(lines: Iterable[Line], folder: str) -> Iterator[Line]:
    """Yield the lines without what depends on where Python and the program in `folder` lie.

    In tracebacks and warnings, lane by lane: a frame outside the program becomes `...`, caret
    lines and the probe's frames go, paths become file names.
    """
    folder = os.path.join(folder, "")
    frames: dict[Lane | None, tuple[int, bool]] = {}  # of each lane: margin, is it left out?
    last: dict[Lane | None, str] = {}  # of each lane: the line before
    for line in lines:
        lane, text = line.lane, line.text.replace(folder, "")
        margin = len(text) - len(text.lstrip(" |"))
        if match := _FRAME.fullmatch(text):
            of_probe = os.path.dirname(match["path"]) == _PROBE
            outside = of_probe or _is_outside(match["path"])
            frames[lane] = len(match["margin"]), outside
            text = f"{match['margin']}..." if outside else text
            if of_probe or (outside and last.get(lane) == text):
                continue
        elif lane in frames and text.strip() and margin > frames[lane][0]:
            if frames[lane][1] or _CARETS.fullmatch(text):
                continue
        elif match := _WARNING.fullmatch(text):
            frames[lane] = 0, _is_outside(match["path"])
            text = f"...: {match['rest']}" if frames[lane][1] else text
        else:
            frames.pop(lane, None)
        last[lane] = text
        yield Line(text, lane, line.time)


def _is_outside(path: str) -> bool:
    """Is this path, without the program's folder, none of the program's files?"""
    return os.path.isabs(path) or path.startswith("<")
