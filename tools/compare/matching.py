"""Do printed lines stand for published ones: one by one in order, or as a collection?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tools.compare.varying import pattern
from tools.snippet.events import Line
from tools.snippet.lane import Lane
from tools.snippet.recording import Recording

Lines = Sequence[Line]
Matches = Callable[[Line, Line], bool]


def by_lane(lines: Iterable[Line]) -> dict[Lane, list[Line]]:
    """Return the lines of each lane; Ctrl-C is of none."""
    lanes: dict[Lane, list[Line]] = defaultdict(list)
    for line in lines:
        if line.lane is not None:
            lanes[line.lane].append(line)
    return lanes


def matching(recording: Recording, pids: Mapping[int, Lane | None] | None) -> Matches:
    """Return a function: may a run print the line `new` where the published one has `old`?

    A process id must be that of the same process. `pids` are the fresh run's, each with its
    process, or with None, which stands for any; it is None itself where they are not known.
    """

    def matches(old: Line, new: Line) -> bool:
        shape, ids = pattern(old.text, recording.varies, recording.run.pids)
        match = shape.fullmatch(new.text)
        if not match or pids is None:
            return bool(match)
        return all(
            int(new_id) in pids and pids[int(new_id)] in (None, recording.run.pids[old_id])
            for old_id, new_id in zip(ids, match.groups(), strict=True)
        )

    return matches


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
            return f"{claim}; this run did not print `{line.text}`, or not as often"
        left.remove(match)
    return f"{claim}; this run also printed `{left[0].text}`" if left else None


def first_difference(matches: Matches, published: Lines, printed: Lines, claim: str) -> str | None:
    """Return `claim` with the first line that breaks it, or None."""
    for old, new in zip(published, printed, strict=False):
        if not matches(old, new):
            return f"{claim}; this run printed `{new.text}` in place of `{old.text}`"
    if len(published) > len(printed):
        return f"{claim}; this run never printed `{published[len(printed)].text}`"
    if len(printed) > len(published):
        return f"{claim}; this run also printed `{printed[len(published)].text}`"
    return None
