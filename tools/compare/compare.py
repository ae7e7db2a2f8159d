"""Does a fresh run print what the transcript says, but for what it says may vary?"""

import difflib
import os
from collections import Counter, defaultdict
from itertools import chain

from tools.compare.happens_before import misplaced, misplaced_in_order, phases, precedence
from tools.compare.matching import first_difference, unmatched
from tools.snippet.transcript import INTERRUPT

_NO_WORD = "every run prints exactly these lines, in this order"


def broken(transcript, ending, fresh):
    """Return the guarantee that a fresh run breaks, as a sentence and a diff, or None.

    `ending` is how it ended, as a Transcript has it; `fresh` is its Trace.
    """
    return _report(transcript, ending, fresh, _broken_lines(transcript, fresh))


def _report(transcript, ending, fresh, found, recorded=True):
    if found is None and ending != transcript.ending:
        found = f"it ends with {_say(transcript.ending)}; this run ended with {_say(ending)}"
    if found is None:
        return None
    return f"{found}\n{_diff(transcript, ending, fresh, recorded)}"


def _broken_lines(transcript, fresh):
    varies = transcript.varies
    lines = _until_expected(transcript, fresh.lines)
    if "order" in varies:
        return _interrupt_moved(transcript, fresh, lines) or _broken_order(transcript, fresh, lines)
    if "interleaving" in varies:
        return (
            _interrupt_moved(transcript, fresh, lines)
            or _broken_lanes(transcript, fresh, lines)
            or misplaced(transcript.lines, precedence(fresh, transcript), fresh.names)
        )
    if fresh.spliced:
        return f"{fresh.spliced[0]} and {fresh.spliced[1]} wrote on one line"
    return first_difference(transcript, transcript.lines, lines, fresh.pids, _NO_WORD)


def _until_expected(transcript, lines):
    """Return what is compared: all lines, or of a run that goes on, as many as are published."""
    if transcript.ending == "goes on printing":
        return lines[: len(transcript.lines)]
    return lines


def _interrupt_moved(transcript, fresh, lines):
    """With order free, Ctrl-C still comes when the same lines have been printed."""
    claim = "Ctrl-C is pressed once all lines above have been printed"
    published, printed = _between_interrupts(transcript.lines), _between_interrupts(lines)
    if len(published) != len(printed):
        return claim
    for old, new in zip(published[:-1], printed[:-1], strict=True):
        if "order" in transcript.varies:
            found = unmatched(transcript, old, new, dict.fromkeys(fresh.pids), claim)
        else:
            found = claim if _counts(old) != _counts(new) else None
        if found:
            return found
    return None


def _between_interrupts(lines):
    """Return the lines before, between and after presses of Ctrl-C, as lists."""
    parts = [[]]
    for line in lines:
        if line.text == INTERRUPT:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _counts(lines):
    return Counter(line.lane for line in lines)


def _by_lane(lines):
    lanes = defaultdict(list)
    for line in lines:
        if line.lane is not None:
            lanes[line.lane].append(line)
    return lanes


def _broken_lanes(transcript, fresh, lines):
    published, printed = _by_lane(transcript.lines), _by_lane(lines)
    for lane in sorted({*published, *printed}):
        claim = f"{lane} always prints its lines in this order"
        found = first_difference(
            transcript, published.get(lane, []), printed.get(lane, []), fresh.pids, claim
        )
        if found:
            return found
    return None


def _broken_order(transcript, fresh, lines):
    published, printed = _by_lane(transcript.lines), _by_lane(lines)
    claim = "main always prints its lines in this order"
    pids = dict.fromkeys(fresh.pids)  # with `order`, an id is only checked to be one
    found = first_difference(
        transcript, published.pop("main", []), printed.pop("main", []), pids, claim
    )
    claim = "the workers together always print the same lines"
    workers = (list(chain.from_iterable(lanes.values())) for lanes in (published, printed))
    if found := found or unmatched(transcript, *workers, pids, claim):
        return found
    precede = precedence(fresh, transcript)
    if found := misplaced_in_order(transcript.lines, lines, precede, fresh.names):
        return found
    claim = "what workers print between one start and the last join stays there"
    for old, new in zip(phases(transcript.lines, precede), phases(lines, precede), strict=True):
        if found := unmatched(transcript, old, new, pids, claim):
            return found
    return None


def broken_without_recorder(transcript, ending, fresh):
    """The same for a run without the recorder: its ending, and its lines in any order.

    On Windows, only the ending: into a pipe, lines are printed in blocks, or not before a hang.
    """
    claim = "every run prints these lines, in whatever order"
    published, printed = transcript.lines, _until_expected(transcript, fresh.lines)
    if _tangled(transcript):
        published, printed = _not_indented(published), _not_indented(printed)
    found = None
    if os.name != "nt":
        found = unmatched(transcript, published, printed, None, claim)
    return _report(transcript, ending, fresh, found, recorded=False)


def _tangled(transcript):
    """May a traceback mix with what another lane prints?

    Where it is not known which line is whose, nor is which of its lines belong together.
    """
    free = {"interleaving", "order"} & set(transcript.varies)
    lanes = {line.lane for line in transcript.lines}
    raises = any(line.text.startswith("Traceback (") for line in transcript.lines)
    return bool(free) and raises and len(lanes) > 1


def _not_indented(lines):
    return [line for line in lines if not line.text.startswith(" ")]


def _say(ending):
    return f"status {ending}" if isinstance(ending, int) else f"[{ending}]"


def _diff(transcript, ending, fresh, recorded):
    """Return published against fresh: where order is free, lane by lane, or sorted without."""
    free = {"interleaving", "order"} & set(transcript.varies)

    def shown(lines, end):
        if not recorded:
            yield from sorted(line.text for line in lines)
        elif free:
            for line in sorted(lines, key=lambda line: line.lane or ""):
                yield f"{line.lane or '':8} | {line.text}"
        else:
            yield from (line.text for line in lines)
        yield f"(ended with {_say(end)})"

    published = list(shown(transcript.lines, transcript.ending))
    printed = list(shown(fresh.lines, ending))
    lines = difflib.unified_diff(published, printed, "published", "this run", lineterm="", n=2)
    return "\n".join(lines)
