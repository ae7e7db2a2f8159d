"""Which lines of a run have moved against a published one, and which cannot in any run."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tools.compare.happens_before import HappensBefore, happens_before, phases
from tools.compare.matching import Matches
from tools.snippet.events import Line, Run
from tools.snippet.lane import MAIN, Lane
from tools.snippet.recording import Recording


def places(published: Recording, fresh: Run) -> list[int]:
    """Return for each line of a run that holds, the number of the published line it stands for."""
    lines = published.run.lines
    if not published.command.mixes:
        return list(range(len(lines)))
    matches, waiting = Matches(published, fresh), dict(enumerate(lines))
    any_worker = "order" in published.varies

    def found(new: Line) -> Iterator[int]:
        """Yield the published lines that the line may stand for, the likeliest first."""
        fit = [
            number
            for number, old in waiting.items()
            if (old.lane == new.lane or (any_worker and MAIN not in (old.lane, new.lane)))
        ]
        if not any_worker or new.lane in (MAIN, None):
            yield from fit
        yield from (number for number in fit if waiting[number].text == new.text)
        yield from (number for number in fit if matches(waiting[number], new))

    numbers = []
    for line in fresh.lines[: len(lines)]:
        numbers.append(next(found(line)))
        del waiting[numbers[-1]]
    return numbers


def fixed(published: Recording) -> list[bool]:
    """Return of each line of a published run whether every run has it at this place.

    It has where each other line is known to come before it or after it.
    """
    lines = published.run.lines
    if not published.command.mixes:
        return [True] * len(lines)
    # What has only been seen may be otherwise the next time.
    sure = tuple(edge for edge in published.run.edges if edge.kind != "seen")
    run = replace(published.run, edges=sure)
    order = happens_before(run, run)
    if "order" in published.varies:
        return list(_fixed_for_any_worker(run, order))
    return list(_fixed_by_lane(run, order))


def _fixed_by_lane(run: Run, order: HappensBefore) -> Iterator[bool]:
    part, seen, placed = 0, Counter[Lane](), []
    for line in run.lines:
        part += line.lane is None  # Ctrl-C comes once all lines above have been printed
        placed.append((part, line.lane, seen[line.lane or MAIN]))
        seen[line.lane or MAIN] += line.lane is not None

    def precedes(one: tuple[int, Lane | None, int], other: tuple[int, Lane | None, int]) -> bool:
        (part, lane, number), (other_part, other_lane, other_number) = one, other
        if part != other_part or None in (lane, other_lane) or lane == other_lane:
            return True  # in the order in which they are
        assert lane and other_lane
        return order.before[other_lane][other_number].get(lane, 0) > number

    for number, its in enumerate(placed):
        before = all(precedes(other, its) for other in placed[:number])
        yield before and all(precedes(its, other) for other in placed[number + 1 :])


def _fixed_for_any_worker(run: Run, order: HappensBefore) -> Iterator[bool]:
    """The same where any worker may print a worker's line, in any order between two of main's."""
    sizes = [len(part) for part in phases(run.lines, order)]
    loose: dict[int, int] = defaultdict(int)  # in each phase, main's lines that may move
    numbers, phase, found = 0, 0, []
    for line in run.lines:
        if line.lane != MAIN:
            found.append((phase, line.lane is None))
            continue
        if numbers in order.quiescent:
            phase += 1
            found.append((phase, True))
        else:
            loose[phase] += 1
            found.append((phase, False))
        numbers += 1
    for phase, known in found:
        yield known or sizes[phase] + loose[phase] == 1
