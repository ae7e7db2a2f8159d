"""What may differ within a line, by the words of its `# varies:` comment: the grammar.

    pids              a number that is the process id of a recorded process
    times             a number directly before a unit of UNITS, with the spaces before it
    numbers(label)    every number on a line that begins with the label
    addresses         0x..., a thread's id, and names the system makes: NAMES

A *number* is digits, perhaps grouped by commas, perhaps with decimals. One in another run must
have as many decimals.
"""

import re
from collections.abc import Container, Mapping

Varies = Mapping[str, tuple[str, ...]]  # the words of a command, with their labels

UNITS = ("ns", "µs", "us", "ms", "s", "min", "h", "×")
NAMES = (r"/?psm_[0-9a-f]+", r"/?mp-[\w]+", r"pymp-\w+", r"listener-\w+")

_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_NUMBER = rf"(?<![\w.,]){_WHOLE}(?:\.\d+)?"
_TIME = re.compile(rf"(?P<pad> *)(?P<number>{_NUMBER})(?= ?(?:{'|'.join(UNITS)})(?![\w]))")
_PLAIN = re.compile(rf"(?P<pad> *)(?P<number>{_NUMBER})(?![\w])")
_ADDRESS = re.compile(r"0x[0-9A-Fa-f]+|" + "|".join(NAMES) + r"|(?<![\w.,])\d{12,20}(?![\w.,])")
_DIGITS = re.compile(r"\d+")


def slots(text: str, varies: Varies, pids: Container[int]) -> list[tuple[int, int, str]]:
    """Return [(start, end, kind)] of what may vary in a published line, in order.

    `pids` holds the process ids of the published run. Kinds are "pid", "number", "address".
    """
    found = []
    if "addresses" in varies:
        found += [(*m.span(), "address") for m in _ADDRESS.finditer(text)]
    if "times" in varies:
        found += [(*m.span(), "number") for m in _TIME.finditer(text)]
    labels = varies.get("numbers", ())
    if any(re.match(rf"\s*{re.escape(label)}(?!\w)", text) for label in labels):
        found += [(*m.span(), "number") for m in _PLAIN.finditer(text)]
    if "pids" in varies:
        found += [(*m.span(), "pid") for m in _DIGITS.finditer(text) if int(m[0]) in pids]
    chosen, position = [], 0
    for start, end, kind in sorted(found):
        if start >= position:
            chosen.append((start, end, kind))
            position = end
    return chosen


def pattern(text: str, varies: Varies, pids: Container[int]) -> tuple[re.Pattern[str], list[int]]:
    """Return (compiled pattern, published process ids in the order of its groups).

    The pattern matches the lines that another run may print in place of the published `text`;
    its groups are where they must have process ids.
    """
    parts: list[str] = []
    ids: list[int] = []
    position = 0
    for start, end, kind in slots(text, varies, pids):
        parts.append(re.escape(text[position:start]))
        old = text[start:end]
        if kind == "pid":
            parts.append(r"(\d+)")
            ids.append(int(old))
        elif kind == "address":
            parts.append(r"\d+" if old.isdigit() else f"(?:{_ADDRESS.pattern})")
        else:
            number = old.lstrip(" ")
            pad = "" if number == old else " *" if start == 0 else " +"
            _, point, decimals = number.partition(".")
            parts.append(pad + _WHOLE)
            parts.append(rf"\.\d{{{len(decimals)}}}" if point else r"(?![.]\d)")
        position = end
    parts.append(re.escape(text[position:]))
    return re.compile("".join(parts)), ids
