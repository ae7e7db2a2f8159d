"""The oracle: may another run of a program print these lines in place of the published ones?

It is what the comparison is judged by, so it imports nothing that compares: of `tools`, only the
shapes of what is on disk, `tools.snippet`. What may vary within a line is found by reading it from
left to right, sign by sign, as CONTRIBUTING.md words it; what comes before what, by brute force:
the relation "precedes" is built pair by pair from the recorded edges, and closed.
"""

import re
import string
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from tools.snippet.events import GOES_ON, Line
from tools.snippet.lane import MAIN
from tools.snippet.recording import Recording

UNITS = ["ns", "µs", "us", "ms", "s", "min", "h", "×", "it/s", "s/it"]
for unit in ("nanosecond", "microsecond", "millisecond", "second", "sec", "minute", "hour", "day"):
    UNITS += [unit, unit + "s"]
DIGITS = "0123456789"
HEX = DIGITS + "abcdefABCDEF"


KINDS = "PoolWorker", "Process"


def in_word(sign):
    return sign.isalnum() or sign == "_"


NAMES = {  # how a name that the system makes begins, and what it goes on with
    "0x": HEX.__contains__,
    "psm_": HEX.__contains__,
    "mp-": in_word,
    "pymp-": in_word,
    "listener-": in_word,
}
TEMPORARY = string.ascii_lowercase + DIGITS + "_"  # what tempfile makes names of
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Dates and times, the longest first: 9 is a digit, A and a are letters.
MOMENTS = (
    "Aaa Aaa 99 99:99:99 9999",
    "Aaa Aaa  9 99:99:99 9999",
    *("99/Aaa/9999 99:99:99", "99/Aaa/9999:99:99:99"),
    *("9999-99-99 99:99:99", "9999-99-99T99:99:99", "9999-99-99 99:99", "9999-99-99T99:99"),
    *("9999-99-99", "99:99:99", "9:99:99", "99:99"),
)
# What Python calls workers, up to their number, the longest first.
WORKERS = (
    *(f"{method}{kind}-" for method in ("ForkServer", "Spawn", "Fork", "") for kind in KINDS),
    *("ThreadPoolExecutor-", "InterpreterPoolExecutor-", "SyncManager-"),
    *("asyncio_", "Thread-", "Dummy-"),
)


def end_of(text, start, inside):
    """Return where the signs that are `inside`, from `start` on, end."""
    end = start
    while end < len(text) and inside(text[end]):
        end += 1
    return end


def digits(text, start):
    return end_of(text, start, DIGITS.__contains__)


def glued(text, place):
    """Does a sign stand before `place` with which a number or name would be part of another?"""
    return place > 0 and (in_word(text[place - 1]) or text[place - 1] in ".,")


def number(text, start):
    """Return where the number that begins at `start` ends, or `start` where none does."""
    end = digits(text, start)
    if end == start or glued(text, start):
        return start
    if end - start <= 3:
        while text[end : end + 1] == "," and digits(text, end + 1) == end + 4:
            end += 4
    if text[end : end + 1] == "." and digits(text, end + 1) > end + 1:
        end = digits(text, end + 1)
    return end


def unit(text, start):
    """Return the place of the unit directly behind a number that ends at `start`, or None."""
    start += text[start : start + 1] == " "
    for sign in UNITS:
        end = start + len(sign)
        if text[start:end] == sign and not in_word(text[end : end + 1] or " "):
            return start, end
    return None


def address(text, start):
    """Return where the address or made name that begins at `start` ends, or `start`."""
    end = digits(text, start)
    if 12 <= end - start <= 20 and not glued(text, start):  # a thread's id
        return start if in_word(text[end : end + 1] or " ") else end
    name = start + (text[start] == "/")
    for begin, inside in NAMES.items():
        if text.startswith(begin, name) and not (name and in_word(text[name - 1])):
            begun = name + len(begin)
            end = end_of(text, begun, inside)
            return end if end > begun else start
    made = start + len("tmp") + 8
    if text.startswith("tmp", start) and not (start and in_word(text[start - 1])):
        whole = end_of(text, start, TEMPORARY.__contains__) == made
        return made if whole and not in_word(text[made:][:1] or " ") else start
    return start


def masked(text):
    """Return the text with 9 for each digit, A and a for letters."""
    return "".join(
        "9" if sign in DIGITS else "A" if sign.isupper() else "a" if sign.islower() else sign
        for sign in text
    )


def fits(text, form):
    """Has the text the form: a digit for each 9, letters for A and a, and else the same signs?"""
    kinds = {"9": DIGITS, "A": string.ascii_uppercase, "a": string.ascii_lowercase}
    pairs = zip(text, form, strict=False)
    return len(text) == len(form) and all(sign in kinds.get(kind, kind) for sign, kind in pairs)


def moment(text, start):
    """Return where the date or time that begins at `start` ends, or `start`."""
    if start and (in_word(text[start - 1]) or text[start - 1] in ".,:/-"):
        return start
    for form in MOMENTS:
        end = start + len(form)
        is_day = not form.startswith("Aaa") or text[start : start + 3] in DAYS
        if fits(text[start:end], form) and is_day:
            if text[end : end + 1] in tuple(".,") and digits(text, end + 1) > end + 1:
                end = digits(text, end + 1)
            for zone in ("Z", "+99:99", "-99:99", "+9999", "-9999"):
                if fits(text[end : end + len(zone)], zone):
                    end += len(zone)
                    break
            after = text[end : end + 1] or " "
            return start if in_word(after) or after in ":/-" else end
    return start


def worker(text, start):
    """Return where the name of a worker that begins at `start` ends, or `start`."""
    if start and in_word(text[start - 1]):
        return start
    for name in WORKERS:
        if text.startswith(name, start):
            end = digits(text, start + len(name))
            while text[end : end + 1] in tuple(":_") and digits(text, end + 1) > end + 1:
                end = digits(text, end + 1)
            return end if end > start + len(name) and not in_word(text[end:][:1] or " ") else start
    return start


def variable(published, text):
    """Return [(start, end, kind)] of what may vary in a line.

    Kinds are "address", "moment", "number", "worker" and "pid".
    """
    words, found, place = published.varies, [], 0
    begun = text.lstrip()
    labelled = any(
        begun.startswith(label) and not in_word(begun[len(label) :][:1] or " ")
        for label in words.get("numbers", ())
    )
    while place < len(text):
        end, kind = place, ""
        if "addresses" in words:
            end, kind = address(text, place), "address"
        if end == place and "times" in words:
            end, kind = moment(text, place), "moment"
        if end == place and "workers" in words:
            end, kind = worker(text, place), "worker"
        if end == place and (labelled or "times" in words):
            end, kind = number(text, place), "number"
            plain = labelled and not in_word(text[end : end + 1] or " ")
            if end > place and not plain and not ("times" in words and unit(text, end)):
                end = place
        if end == place and "pids" in words and not text[place - 1 : place].isdigit():
            end, kind = digits(text, place), "pid"
            if end == place or int(text[place:end]) not in published.run.pids:
                end = place
        if end > place:
            found.append((place, end, kind))
        place = max(end, place + 1)
    return found


def shape(published, text):
    """Return the line's text with what may vary in it covered.

    Of a number, its decimals stay, and whether spaces come before it; of a process id, whose it
    is, but with `order`, where any worker may print the line.
    """
    covered, position = "", 0
    for start, end, kind in variable(published, text):
        before, slot, stays = text[position:start], text[start:end], ""
        if kind == "moment":
            stays = masked(slot.lstrip(DIGITS))
        if kind == "worker":
            stays = re.sub(r"^(Fork(Server)?|Spawn)|[\d:_]+$", "", slot)
            if "order" not in published.varies:
                names = published.run.names.items()
                stays += str(sorted(lane for lane, name in names if name == slot))
        if kind == "number":
            before = re.sub(" +$", " ", before)
            stays = len(slot.partition(".")[2])
        if kind == "pid" and "order" not in published.varies:
            stays = published.run.pids[int(slot)]
        covered += f"{before}<{kind} {stays}>"
        position = end
    return covered + text[position:]


def process(lane):
    """Return the path of the process that the lane of this path is a thread of."""
    return re.sub(r"(/[\d?]+)+$", "", lane)


def precedes(run):
    """Return {(a, b)}: line a comes before line b in every run that goes by as the recorded one.

    A line is (lane, n): the nth that its lane prints.
    """
    moments = sorted((*run.edges, *run.lines), key=lambda moment: moment.time or 0)
    moments = [moment for moment in moments if moment.lane is not None]
    lanes = [str(moment.lane) for moment in moments]
    processes = list(map(process, lanes))
    after = [0] * len(moments)  # which moments come after each: a bit for each of them
    for a, first in enumerate(moments):
        edge = None if isinstance(first, Line) else first
        other = str(edge.other) if edge else ""
        for b, lane in enumerate(lanes):
            if lane == (other if edge and edge.kind == "start" else None):
                after[a] |= 1 << b
            if lane == lanes[a] and a < b:
                after[a] |= 1 << b
            # A process ends after its threads.
            if not edge or edge.kind == "start" or a == b or other not in (lane, processes[b]):
                continue
            if edge.since is None or (lane == other and (moments[b].time or 0) <= edge.since):
                after[b] |= 1 << a
    for middle in range(len(moments)):
        for a, known in enumerate(after):
            if known >> middle & 1:
                after[a] |= after[middle]
    names, counts = {}, Counter()
    for place, moment in enumerate(moments):
        if isinstance(moment, Line):
            names[place] = moment.lane, counts[moment.lane]
            counts[moment.lane] += 1
    return {(names[a], names[b]) for a in names for b in names if after[a] >> b & 1}


def numbered(lines):
    """Return {(lane, n): place} for the lines of a lane."""
    counts, places = Counter(), {}
    for place, line in enumerate(lines):
        if line.lane is not None:
            places[line.lane, counts[line.lane]] = place
            counts[line.lane] += 1
    return places


@dataclass(frozen=True)
class Oracle:
    """What the published run and the words of its transcript say of every other run."""

    published: Recording

    @cached_property
    def relation(self):
        return precedes(self.published.run)

    @cached_property
    def _shapes(self):
        return {}

    def shape(self, line):
        text = line.text
        if text not in self._shapes:
            self._shapes[text] = shape(self.published, text)
        return self._shapes[text]

    def allows(self, lines):
        """May another run print `lines` in place of the published ones?"""
        old, words = self.published.run.lines, self.published.varies
        if "order" in words:
            parts = self.between_interrupts, self.around_quiescent
            return all(part(lines) == part(old) for part in parts)
        if "interleaving" in words:
            return self.between_interrupts(lines) == self.between_interrupts(old) and (
                self.keeps_lanes(lines)
            )
        if self.published.run.ending == GOES_ON:  # fewer lines are as true
            old = old[: len(lines)]
        return list(map(self.shape, lines)) == list(map(self.shape, old))

    def keeps_lanes(self, lines):
        """Does each lane print its lines, and in an order that starts and joins leave free?"""
        before = self.published.run.lines
        old, new = numbered(before), numbered(lines)
        return (
            old.keys() == new.keys()
            and all(self.shape(lines[new[name]]) == self.shape(before[old[name]]) for name in old)
            and all(new[first] < new[second] for first, second in self.relation)
        )

    def between_interrupts(self, lines):
        """Return, for each part between presses of Ctrl-C, which lines it has, in any order."""
        parts, by_lane = [Counter()], "order" not in self.published.varies
        for line in lines:
            if line.lane is None:
                parts.append(Counter())
            else:
                lane = line.lane if by_lane else line.lane == MAIN
                parts[-1][lane, self.shape(line)] += 1
        return parts

    @cached_property
    def quiescent(self):
        """Which of main's lines no worker runs at: each of theirs is before or behind, always."""
        names = numbered(self.published.run.lines)
        workers = [name for name in names if name[0] != MAIN]
        # What was only seen to be handed over, another worker may hand over the next time.
        edges = self.published.run.edges
        sure = tuple(edge for edge in edges if edge.kind != "seen" or edge.since is None)
        relation = precedes(replace(self.published.run, edges=sure))
        return {
            name
            for name in names
            if name[0] == MAIN
            and all({(name, other), (other, name)} & relation for other in workers)
        }

    def around_quiescent(self, lines):
        """Return main's lines, and which of workers stand between those that are quiescent."""
        mains, parts = [], [Counter()]
        for line in lines:
            if line.lane == MAIN:
                if (MAIN, len(mains)) in self.quiescent:
                    parts.append(Counter())
                mains.append(self.shape(line))
            elif line.lane is not None:
                parts[-1][self.shape(line)] += 1
        return mains, parts
