"""From what a terminal got to the lines that a transcript shows, each with who printed it."""

import codecs
import os
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from tools.repository import ROOT
from tools.run.job import COLUMNS, ROWS
from tools.run.run import RunError
from tools.snippet.events import INTERRUPT, Line
from tools.snippet.lane import UNKNOWN, Lane

HOME = "/home/you"  # what is shown in place of the folder in which a program runs
_LIBRARY = re.compile(r"(?:/[^\s/'\":;,()<>]+)+/lib/python3\.\d+t?/(?:site-packages/)?")
_PROBE = str(ROOT / "tools" / "run" / "probe")
# What a program writes: control sequences (those that have only begun last), text, and single
# control characters. ECMA-48 has their grammar, xterm's ctlseqs.txt what they do.
_BEGUN = r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|\()?"
_TOKEN = re.compile(
    rf"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|{_BEGUN}\Z|\x1b\(?."
    r"|[^\x00-\x1f\x7f-\x9f\u2028\u2029]+|[\x00-\x1f\x7f-\x9f\u2028\u2029]",
    re.DOTALL,
)
# Colours and the like; the cursor's look; titles, links, a progress in the title; plain letters.
_UNSEEN = re.compile(
    r"\x1b(?:\[[\d;:]*m|\[\?(?:12|25|2004)[hl]|\](?:[0128]|9;4);.*(?:\x07|\x1b\\)|\(B)"
)
_MOVES = re.compile(r"\x1b\[(\d*(?=[A-G])|[012]?(?=K)|0?(?=J))([A-GJK])")
_FRAME = re.compile(r'(?P<margin>[\s|]*)File "(?P<path>[^"]+)", line \d+(?:,? in .+)?')
_CARETS = re.compile(r"[\s|]*[~^]+")
Splice = tuple[Lane, Lane, str]  # who wrote on whose line, and what it became
_Piece = tuple[Lane | None, str, float | None]
_WARNING = re.compile(r"(?P<path>\S.*?):\d+: (?P<rest>\w+Warning: .*)")


def attribute(
    output: str,
    writes: Iterable[tuple[Lane, str, float]],
    interrupts: Iterable[tuple[int, float]],
    typed: Container[int] = (),
) -> list[_Piece]:
    """Return the terminal's text as (lane, text, time) pieces, Ctrl-C as (None, "^C", time).

    `writes` are (lane, text, time) in the order of the log, which is the terminal's; `interrupts`
    are (offset in `output`, time). What was `typed`, at these offsets, is part of the line of the
    lane that printed last. What the terminal has beyond the log (a crash's last words, a
    program in another language) gets the lane "?".
    """
    pieces: list[_Piece] = []
    position, now = 0, 0.0
    presses = list(interrupts)

    def add(lane: Lane, text: str) -> None:
        nonlocal position
        while presses and presses[0][0] <= position:
            pieces.append((None, INTERRUPT, presses.pop(0)[1]))
        if position in typed and pieces:
            lane = pieces[-1][0] or UNKNOWN
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


def _width(text: Iterable[str]) -> int:
    """Return how many columns a terminal uses for it."""
    wide = (unicodedata.east_asian_width(c) in "WF" for c in text if not unicodedata.combining(c))
    return sum(1 + each for each in wide)


class _Row:
    """A line of the screen: its characters, and since when it is complete."""

    def __init__(self, lane: Lane | None, text: str = "", time: float | None = None) -> None:
        self.lane = lane
        self.cells = list(text)
        self.changed = False  # has anything but its end been written?
        self.time = time

    @property
    def text(self) -> str:
        """What is seen of it. Where it was changed, the blanks at its end are leftovers."""
        text = "".join(self.cells)
        return text.rstrip() if self.changed else text

    def write(self, column: int, text: str) -> None:
        """Put text there, over what is there."""
        if column != len(self.cells):
            self.change()
            self.cells += " " * (column - len(self.cells))
        self.cells[column : column + len(text)] = text
        if self.changed:
            self.change()

    def change(self) -> None:
        """Note that it is changed."""
        self.changed = True
        self.check()

    def check(self) -> None:
        """Raise RunError where its columns are not its characters."""
        shown = "".join(self.cells)
        if len(shown) > COLUMNS:
            raise RunError(
                f"it changes a line of more than {COLUMNS} columns, which a terminal breaks: "
                f"`{shown[:COLUMNS]}`; print less on it"
            )
        if _width(self.cells) != len(shown):
            raise RunError(
                f"it changes a line with characters that are wider or narrower than one column: "
                f"`{shown}`; print it once, whole"
            )


class _Screen:
    """What the terminal shows, whole, however long. Each lane has its own place on it.

    A lane that goes up may only change lines that it has printed itself, with no other's below.
    """

    def __init__(self) -> None:
        self.rows: list[_Row] = []  # those that are complete, in the order of their completion
        self.pens: dict[Lane, _Pen] = {}
        self.spliced: Splice | None = None

    def put(self, lane: Lane, text: str, time: float | None) -> None:
        """Take what a lane writes."""
        pen = self.pens.setdefault(lane, _Pen(lane))
        pending = {other for other, its in self.pens.items() if its.row.text} - {lane}
        tokens = pen.tokens(text)
        if self.spliced is None and pending:
            said = "".join(token for token in tokens if token[0] != "\x1b").partition("\n")[0]
            self.spliced = lane, min(pending), self.pens[min(pending)].row.text + said
        if any(its.above for other, its in self.pens.items() if other != lane):
            raise RunError("a lane prints while another has moved the cursor up; print whole lines")
        for token in tokens:
            if token[0] == "\x1b":
                self._control(pen, token)
            elif token == "\n":
                self._down(pen, time)
                pen.column = 0
            elif token == "\r":
                pen.column = 0
            elif token == "\b":
                pen.column = max(0, pen.column - 1)
            elif token == "\t":
                cells = self._row(pen).cells
                cells += " " * (pen.column - len(cells))
                pen.column += 8 - _width(cells[: pen.column]) % 8
                cells += " " * (pen.column - len(cells))
            elif unicodedata.category(token[0]) in ("Cc", "Zl", "Zp"):
                if token not in ("\0", "\a"):
                    raise RunError(f"it prints {token!r}, a control character; leave it out")
            else:
                self._row(pen).write(pen.column, token)
                pen.column += len(token)

    def _row(self, pen: "_Pen") -> _Row:
        return self.rows[len(self.rows) - pen.above] if pen.above else pen.row

    def _control(self, pen: "_Pen", sequence: str) -> None:
        """Do what a control sequence says: ECMA-48, 8.3, CUU to EL, as xterm does them."""
        if _UNSEEN.fullmatch(sequence):
            return
        match = _MOVES.fullmatch(sequence)
        given, final = match.groups() if match else ("", "?")
        row, count = self._row(pen), max(1, int(given or 1))
        if final in "AF":
            row.change()
            for _ in range(count):
                self._up(pen)
        elif final in "BE":
            row.change()
            if count > pen.above:
                raise RunError("it moves the cursor below its last line; print a newline instead")
            pen.above -= count
        elif final == "C":
            pen.column = min(COLUMNS - 1, pen.column + count)
        elif final == "D":
            pen.column = max(0, pen.column - count)
        elif final == "G":
            pen.column = min(COLUMNS, count) - 1
        elif final == "K":
            row.change()
            if given == "1":
                row.cells[: pen.column + 1] = " " * (pen.column + 1)
            else:
                del row.cells[0 if given == "2" else pen.column :]
        elif final == "J":
            row.change()
            del row.cells[pen.column :]
            for below in [*self.rows[len(self.rows) - pen.above :][1:], pen.row][: pen.above]:
                below.change()
                below.cells.clear()
        else:
            raise RunError(
                f"it prints {sequence!r}, which places the cursor, or clears, where the lines "
                "before it are; print lines one after the other"
            )
        if final in "EF":
            pen.column = 0

    def _up(self, pen: "_Pen") -> None:
        pen.above += 1
        above = self.rows[len(self.rows) - pen.above] if pen.above <= len(self.rows) else None
        if above is None or above.lane != pen.lane or pen.above >= ROWS:
            raise RunError(
                "it moves the cursor up to a line that it has not printed, or that another lane "
                "printed; print lines one after the other"
            )
        above.check()

    def _down(self, pen: "_Pen", time: float | None) -> None:
        if pen.above:
            pen.above -= 1
        else:
            pen.row.time = time
            self.rows.append(pen.row)
            pen.row = _Row(pen.lane)

    def end_lines(self, time: float | None) -> None:
        """Complete what has no end yet: Ctrl-C, or the shell's prompt, comes behind it."""
        for pen in self.pens.values():
            below = [*self.rows[len(self.rows) - pen.above :], pen.row] if pen.above else [pen.row]
            if any(row.text.strip() for row in below[1:]):
                raise RunError(
                    "it leaves the cursor above its last line; print a newline at the end"
                )
            pen.column = 0
            del self.rows[len(self.rows) - pen.above :]
            pen.above = 0
            if below[0].text.strip():
                below[0].time = time
                self.rows.append(below[0])
            pen.row = _Row(pen.lane)


class _Pen:
    """Where a lane writes: in its row without an end, or as many rows above the lowest."""

    def __init__(self, lane: Lane) -> None:
        self.lane = lane
        self.row = _Row(lane)
        self.above = 0
        self.column = 0
        self._left = ""  # the begin of a control sequence
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def tokens(self, text: str) -> list[str]:
        """Return what it writes as text, single control characters, and control sequences."""
        text = self._left + self._decode(text.encode("latin-1"))
        tokens = _TOKEN.findall(text)
        self._left = tokens.pop() if tokens and re.fullmatch(_BEGUN, tokens[-1]) else ""
        return tokens


def split(pieces: Iterable[_Piece]) -> tuple[list[Line], Splice | None]:
    """Return (lines in the order they were completed, what two lanes wrote on one, or None).

    The lines are what a terminal shows in the end. Raises RunError where that is not certain.
    """
    screen, time = _Screen(), None
    for lane, text, time in pieces:
        if lane is None:
            screen.end_lines(time)
            screen.rows.append(_Row(None, INTERRUPT, time))
        else:
            screen.put(lane, text, time)
    screen.end_lines(time)
    return [Line(row.text, row.lane, row.time) for row in screen.rows], screen.spliced


def normalize(lines: Iterable[Line], folder: str) -> Iterator[Line]:
    """Yield the lines without what depends on where Python and the program in `folder` lie.

    Paths of the program's files become file names, the folder itself, which is also the home
    folder, `/home/you`, the one for temporary files `/tmp`, and Python's library `...`. In
    tracebacks and warnings, lane by lane: a frame outside the program becomes `...`, caret lines
    and the probe's frames go.
    """
    temporary = os.path.join(os.path.dirname(folder), "tmp")
    frames: dict[Lane | None, tuple[int, bool]] = {}  # of each lane: margin, is it left out?
    last: dict[Lane | None, str] = {}  # of each lane: the line before
    for line in lines:
        lane, text = line.lane, re.sub(rf"{re.escape(folder)}/(?=\w)", "", line.text)
        text = text.replace(folder, HOME).replace(temporary, "/tmp")
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
        yield Line(_LIBRARY.sub(".../", text), lane, line.time)


def _is_outside(path: str) -> bool:
    """Is this path, without the program's folder, none of the program's files?"""
    return os.path.isabs(path) or path.startswith("<")
