"""Do printed lines stand for published ones: one by one in order, or as a collection?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.compare.varying import Slot, pattern, why
from tools.snippet.events import Line, Run
from tools.snippet.lane import Lane
from tools.snippet.recording import Recording

Lines = Sequence[Line]


def by_lane(lines: Iterable[Line]) -> dict[Lane, list[Line]]:
    """Return the lines of each lane; Ctrl-C is of none."""
    lanes: dict[Lane, list[Line]] = defaultdict(list)
    for line in lines:
        if line.lane is not None:
            lanes[line.lane].append(line)
    return lanes


def cut(lines: Lines, places: Iterable[int]) -> list[Lines]:
    """Return the lines before, between and after those at these places."""
    return [lines[above + 1 : below] for above, below in pairwise([-1, *places, len(lines)])]


@dataclass(frozen=True)
class Matches:
    """May a run print the line `new` where the published one has `old`?

    A process id must be that of the same process, and the name of a worker that of the same one;
    with `order`, any worker's. `fresh` is the run, or None where it was not recorded.
    """

    recording: Recording
    fresh: Run | None

    def __call__(self, old: Line, new: Line) -> bool:
        shape, groups = pattern(old.text, self.recording.varies, self.recording.run.pids)
        match = shape.fullmatch(new.text)
        if not match or self.fresh is None:
            return bool(match)
        pairs = zip(groups, match.groups(), strict=True)
        return all(self._is_same(slot, old.text[slot.start : slot.end], it) for slot, it in pairs)

    def _is_same(self, slot: Slot, old: str, new: str) -> bool:
        assert self.fresh is not None
        any_worker = "order" in self.recording.varies
        if slot.kind == "worker":
            # A thread's name goes on with what it runs: Thread-1 (work).
            names = self.recording.run.names.items()
            lanes = {lane for lane, name in names if name.partition(" ")[0] == old}
            told = {n.partition(" ")[0] for lane, n in self.fresh.names.items() if lane in lanes}
            return any_worker or not told or new in told
        if old == new:  # a number that is no id, but is equal to one in the published run
            return True
        # Of a column, the width stays, or else the spaces beside the id.
        if len(old) != len(new) and re.split(r"\d+", old) != re.split(r"\d+", new):
            return False
        found = self.fresh.pids.get(int(new))
        return found is not None and (any_worker or found == self.recording.run.pids[int(old)])

    def why(self, old: Line, new: Line) -> str:
        """Say what would have let a run print the line, or return nothing."""
        return why(old.text, new.text, self.recording.varies, self.recording.run.pids)


def unmatched(matches: Matches, published: Lines, printed: Lines, claim: str) -> str | None:
    """Return `claim` with what two collections of lines in any order do not share, or None."""
    waiting: dict[str, list[Line]] = defaultdict(list)  # the fresh lines, by their text
    for line in printed:
        waiting[line.text].append(line)
    varying = []
    for line in published:
        if waiting[line.text]:
            waiting[line.text].pop()
        else:
            varying.append(line)
    left = [line for lines in waiting.values() for line in lines]
    for line in varying:
        match = next((new for new in left if matches(line, new)), None)
        if match is None:
            why = next(filter(None, (matches.why(line, new) for new in left)), "")
            return f"{claim}; this run did not print `{line.text}`, or not as often{why}"
        left.remove(match)
    return f"{claim}; this run also printed `{left[0].text}`" if left else None


def first_difference(matches: Matches, published: Lines, printed: Lines, claim: str) -> str | None:
    """Return `claim` with the first line that breaks it, or None."""
    for old, new in zip(published, printed, strict=False):
        if not matches(old, new):
            instead = f"this run printed `{new.text}` in place of `{old.text}`"
            return f"{claim}; {instead}{matches.why(old, new)}"
    if len(published) > len(printed):
        return f"{claim}; this run never printed `{published[len(printed)].text}`"
    if len(printed) > len(published):
        return f"{claim}; this run also printed `{printed[len(published)].text}`"
    return None
