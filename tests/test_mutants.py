"""Every small change to a published transcript is caught, unless it breaks no guarantee.

Nothing is run: the published run itself is taken for the fresh one. Whether a change breaks a
guarantee is decided here, by brute force, and without what `tools` knows of order: on
the lines of the recorded run, from its lanes, starts and joins, the relation "precedes" is built
pair by pair and closed.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import product

import pytest

from tests.transcript_edits import changed
from tools.compare.compare import broken
from tools.compare.slots import slots
from tools.repository import relative
from tools.snippet.events import GOES_ON, INTERRUPT, STILL, Line
from tools.snippet.lane import MAIN
from tools.snippet.program import SNIPPETS, parse_variant
from tools.snippet.recording import read

VARIANTS = [parse_variant(path) for path in sorted(SNIPPETS.rglob("*.out"))]
ENDINGS = (0, 1, 2, 137, STILL, GOES_ON)


@dataclass(frozen=True)
class Mutant:
    """A changed transcript. `sure` is what is known of it beforehand: True: it breaks a guarantee,
    False: it breaks none, None: its lines stand in another order, and the oracle must say.
    """

    what: str
    transcript: object
    sure: bool | None


def mutants(published):
    """Yield every Mutant of a transcript: each letter, digit, id, line, place and the ending."""
    lines = published.run.lines
    alike = [masked(published, line, pids=True) for line in lines]
    for number, line in enumerate(lines):
        where = f"line {number + 2} `{line.text}`"
        rest = lines[:number] + lines[number + 1 :]
        for what, text, sure in changed_texts(published, line.text):
            new = (*lines[:number], replace(line, text=text), *lines[number + 1 :])
            yield Mutant(f"{where}: {what}", changed(published, lines=new), sure)
        # Of a program that goes on, fewer lines are as true.
        fewer = alike[:number] + alike[number + 1 :]
        sure = not (published.run.ending == GOES_ON and fewer == alike[:-1])
        yield Mutant(f"{where} lost", changed(published, lines=rest), sure)
        doubled = (*lines[:number], line, *lines[number:])
        yield Mutant(f"{where} doubled", changed(published, lines=doubled), True)
        for place in range(len(lines)):
            moved = (*rest[:place], line, *rest[place:])
            if not same_texts(moved, lines):
                what = f"{where} moved to line {place + 2}"
                yield Mutant(what, changed(published, lines=moved), None)
    for ending in ENDINGS:
        if ending != published.run.ending:
            yield Mutant(f"ended with {ending}", changed(published, ending=ending), True)


def changed_texts(published, text):
    """Yield (what was done, changed text, does that break a guarantee?) for one line."""
    if text == INTERRUPT:
        return
    free = {}  # what may vary: the kind, by position
    for start, end, kind in slots(text, published.varies, published.run.pids):
        free |= dict.fromkeys(range(start, end), kind)
        for pid in published.run.pids if kind == "pid" else ():
            if pid != int(text[start:end]):
                other = f"{text[:start]}{pid}{text[end:]}"
                yield f"another process's id, {pid}", other, "order" not in published.varies
    for place, sign in enumerate(text):
        other = next_sign(sign)
        if other != sign and free.get(place) not in ("pid", "address"):
            new = f"{text[:place]}{other}{text[place + 1 :]}"
            yield f"`{other}` in column {place + 1}", new, place not in free


def next_sign(sign):
    """Return another letter for a letter, another digit for a digit, or else the sign itself."""
    if sign in "0123456789":
        return str((int(sign) + 1) % 10)
    if sign in "zZ":
        return chr(ord(sign) - 25)
    return chr(ord(sign) + 1) if sign.isalpha() else sign


def same_texts(lines, others):
    return [line.text for line in lines] == [line.text for line in others]


def masked(published, line, pids):
    """Return the line's text with what may vary in it covered. `pids`: does an id tell whose?"""
    text, position = "", 0
    for start, end, kind in slots(line.text, published.varies, published.run.pids):
        slot = line.text[start:end]
        decimals = len(slot.partition(".")[2])
        role = published.run.pids[int(slot)] if kind == "pid" and pids else ""
        text += f"{line.text[position:start]}<{kind} {decimals if kind == 'number' else role}>"
        position = end
    return text + line.text[position:]


def process(lane):
    """Return the path of the process that the lane of this path is a thread of."""
    return re.sub(r"(/[\d?]+)+$", "", lane)


def precedes(published):
    """Return {(a, b)}: line a comes before line b in every run that goes by as the recorded one.

    A line is (lane, n): the nth that its lane prints.
    """
    run = published.run
    moments = sorted((*run.edges, *run.lines), key=lambda moment: moment.time or 0)
    moments = [moment for moment in moments if moment.lane is not None]
    before = set()
    for a, first in enumerate(moments):
        for b, second in enumerate(moments):
            if first.lane == second.lane and a < b:
                before.add((a, b))
            if isinstance(first, Line) or b == a:
                continue
            if first.kind == "start" and second.lane == first.other:
                before.add((a, b))
            # A process ends after its threads.
            ended = {str(second.lane), process(str(second.lane))}
            if first.kind != "start" and str(first.other) in ended:
                before.add((b, a))
    for middle, a, b in product(range(len(moments)), repeat=3):
        if (a, middle) in before and (middle, b) in before:
            before.add((a, b))
    names, counts = {}, Counter()
    for number, moment in enumerate(moments):
        if isinstance(moment, Line):
            names[number] = moment.lane, counts[moment.lane]
            counts[moment.lane] += 1
    return {(names[a], names[b]) for a, b in before if a in names and b in names}


def numbered(lines):
    """Return {(lane, n): place} for the lines of a lane."""
    counts, places = Counter(), {}
    for place, line in enumerate(lines):
        if line.lane is not None:
            places[line.lane, counts[line.lane]] = place
            counts[line.lane] += 1
    return places


def keeps_order(published, lines, relation):
    """The oracle: may another run print the lines of the published one in this order?"""
    words = published.varies
    if not {"interleaving", "order"} & set(words):
        return [masked(published, line, True) for line in lines] == [
            masked(published, line, True) for line in published.run.lines
        ]
    if between_interrupts(published, lines) != between_interrupts(published, published.run.lines):
        return False
    if "order" in words:
        return around_quiescent(published, lines, relation) == around_quiescent(
            published, published.run.lines, relation
        )
    before = published.run.lines
    old, new = numbered(before), numbered(lines)
    same = all(
        masked(published, lines[place], True) == masked(published, before[old[name]], True)
        for name, place in new.items()
    )
    return same and all(new[first] < new[second] for first, second in relation)


def between_interrupts(published, lines):
    """Return, for each part between presses of Ctrl-C, which lines it has, in any order."""
    parts, by_lane = [Counter()], "order" not in published.varies
    for line in lines:
        if line.lane is None:
            parts.append(Counter())
        else:
            lane = line.lane if by_lane else line.lane == MAIN
            parts[-1][lane, masked(published, line, by_lane)] += 1
    return parts


def around_quiescent(published, lines, relation):
    """Return main's lines, and which lines of workers stand between those that are quiescent.

    That is when no worker runs: each of their lines is, in every run, before or behind.
    """
    workers = [name for name in numbered(published.run.lines) if name[0] != MAIN]
    mains, parts = [], [Counter()]
    for line in lines:
        if line.lane == MAIN:
            name = (MAIN, len(mains))
            mains.append(masked(published, line, False))
            if all({(name, other), (other, name)} & relation for other in workers):
                parts.append(Counter())
        elif line.lane is not None:
            parts[-1][masked(published, line, False)] += 1
    return mains, parts


def depending(variant):
    """Return the variant as a parameter of a test that runs again for no other transcript."""
    files = variant.path, variant.run_path, *variant.pictures
    name = relative(variant.path)
    return pytest.param(variant, id=name, marks=pytest.mark.depends(*map(relative, files)))


@pytest.mark.parametrize("variant", [depending(variant) for variant in VARIANTS])
def test_no_change_that_breaks_a_guarantee_passes(variant, record_property):
    """Of those that break none, none is refused."""
    published = read(variant)
    fresh = published.run
    assert broken(published, fresh) is None
    relation, found = precedes(published), defaultdict(list)
    for mutant in mutants(published):
        breaks = mutant.sure
        if breaks is None:
            breaks = not keeps_order(published, mutant.transcript.run.lines, relation)
        caught = broken(mutant.transcript, fresh) is not None
        found[breaks, caught].append(mutant.what)
    caught, allowed = len(found[True, True]), len(found[False, False])
    record_property(
        "mutants", {"made": sum(map(len, found.values())), "caught": caught, "allowed": allowed}
    )
    assert found[True, False] == [], "these break a guarantee, and pass"
    assert found[False, True] == [], "these break none, and are refused"
