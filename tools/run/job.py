"""What a leader is told, and what it answers; both cross to it and back as JSON."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """A program to run.

    `argv`, `files` and `stdin` have absolute paths; the files are copied into the folder in
    which the program runs. `limit` and `silence` are seconds of a Clock. `expect` is the reason
    other than its end for which the run may be cut short: "still running" when it has `printed`
    that much and been silent as long, "goes on printing" when it has printed more. Ctrl-C is
    pressed once as much has been printed as each of the `interrupts` says. How much is
    (complete lines, those of them that are not indented). With a `seed`, the leader stops and
    continues the program's processes at random.
    """

    argv: tuple[str, ...]
    files: tuple[str, ...]
    stdin: str | None
    environment: dict[str, str]
    recorder: bool
    limit: float
    silence: float
    expect: str | None
    printed: tuple[int, int]
    interrupts: tuple[tuple[int, int], ...]
    seed: str | None = None

    def to_json(self) -> str:
        """Return the job on one line."""
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """Return the job that `to_json` wrote."""
        return cls(**json.loads(text, object_hook=_fields))


@dataclass(frozen=True)
class Result:
    """What a run did.

    `reason` says why it is over: "ended", "still running", "goes on printing", "limit", "flood",
    "processes" or "aborted". `status` is the program's exit code, negative for a signal's number,
    or None. `output` is what the terminal got, as latin-1 text; `log` is the recorder's. The
    process `leader` led the session, and the program ran in `folder`. `interrupts` has for each
    Ctrl-C after how many bytes of output it was pressed, and when. For `silent` seconds nothing had
    been printed when the run was over, which was at `ended`. Where it was cut short, `survivors`
    are the command lines of what ran, and those that could not be killed are `stuck`. The leader
    has stopped a process `stops` times. Moments are monotonic, in ns; seconds are those of a Clock.
    """

    reason: str
    status: int | None
    output: str
    log: str
    leader: int
    folder: str
    interrupts: tuple[tuple[int, int], ...] = ()
    silent: float = 0.0
    ended: float = float("inf")
    survivors: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    stops: int = 0

    def to_json(self) -> str:
        """Return the result on one line."""
        return json.dumps(vars(self))

    @classmethod
    def from_json(cls, text: str) -> "Result":
        """Return the result that `to_json` wrote."""
        return cls(**json.loads(text, object_hook=_fields))


def _fields(read: dict[str, object]) -> dict[str, object]:
    """Return the fields with tuples, which JSON writes as lists."""
    return {name: _tuple(value) for name, value in read.items()}


def _tuple(value: object) -> object:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
