"""Do printed lines stand for published ones: one by one in order, or as a collection?"""

from collections import defaultdict

from tools.compare.slots import pattern


def unmatched(transcript, published, printed, pids, claim):
    """Return `claim` with what two collections of lines in any order do not share, or None.

    `pids` are the fresh run's process ids, or None when they are not known.
    """
    waiting = defaultdict(list)  # the fresh lines, by their text
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
        match = next((n for n in left if matches(transcript, line, n, pids)), None)
        if match is None:
            return f"{claim}; this run did not print `{line.text}`, or not as often"
        left.remove(match)
    if left:
        return f"{claim}; this run also printed `{left[0].text}`"
    return None


def first_difference(transcript, published, printed, pids, claim):
    """Return `claim` with the first line that breaks it, or None."""
    for old, new in zip(published, printed, strict=False):
        if not matches(transcript, old, new, pids):
            return f"{claim}; this run printed `{new.text}` in place of `{old.text}`"
    if len(published) > len(printed):
        return f"{claim}; this run never printed `{published[len(printed)].text}`"
    if len(printed) > len(published):
        return f"{claim}; this run also printed `{printed[len(published)].text}`"
    return None


def matches(transcript, old, new, pids):
    """May a run print the line `new` where the published one has `old`?

    A process id must be one of the same role: `pids` maps those of the fresh run to roles, or
    to None, which stands for any, and is None itself when they are not known.
    """
    shape, ids = pattern(old.text, transcript.varies, transcript.pids)
    match = shape.fullmatch(new.text)
    if not match or pids is None:
        return bool(match)
    return all(
        int(new_id) in pids and pids[int(new_id)] in (None, transcript.pids[old_id])
        for old_id, new_id in zip(ids, match.groups(), strict=True)
    )
