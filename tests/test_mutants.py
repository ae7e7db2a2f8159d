"""Every small change to a published transcript is caught, unless it breaks no guarantee.

Nothing is run: the published run itself is taken for the fresh one. Whether a change breaks a
guarantee is decided by `tests/oracle.py`, which shares no code with what it judges.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests import oracle
from tests.oracle import DIGITS, UNITS, Oracle
from tests.transcript_edits import changed
from tools.compare.compare import broken
from tools.repository import relative
from tools.snippet.command import parse_command
from tools.snippet.events import GOES_ON, INTERRUPT, STILL, Line, Run
from tools.snippet.lane import MAIN
from tools.snippet.program import SNIPPETS, parse_variant
from tools.snippet.recording import Recording, read

VARIANTS = [parse_variant(path) for path in sorted(SNIPPETS.rglob("*.out"))]
ENDINGS = (0, 1, 2, 137, STILL, GOES_ON)


@dataclass(frozen=True)
class Mutant:
    """A changed transcript and a run that is held against it, or a transcript and a changed run."""

    what: str
    transcript: Recording
    fresh: Run
    breaks: bool


def mutants(published):
    """Yield every Mutant of a transcript: each letter, digit, id, unit, line, lane and the ending.

    Where no word lets the text of a line vary, it is compared by `==`, so that one changed sign
    tells as much as all of them; where none lets the order vary, so does one other place.
    """
    lines, run, judge = published.run.lines, published.run, Oracle(published)
    mixes, texts_vary = published.command.mixes, published.varies.keys() - {"interleaving", "order"}

    def mutant(what, new):
        return Mutant(what, changed(published, lines=tuple(new)), run, not judge.allows(new))

    for place, line in enumerate(lines):
        where = f"line {place + 2} `{line.text}`"
        above, below = lines[:place], lines[place + 1 :]
        texts = [] if line.text == INTERRUPT else changed_texts(published, line.text)
        for what, text in texts if texts_vary else texts[place % 7 :: 7][:1] or texts[:1]:
            yield (told := mutant(f"{what}: {where}", (*above, replace(line, text=text), *below)))
            if not what.startswith("`"):  # what is done to a slot, to the printed line, too
                printed = told.transcript.run
                yield Mutant(f"printed, {told.what}", published, printed, told.breaks)
        yield mutant(f"lost: {where}", (*above, *below))
        yield mutant(f"doubled: {where}", (*above, line, line, *below))
        for lane in sorted({other.lane for other in lines} - {None, line.lane}):
            if mixes and line.lane:
                what = f"given to {lane}: {where}"
                yield mutant(what, (*above, replace(line, lane=lane), *below))
        rest = above + below
        for other in range(len(lines)) if mixes else (place + 1,):
            moved = (*rest[:other], line, *rest[other:])
            if other != place - 1 and texts_of(moved) != texts_of(lines):  # that one, its neighbor
                over = other == place + 1 and is_edge(judge, place)
                what = "swapped over a start or join" if over else f"moved to line {other + 2}"
                yield mutant(f"{what}: {where}", moved)
    for ending in ENDINGS:
        if ending != run.ending:
            what = f"ended with {ending}"
            yield Mutant(what, changed(published, ending=ending), run, True)


def changed_texts(published, text):
    """Return [(what was done, changed text)] for one line."""
    found = []

    def change(what, start, end, new):
        found.append((what, text[:start] + new + text[end:]))

    for place, sign in enumerate(text):
        if (other := next_sign(sign)) != sign:
            change(f"`{other}` in column {place + 1}", place, place + 1, other)
    for start, end, kind in oracle.variable(published, text):
        slot = text[start:end]
        if kind == "pid":
            ids = published.run.pids
            for pid in ids.keys() - {int(slot)}:
                change(f"another process's id, {pid}", start, end, str(pid))
            change("an id that is none", start, end, str(max(ids) + 1))
        if kind == "number":
            if "," not in slot:
                pad = start - text[:start].endswith("  ")  # of a column, which stays as wide
                change("a digit more", pad, end, f"1{slot}")
            if text[:start].endswith(("(", "=", ":")) or start == 0:
                change("a sign before a number", start, start, "-")
            if place := slot.find(".") + 1:
                change("a decimal more", end, end, "0")
                change("a decimal lost", end - (1 if end > start + place + 1 else 2), end, "")
                change("decimals lost", start + place - 1, end, "")
            else:
                change("decimals gained", end, end, ".0")
            if of := oracle.unit(text, end):
                other = UNITS[UNITS.index(text[slice(*of)]) + 1 - len(UNITS)]
                change(f"a unit changed to {other}", *of, other)
                change("no unit", *of, "")
    return found


def next_sign(sign):
    """Return another letter for a letter, another digit for a digit, or else the sign itself."""
    if sign in DIGITS:
        return str((int(sign) + 1) % 10)
    if sign in "zZ":
        return chr(ord(sign) - 25)
    return chr(ord(sign) + 1) if sign.isalpha() else sign


def texts_of(lines):
    return [line.text for line in lines]


def is_edge(judge, place):
    """Is it a start or a join that puts the line at this place before the next?"""
    lines = judge.published.run.lines
    names = {at: name for name, at in oracle.numbered(lines).items()}
    first, second = names.get(place), names.get(place + 1)
    return (first, second) in judge.relation and first[0] != second[0]


def depending(variant):
    """Return the variant as a parameter of a test that runs again for no other transcript."""
    files = variant.path, variant.run_path, *variant.pictures
    name = relative(variant.path)
    return pytest.param(variant, id=name, marks=pytest.mark.depends(*map(relative, files)))


@pytest.mark.parametrize("variant", [depending(variant) for variant in VARIANTS])
def test_no_change_that_breaks_a_guarantee_passes(variant, record_property):
    """Of those that break none, none is refused."""
    published, found = read(variant), defaultdict(list)
    assert broken(published, published.run) is None
    for mutant in mutants(published):
        caught = broken(mutant.transcript, mutant.fresh) is not None
        found[mutant.breaks, caught].append(mutant.what)
    counts = {
        "break": len(found[True, True]) + len(found[True, False]),
        "caught": len(found[True, True]),
        "break none": len(found[False, False]) + len(found[False, True]),
    }
    record_property("mutants", {"something" if published.varies else "nothing": counts})
    assert found[True, False] == [], "these break a guarantee, and pass"
    assert found[False, True] == [], "these break none, and are refused"


@pytest.mark.depends()
@pytest.mark.parametrize(
    "text",
    [
        "in /tmp/tmpab12cd_x, not in tmpab or tmpab12cd_xy or tmpAB12cd_x",
        "at Mon Nov 30 13:54:55 2026, not at Max Nov 30 13:54:55 2026",
        "at Tue Nov  3 03:04:05 2026; 2026-11-30T13:54:55.123+02:00 or 2026-11-30 13:54",
        "30/Nov/2026:13:54:55 took 0:00:01.5 until 13:54, not 13:54/2",
        "/psm_12ab, mp-x_1, pymp-ab, listener-zz at 0x7fFf by 140735340871680",
        "by ForkPoolWorker-1:2, Process-12, Thread-3 and my-Thread-4x",
    ],
)
def test_nor_does_one_in_what_may_vary_whether_a_page_shows_it_or_not(text):
    header = "$ python x.py  # varies: times, addresses, workers"
    command = parse_command(Path("x.out"), header)
    published = Recording(Path("x.out"), command, Run((Line(text, MAIN),)))
    judged = [
        (m.what, m.breaks, broken(m.transcript, m.fresh) is not None) for m in mutants(published)
    ]
    assert {breaks for _, breaks, _ in judged} == {True, False}
    assert [what for what, breaks, caught in judged if breaks != caught] == []


@pytest.mark.depends()
def test_the_oracle_shares_no_code_with_what_it_judges():
    from_where = {getattr(thing, "__module__", "") for thing in vars(oracle).values()}
    assert not {name for name in from_where if str(name).startswith("tools.compare")}
