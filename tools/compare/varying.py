"""What may differ within a line, by the words of its `# varies:` comment: the grammar.

    pids              a number that is the process id of a recorded process
    times             a number directly before a unit of UNITS, with the spaces before it; a date,
                      a time of day or a duration as 0:00:01 (MOMENTS)
    numbers(label)    every number on a line that begins with the label
    addresses         0x..., a thread's id, and names the system makes: NAMES
    workers           the names that Python gives to processes and threads: WORKERS

A *number* is digits, perhaps grouped by commas, perhaps with decimals. One in another run must
have as many decimals, and so must a moment. Spaces around a process id may be more or fewer where
the column stays as wide.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

Varies = Mapping[str, tuple[str, ...]]  # the words of a command, with their labels

_SINGLE = ("nanosecond", "microsecond", "millisecond", "second", "sec", "minute", "hour", "day")
UNITS = (
    *("ns", "µs", "us", "ms", "s", "min", "h", "×", "it/s", "s/it"),
    *_SINGLE,
    *(f"{unit}s" for unit in _SINGLE),
)
NAMES = (r"/?psm_[0-9a-f]+", r"/?mp-[\w]+", r"pymp-\w+", r"listener-\w+", r"tmp[a-z0-9_]{8}(?!\w)")
_DAY, _MONTH = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", "[A-Z][a-z]{2}"
MOMENTS = (
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?",  # isoformat(), %(asctime)s
    rf"{_DAY} {_MONTH} [ \d]\d \d{{2}}:\d{{2}}:\d{{2}} \d{{4}}",  # ctime()
    rf"\d{{2}}/{_MONTH}/\d{{4}}[: ]\d{{2}}:\d{{2}}:\d{{2}}",  # http.server
    r"\d{4}-\d{2}-\d{2}",
    r"\d+:\d{2}:\d{2}",
    r"\d{2}:\d{2}",
)
# The start method and the number of a worker may differ, what it is does not.
WORKERS = (
    r"(?:Fork|Spawn|ForkServer)?PoolWorker-\d+(?::\d+)*",
    r"(?:Fork|Spawn|ForkServer)?Process-\d+(?::\d+)*",
    r"SyncManager-\d+(?::\d+)*",
    r"ThreadPoolExecutor-\d+_\d+",
    r"InterpreterPoolExecutor-\d+_\d+",
    r"asyncio_\d+",
    r"Thread-\d+",
    r"Dummy-\d+",
)

_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_NUMBER = rf"(?<![\w.,]){_WHOLE}(?:\.\d+)?"
_TIME = re.compile(rf" *{_NUMBER}(?= ?(?:{'|'.join(UNITS)})(?![\w]))")
_MOMENT = re.compile(
    rf"(?<![\w.,:/-])(?:{'|'.join(f'({each})' for each in MOMENTS)})"
    r"(?P<decimals>[.,]\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?(?![\w:/-]|[.,]\d)"
)
_PLAIN = re.compile(rf" *{_NUMBER}(?![\w])")
_ADDRESS = re.compile(
    r"0x[0-9A-Fa-f]+|(?<!\w)(?:" + "|".join(NAMES) + r")|(?<![\w.,])\d{12,20}(?![\w.,])"
)
_WORKER = re.compile(rf"(?<!\w)(?:{'|'.join(f'({each})' for each in WORKERS)})(?!\w)")
_FREE = (
    ("addresses", "address", _ADDRESS),
    ("times", "moment", _MOMENT),
    ("times", "number", _TIME),
    ("workers", "worker", _WORKER),
)
_PID = re.compile(r" *(\d+)(?: +(?![ \d]))?")  # of a column, to its end


@dataclass(frozen=True)
class Slot:
    """What may vary between two places of a published line.

    `kind` is "pid", "number", "moment", "address" or "worker".
    """

    start: int
    end: int
    kind: str


def slots(text: str, varies: Varies, pids: Container[int]) -> list[Slot]:
    """Return what may vary in a published line, in order; `pids` are those of the published run."""

    def found() -> Iterator[Slot]:
        for word, kind, free in _FREE:
            if word in varies:
                yield from (Slot(*m.span(), kind) for m in free.finditer(text))
        labels = varies.get("numbers", ())
        if any(re.match(rf"\s*{re.escape(label)}(?!\w)", text) for label in labels):
            yield from (Slot(*m.span(), "number") for m in _PLAIN.finditer(text))
        if "pids" in varies:
            yield from (Slot(*m.span(), "pid") for m in _PID.finditer(text) if int(m[1]) in pids)

    chosen, position = [], 0
    for slot in sorted(found(), key=lambda slot: (slot.start, slot.end, slot.kind)):
        if slot.start >= position:
            chosen.append(slot)
            position = slot.end
    return chosen


def pattern(
    text: str, varies: Varies, pids: Container[int], decimals: bool = True
) -> tuple[re.Pattern[str], list[Slot]]:
    """Return (compiled pattern, the slots of its groups, which are "pid" and "worker").

    The pattern matches the lines that another run may print in place of the published `text`, with
    as many `decimals` or, without, as many as there are.
    """
    parts: list[str] = []
    found, position = slots(text, varies, pids), 0
    for slot in found:
        parts.append(re.escape(text[position : slot.start]))
        old = text[slot.start : slot.end]
        if slot.kind == "pid":
            parts.append(r"( *\d+ *)" if old.endswith(" ") else r"( *\d+)")
        elif slot.kind == "worker":
            parts.append(f"({_same_kind(old)})")
        elif slot.kind == "address":
            parts.append(r"\d+" if old.isdigit() else f"(?:{_ADDRESS.pattern})")
        elif slot.kind == "moment":
            match = _MOMENT.fullmatch(old)
            assert match and match.lastindex
            parts.append(next(each for each, m in zip(MOMENTS, match.groups(), strict=False) if m))
            parts.append(_decimals(match["decimals"] or "", decimals))
            parts.append(r"(?:Z|[+-]\d\d:?\d\d)" if match["zone"] else "")
        else:
            number = old.lstrip(" ")
            pad = "" if number == old else " *" if slot.start == 0 else " +"
            _, point, fraction = number.partition(".")
            parts.append(pad + _WHOLE)
            parts.append(_decimals(point + fraction, decimals))
        position = slot.end
    parts.append(re.escape(text[position:]))
    return re.compile("".join(parts)), [slot for slot in found if slot.kind in ("pid", "worker")]


def _decimals(old: str, same: bool) -> str:
    """Return a pattern for as many decimals as there are in `old`, with its sign, or for any."""
    if not same:
        return r"(?:[.,]\d+)?"
    return rf"[{old[0]}]\d{{{len(old) - 1}}}" if old else r"(?![.]\d)"


def _same_kind(name: str) -> str:
    return next(each for each in WORKERS if re.fullmatch(each, name))


# Which word covers what, as a failure says it.
_COVERS = {
    "times": "dates, times of day and numbers with a unit of time",
    "pids": "ids of processes",
    "addresses": "addresses, and names that the system makes up",
    "workers": "names that Python gives to workers",
}


def why(old: str, new: str, varies: Varies, pids: Container[int]) -> str:
    """Say what would have let a run print `new` in place of `old`, or return nothing."""
    if pattern(old, varies, pids, decimals=False)[0].fullmatch(new):
        return '; print as many decimals each time, as f"{seconds:.2f}" does'
    for word, what in _COVERS.items():
        wider = {**varies, word: ()}
        if word not in varies and pattern(old, wider, pids, decimals=False)[0].fullmatch(new):
            return f"; only what '{word}' covers differs: {what}"
    return ""
