"""Does a fresh run print what the transcript says, but for what it says may vary?"""

import difflib
import os
from collections import Counter
from collections.abc import Iterator

from tools.compare.happens_before import happens_before, misplaced, misplaced_in_order
from tools.compare.matching import Lines, Matches, by_lane, cut, first_difference, unmatched
from tools.snippet.events import GOES_ON, INTERRUPT, Line, Run
from tools.snippet.lane import MAIN, Lane
from tools.snippet.recording import Recording

_EXACTLY = "every run prints exactly these lines, in this order"


def broken(published: Recording, fresh: Run) -> str | None:
    """Return the guarantee that a fresh run breaks, as a sentence and a diff, or None."""
    return _report(published, fresh, _broken_lines(published, fresh), recorded=True)


def broken_without_probe(published: Recording, fresh: Run) -> str | None:
    """The same for a run without the probe: its ending and its lines, in any order if they may mix.

    On Windows, only the ending: into a pipe, lines are printed in blocks, or not before a hang.
    """
    claim = "every run prints these lines, in whatever order"
    wanted, printed = published.run.lines, _until_expected(published, fresh)
    raises = any(line.text.startswith("Traceback (") for line in wanted)
    if published.command.mixes and raises and len({line.lane for line in wanted}) > 1:
        # A traceback may mix with what another lane prints. Where it is not known which line is
        # whose, nor is which of its lines belong together.
        wanted, printed = _not_indented(wanted), _not_indented(printed)
    found = None
    if os.name != "nt":
        found = unmatched(Matches(published, None), wanted, printed, claim)
    if os.name != "nt" and not found and not published.command.mixes:
        # Without the probe, it is not known when Ctrl-C came.
        old, new = ([n for n in each if n.text != INTERRUPT] for each in (wanted, printed))
        found = first_difference(Matches(published, None), old, new, _EXACTLY)
    return _report(published, fresh, found, recorded=False)


def _not_indented(lines: Lines) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.text.startswith(" "))


def _until_expected(published: Recording, fresh: Run) -> Lines:
    """Return what is compared: all lines, or of a run that goes on, as many as are published."""
    goes_on = published.run.ending == GOES_ON
    return fresh.lines[: len(published.run.lines)] if goes_on else fresh.lines


def _broken_lines(published: Recording, fresh: Run) -> str | None:
    wanted, lines = published.run.lines, _until_expected(published, fresh)
    matches = Matches(published, fresh)
    if "order" in published.varies:
        return _interrupt_moved(wanted, lines, matches) or _broken_order(
            published, fresh, lines, matches
        )
    if "interleaving" in published.varies:
        return (
            _interrupt_moved(wanted, lines)
            or _broken_lanes(wanted, lines, matches)
            or misplaced(wanted, happens_before(fresh, published.run), fresh.names)
        )
    if fresh.spliced:
        return say_spliced(fresh.spliced)
    return first_difference(matches, wanted, lines, _EXACTLY)


def _interrupt_moved(published: Lines, lines: Lines, matches: Matches | None = None) -> str | None:
    """Does Ctrl-C come when other lines have been printed, or, without `matches`, of whom?"""
    claim = "Ctrl-C is pressed once all lines above have been printed"
    wanted, printed = _between_interrupts(published), _between_interrupts(lines)
    if len(wanted) != len(printed):
        return claim
    for old, new in zip(wanted[:-1], printed[:-1], strict=True):
        if matches and (found := unmatched(matches, old, new, claim)):
            return found
        if not matches and Counter(o.lane for o in old) != Counter(n.lane for n in new):
            return claim
    return None


def say_spliced(spliced: tuple[Lane, Lane, str]) -> str:
    """Say which two lanes wrote on one line, and what to do about it."""
    one, other, text = spliced
    return (
        f"{one.described} and {other.described} wrote on one line, `{text}`; let each print whole "
        "lines, with one call of print() and no end='', or one after the other"
    )


def _between_interrupts(lines: Lines) -> list[Lines]:
    """Return the lines before, between and after presses of Ctrl-C."""
    return cut(lines, [n for n, line in enumerate(lines) if line.text == INTERRUPT])


def _broken_lanes(published: Lines, lines: Lines, matches: Matches) -> str | None:
    wanted, printed = by_lane(published), by_lane(lines)
    for lane in sorted({*wanted, *printed}):
        claim = f"{lane.described} always prints its lines in this order"
        if found := first_difference(matches, wanted[lane], printed[lane], claim):
            return found
    return None


def _broken_order(published: Recording, fresh: Run, lines: Lines, matches: Matches) -> str | None:
    before = published.run.lines
    old_main, new_main = ([n for n in each if n.lane == MAIN] for each in (before, lines))
    old, new = ([n for n in each if n.lane not in (MAIN, None)] for each in (before, lines))
    order = happens_before(fresh, published.run)
    return (
        first_difference(matches, old_main, new_main, "main always prints its lines in this order")
        or unmatched(matches, old, new, "the workers together always print the same lines")
        or misplaced_in_order(before, lines, order, fresh.names, matches)
    )


def _report(published: Recording, fresh: Run, found: str | None, recorded: bool) -> str | None:
    """Return what was found, or that the ending differs, over a diff of the two runs.

    That has the lines by lane where their order is free, and sorted where no lane is `recorded`.
    """
    wanted, ending = published.run.ending, fresh.ending
    if found is None and ending == wanted:
        return None
    found = found or f"it ends with {_say(wanted)}; this run ended with {_say(ending)}"

    def shown(run: Run) -> Iterator[str]:
        if not recorded:
            yield from sorted(line.text for line in run.lines)
        elif published.command.mixes:
            for line in sorted(run.lines, key=lambda line: str(line.lane or "")):
                lane = line.lane if line.lane is None or line.lane.is_known else "unknown"
                yield f"{lane or ''!s:8} | {line.text}"
        else:
            yield from (line.text for line in run.lines)
        yield f"(ended with {_say(run.ending)})"

    both = list(shown(published.run)), list(shown(fresh))
    diff = difflib.unified_diff(*both, "published", "this run", lineterm="", n=2)
    return "\n".join([found, *diff])


def _say(ending: int | str) -> str:
    return f"status {ending}" if isinstance(ending, int) else f"[{ending}]"
