"""Does a fresh run print what the transcript says, but for what it says may vary?"""

import difflib
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from tools.compare.happens_before import happens_before, misplaced, misplaced_in_order, phases
from tools.compare.matching import first_difference, unmatched
from tools.snippet.events import GOES_ON, INTERRUPT, Line, Run
from tools.snippet.lane import MAIN, Lane
from tools.snippet.recording import Recording

_NO_WORD = "every run prints exactly these lines, in this order"


def broken(published: Recording, fresh: Run) -> str | None:
    """Return the guarantee that a fresh run breaks, as a sentence and a diff, or None."""
    return _report(published, fresh, _broken_lines(published, fresh))


def _report(
    published: Recording, fresh: Run, found: str | None, recorded: bool = True
) -> str | None:
    wanted, ending = published.run.ending, fresh.ending
    if found is None and ending != wanted:
        found = f"it ends with {_say(wanted)}; this run ended with {_say(ending)}"
    return None if found is None else f"{found}\n{_diff(published, fresh, recorded)}"


def _broken_lines(published: Recording, fresh: Run) -> str | None:
    lines = _until_expected(published, fresh.lines)
    if "order" in published.varies:
        return _interrupt_moved(published, fresh, lines) or _broken_order(published, fresh, lines)
    if "interleaving" in published.varies:
        return (
            _interrupt_moved(published, fresh, lines)
            or _broken_lanes(published, fresh, lines)
            or misplaced(published.run.lines, happens_before(fresh, published.run), fresh.names)
        )
    if fresh.spliced:
        return f"{fresh.spliced[0]} and {fresh.spliced[1]} wrote on one line"
    return first_difference(published, published.run.lines, lines, fresh.pids, _NO_WORD)


def _until_expected(published: Recording, lines: Sequence[Line]) -> Sequence[Line]:
    """Return what is compared: all lines, or of a run that goes on, as many as are published."""
    if published.run.ending == GOES_ON:
        return lines[: len(published.run.lines)]
    return lines


def _interrupt_moved(published: Recording, fresh: Run, lines: Sequence[Line]) -> str | None:
    """With order free, Ctrl-C still comes when the same lines have been printed."""
    claim = "Ctrl-C is pressed once all lines above have been printed"
    wanted, printed = _between_interrupts(published.run.lines), _between_interrupts(lines)
    if len(wanted) != len(printed):
        return claim
    for old, new in zip(wanted[:-1], printed[:-1], strict=True):
        if "order" in published.varies:
            found = unmatched(published, old, new, dict.fromkeys(fresh.pids), claim)
        else:
            found = claim if _counts(old) != _counts(new) else None
        if found:
            return found
    return None


def _between_interrupts(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines before, between and after presses of Ctrl-C, as lists."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.text == INTERRUPT:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _counts(lines: Sequence[Line]) -> Counter[Lane | None]:
    return Counter(line.lane for line in lines)


def _by_lane(lines: Sequence[Line]) -> dict[Lane, list[Line]]:
    lanes: dict[Lane, list[Line]] = defaultdict(list)
    for line in lines:
        if line.lane is not None:
            lanes[line.lane].append(line)
    return lanes


def _broken_lanes(published: Recording, fresh: Run, lines: Sequence[Line]) -> str | None:
    wanted, printed = _by_lane(published.run.lines), _by_lane(lines)
    for lane in sorted({*wanted, *printed}):
        claim = f"{lane} always prints its lines in this order"
        found = first_difference(
            published, wanted.get(lane, []), printed.get(lane, []), fresh.pids, claim
        )
        if found:
            return found
    return None


def _broken_order(published: Recording, fresh: Run, lines: Sequence[Line]) -> str | None:
    wanted, printed = _by_lane(published.run.lines), _by_lane(lines)
    claim = "main always prints its lines in this order"
    pids = dict.fromkeys(fresh.pids)  # with `order`, an id is only checked to be one
    found = first_difference(published, wanted.pop(MAIN, []), printed.pop(MAIN, []), pids, claim)
    claim = "the workers together always print the same lines"
    old, new = (list(chain.from_iterable(lanes.values())) for lanes in (wanted, printed))
    if found := found or unmatched(published, old, new, pids, claim):
        return found
    order = happens_before(fresh, published.run)
    if found := misplaced_in_order(published.run.lines, lines, order, fresh.names):
        return found
    claim = "what workers print between one start and the last join stays there"
    for old, new in zip(phases(published.run.lines, order), phases(lines, order), strict=True):
        if found := unmatched(published, old, new, pids, claim):
            return found
    return None


def broken_without_probe(published: Recording, fresh: Run) -> str | None:
    """The same for a run without the probe: its ending, and its lines in any order.

    On Windows, only the ending: into a pipe, lines are printed in blocks, or not before a hang.
    """
    claim = "every run prints these lines, in whatever order"
    wanted, printed = published.run.lines, _until_expected(published, fresh.lines)
    if _tangled(published):
        wanted, printed = _not_indented(wanted), _not_indented(printed)
    found = None
    if os.name != "nt":
        found = unmatched(published, wanted, printed, None, claim)
    return _report(published, fresh, found, recorded=False)


def _tangled(published: Recording) -> bool:
    """May a traceback mix with what another lane prints?

    Where it is not known which line is whose, nor is which of its lines belong together.
    """
    lines = published.run.lines
    raises = any(line.text.startswith("Traceback (") for line in lines)
    return published.command.mixes and raises and len({line.lane for line in lines}) > 1


def _not_indented(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.text.startswith(" "))


def _say(ending: int | str) -> str:
    return f"status {ending}" if isinstance(ending, int) else f"[{ending}]"


def _diff(published: Recording, fresh: Run, recorded: bool) -> str:
    """Return published against fresh: where order is free, lane by lane, or sorted without."""

    def shown(run: Run) -> Iterator[str]:
        if not recorded:
            yield from sorted(line.text for line in run.lines)
        elif published.command.mixes:
            for line in sorted(run.lines, key=lambda line: str(line.lane or "")):
                yield f"{line.lane or ''!s:8} | {line.text}"
        else:
            yield from (line.text for line in run.lines)
        yield f"(ended with {_say(run.ending)})"

    both = list(shown(published.run)), list(shown(fresh))
    return "\n".join(difflib.unified_diff(*both, "published", "this run", lineterm="", n=2))
