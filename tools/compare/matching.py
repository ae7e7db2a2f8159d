"""Do printed lines stand for published ones: one by one in order, or as a collection?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tools.compare.slots import pattern
from tools.snippet.events import Line
from tools.snippet.lane import Lane
from tools.snippet.recording import Recording

# The process ids of a fresh run, each with its process, or with None, which stands for any.
Pids = Mapping[int, Lane | None]


def unmatched(
    recording: Recording,
    published: Sequence[Line],
    printed: Sequence[Line],
    pids: Pids | None,
    claim: str,
) -> str | None:
    """Return `claim` with what two collections of lines in any order do not share, or None.

    `pids` are the fresh run's process ids, or None when they are not known.
    """
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
        match = next((n for n in left if matches(recording, line, n, pids)), None)
        if match is None:
            return f"{claim}; this run did not print `{line.text}`, or not as often"
        left.remove(match)
    if left:
        return f"{claim}; this run also printed `{left[0].text}`"
    return None


def first_difference(
    recording: Recording,
    published: Sequence[Line],
    printed: Sequence[Line],
    pids: Pids | None,
    claim: str,
) -> str | None:
    """Return `claim` with the first line that breaks it, or None."""
    for old, new in zip(published, printed, strict=False):
        if not matches(recording, old, new, pids):
            return f"{claim}; this run printed `{new.text}` in place of `{old.text}`"
    if len(published) > len(printed):
        return f"{claim}; this run never printed `{published[len(printed)].text}`"
    if len(printed) > len(published):
        return f"{claim}; this run also printed `{printed[len(published)].text}`"
    return None


def matches(recording: Recording, old: Line, new: Line, pids: Pids | None) -> bool:
    """May a run print the line `new` where the published one has `old`?

    A process id must be that of the same process. `pids` is None when they are not known.
    """
    shape, ids = pattern(old.text, recording.varies, recording.run.pids)
    match = shape.fullmatch(new.text)
    if not match or pids is None:
        return bool(match)
    return all(
        int(new_id) in pids and pids[int(new_id)] in (None, recording.run.pids[old_id])
        for old_id, new_id in zip(ids, match.groups(), strict=True)
    )
