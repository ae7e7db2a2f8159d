"""Programs that really run, and how their transcripts may be told differently.

Each program of tests/corpus/ is recorded once, and run again under each start method. What was
recorded, and each edit of it, is then held against those runs: one that tells what may happen
must hold under every method, one that cannot must fail with the right sentence.

Some programs take an argument, `early` or `late`, for two ways that a race may go; what one way
recorded is then held against runs of the other as well.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.corpus_cases import CASES
from tests.transcript_edits import changed
from tools.check.check import run_and_compare
from tools.compare.compare import broken
from tools.compare.trace import trace
from tools.interpreter import interpreter
from tools.run import run
from tools.snippet.command import parse_command
from tools.snippet.events import GOES_ON, INTERRUPT, STILL, Line, Run
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

pytestmark = [
    pytest.mark.depends(),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]
FOLDER = Path(__file__).parent / "corpus"

# What a run needs to know beforehand: how many lines come before Ctrl-C, or the ending.
DRAFTS = {
    "hang": (["", ""], STILL),
    "interrupt": (["", "", INTERRUPT], 0),
    "endless": (["", "", ""], GOES_ON),
}


@pytest.fixture
def python(request):
    return interpreter(request.config.getoption("--python") or sys.executable)


def draft(name, argument):
    """Return the Recording that is asked for, with as many lines as matter."""
    lines, ending = DRAFTS.get(name, ([], 0))
    path = FOLDER / f"{name}.out"
    command = parse_command(path, f"$ python {name}.py {argument}".rstrip())
    return Recording(path, command, Run(tuple(map(Line, lines)), ending))


def runs(name, argument, python):
    """Return (what was recorded, [(start method, Run)]), all run side by side."""
    asked, snippet = draft(name, argument), Snippet(FOLDER / f"{name}.py")
    results = run.run_all(
        [
            run.job(snippet, asked, python, method)
            for method in (python.default_method, *python.methods)
        ]
    )
    fresh, *others = [replace(trace(result), ending=run.ending(result)) for result in results]
    assert fresh.spliced is None
    if fresh.ending == GOES_ON:
        fresh = replace(fresh, lines=fresh.lines[: len(asked.run.lines)])
    return replace(asked, run=fresh), list(zip(python.methods, others, strict=True))


def with_words(recording, words):
    header = recording.command.header + (f"  # varies: {words}" if words else "")
    return replace(recording, command=parse_command(recording.path, header))


@pytest.mark.parametrize("name", sorted({name for name, _, _ in CASES}))
def test_what_may_happen_holds_and_what_may_not_fails(name, python):
    arguments = {a for program, *both in CASES for a in both if program == name}
    known = {argument: runs(name, argument, python) for argument in sorted(arguments)}
    wrong = []
    for (program, published, fresh), cases in CASES.items():
        for words, what, edit, says in cases if program == name else ():
            told = with_words(edit(known[published][0]), words)
            for method, seen in known[fresh][1]:
                found = broken(told, seen)
                if (found is not None) if says is None else says not in (found or ""):
                    way = f"{published} against {fresh}, " if fresh else ""
                    first = (found or "held").partition("\n")[0]
                    wrong.append(f"{way}{words or 'no word'}, {what}, under {method}: {first}")
    assert wrong == [], "\n\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "lines", "says"),
    [
        ("hang", ["child waits", "parent waits"], ""),
        ("endless", ["round 0"], "it was still running after its limit"),
        ("killed", ["serving", "exit code -9"], "it ends with [still running]; this run ended"),
    ],
)
def test_a_hang_is_told_from_a_program_that_prints_on_or_ends(
    name, lines, says, python, monkeypatch
):
    monkeypatch.setattr(run, "LIMIT", 4.0)
    told = changed(draft(name, ""), ending=STILL, lines=tuple(map(Line, lines)))
    wanted = [(python.default_method, told)]
    [outcome] = run_and_compare(Snippet(FOLDER / f"{name}.py"), python, wanted)
    assert (outcome.failure or "").startswith(says) and bool(outcome.failure) == bool(says)


def test_there_are_enough_cases():
    assert sum(map(len, CASES.values())) >= 60
    assert {path.stem for path in FOLDER.glob("*.py")} == {name for name, _, _ in CASES}
