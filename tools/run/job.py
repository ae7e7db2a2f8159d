"""What a leader is told, and what it answers."""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass

COLUMNS, ROWS = 80, 24  # of the terminal
SILENCE = 2.0  # seconds of silence that show that a program hangs


@dataclass(frozen=True)
class Job:
    """A program to run.

    `argv`, `files` and `stdin` have absolute paths; the files are copied into the folder in which
    the program runs, to the places that they are mapped to. `limit` is in seconds of a Clock.
    `expect` is the reason other than its end for which the run may be cut short: "still running"
    when it has `printed` that much and been silent for SILENCE, "goes on printing" when it has
    printed more. Ctrl-C is pressed once as much has been printed as each of the `interrupts` says.
    How much is as `extent` says; a line without its end counts when it has been there, silently,
    for SILENCE. With a `seed`, the leader stops and continues the program's processes at random.
    The lines of `typed` are typed at the terminal, one after the other, each when nothing has come
    for SILENCE.
    """

    argv: tuple[str, ...]
    files: dict[str, str]
    stdin: str | None
    environment: dict[str, str]
    limit: float
    expect: str | None
    printed: tuple[int, int]
    interrupts: tuple[tuple[int, int], ...]
    seed: str | None = None
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What a run did.

    `reason` says why it is over: "ended", "still running", "goes on printing", "limit", "flood",
    "processes" or "aborted". `status` is the program's exit code, negative for a signal's number,
    or None. `output` is what the terminal got, as latin-1 text; `log` is the recorder's. The
    process `leader` led the session, and the program ran in `folder`. `interrupts` has for each
    Ctrl-C after how many bytes of output it was pressed, and when, and `typed` after how many what
    was typed begins there. For `silent` seconds nothing had been printed when the run was over,
    which was at `ended`. Where it was cut short, `survivors` are the command lines of what ran, and
    those that could not be killed are `stuck`. Moments are monotonic, in ns; seconds are those of a
    Clock.
    """

    reason: str
    status: int | None
    output: str
    log: str
    leader: int
    folder: str
    interrupts: tuple[tuple[int, int], ...] = ()
    typed: tuple[int, ...] = ()
    silent: float = 0.0
    ended: float = float("inf")
    survivors: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()


def extent(output: bytes | bytearray) -> tuple[int, int]:
    """Return (complete lines, those of them that are not indented) of what a terminal got.

    A run prints at least as many lines as its transcript has: of a traceback there is more than is
    shown, and what is left out of it is indented.
    """
    complete = output[: output.rfind(b"\n") + 1]
    return complete.count(b"\n"), len(re.findall(rb"^[^ |\t\r\n]", complete, re.M))


def put(files: Mapping[str, str], folder: str) -> None:
    """Copy files into the folder, each to the place in it that it is mapped to."""
    for source, place in files.items():
        target = os.path.join(folder, place)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(source, target)
