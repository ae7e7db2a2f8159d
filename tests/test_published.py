"""Programs of the kinds that people publish, recorded by a stranger who follows the messages.

The stranger begins with a bare first line, and does what `make record` says: writes the first lines
and files that it names, adds the words, types what it waits for. Where the program has to be
changed, it is NAME.py before, and NAME_changed.py after what the message says. What is so
recorded is checked, with no false alarm, and spoiled, and every spoil is caught.

`CHECKS=20 PYTHONS="OLDEST NEWEST" pytest -m published tests/test_published.py` checks each 20
times on both.
"""

import os
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.test_mutants import mutants
from tools.check.check import check
from tools.compare.compare import broken
from tools.interpreter import at_hand, interpreter
from tools.record.record import update
from tools.repository import SiteError
from tools.snippet.program import Snippet
from tools.snippet.recording import read

pytestmark = [
    pytest.mark.published,
    pytest.mark.depends("tests/test_mutants.py"),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]
PUBLISHED = Path(__file__).with_name("published")
CHECKS = int(os.environ.get("CHECKS", "1"))
PYTHONS = at_hand() if "CHECKS" in os.environ else [interpreter(sys.executable)]

# Programs that have to be changed: what the message says, and the word that it names for what
# NAME_changed.py prints instead.
CHANGED = {
    "executable": ("for Python, sys.implementation.name", ""),
    "imap_unordered": ("get the results in the order of the tasks", ""),
    "job_token": ("an identifier is random", ""),
    "long_date": ("print it as str(datetime.now()) does and use the word 'times'", "times"),
    "one_line": ("let each print whole lines, with one call of print() and no end=''", ""),
    "shuffled": ("If the lines are shuffled, seed the random generator", ""),
    "speedup": ("'times' covers a number before ×, not before x; write `×`", "times"),
    "spinner": ("Print once, at the end", ""),
    "took_seconds": ("Print a fixed number of decimal places, {seconds:.2f}", "times"),
}
# Which programs need a second try: those that print something else under another start method,
# and others. All but the former are quick, under one method, unless CHECKS is given.
BY_METHOD = {
    "address",
    "atexit_child",
    "global_variable",
    "log_to_stderr",
    "missing_guard",
    "pickle_lambda",
    "pool_worker_names",
    "start_method",
    "worker_pids",
}
SECOND = (
    BY_METHOD
    | CHANGED.keys()
    | {
        "ask_name",
        "barrier_race",
        "by_luck",
        "condition_stages",
        "ctime",
        "ctrl_c",
        "event_wait",
        "executor_submit",
        "fork_waitpid",
        "heartbeat",
        "ids",
        "initializer",
        "locked_print",
        "logging_asctime",
        "manager_list_proxy",
        "monte_carlo_pi",
        "names",
        "padded_pid",
        "pool_apply_async",
        "popen_wait",
        "producer_consumer",
        "race_counter",
        "random_numbers",
        "rich_progress",
        "rusage",
        "semaphore_parking",
        "shareable_list",
        "shared_memory_name",
        "signal_handler",
        "temp_folder",
        "thread_ids",
        "today",
        "word_set",
    }
)
# What is typed at a prompt, and which lines a page shall show of a program that goes on.
TYPES = {"ask_name": "Ann"}
LINES = {
    "ctrl_c": "press Ctrl-C to stop\n^C\n",
    "heartbeat": "beat 0\nbeat 1\n[goes on printing]\n",
}


def copied(name, folder):
    """Copy a program to the folder, with the bare first line of its transcript."""
    if (PUBLISHED / name).is_dir():
        shutil.copytree(PUBLISHED / name, folder / name)
        main = folder / name / "main.py"
    else:
        main = folder / f"{name}.py"
        shutil.copy(PUBLISHED / main.name, main)
    (folder / f"{name}.out").write_text(f"$ python {main.name}\n")
    return main


def follow(said, main, name):
    """Do what a message says; raise AssertionError where it says nothing that can be done."""
    transcript = Path(re.match(r"(.*?\.out):", said)[1])
    if not transcript.is_absolute():
        transcript = main.parent / transcript
    header, _, below = transcript.read_text().partition("\n")
    lines = re.findall(r"^  (?:(\S+\.out): )?(\$ .*)$", said, re.M)
    if lines:
        if f"remove {transcript.name}" in said:
            transcript.unlink()
        for file, new in lines:
            kept = below if "below" in said and name in LINES else ""
            (transcript.parent / (file or transcript.name)).write_text(f"{new}\n{kept}")
    elif older := re.search(r"write (\S+\.out) with the line `(.*?)`", said):
        Path(older[1]).write_text(f"{older[2]}\n")
    elif "types: Ann" in said and name in TYPES:
        transcript.write_text(f"{header}  # types: {TYPES[name]}\n")
    elif "below the first line" in said and name in LINES:
        transcript.write_text(f"{header}\n{LINES[name]}")
    elif name in CHANGED and CHANGED[name][0] in said:
        word = CHANGED[name][1]
        assert not word or f"'{word}'" in said
        shutil.copy(PUBLISHED / f"{name}_changed.py", main)
        transcript.write_text(header + (f"  # varies: {word}" if word else "") + "\n")
    else:
        raise AssertionError(said)


def pythons_for(name, main):
    """Return the interpreters to record and check a program on, by which start methods."""
    able = [python for python in PYTHONS if not Snippet(main).why_not(python)]
    if "CHECKS" in os.environ or name in BY_METHOD:
        return able
    return [replace(python, methods=(python.default_method,)) for python in able]


def recorded(name, main, pythons):
    """Record by following nothing but the messages; return the program and the number of tries."""
    for tries in range(1, 6):
        snippet = Snippet(main)
        outcomes = list(update(snippet, pythons, again=False, alone=pythons[1:] != []))
        said = [str(o) for o in outcomes if isinstance(o, SiteError)]
        said += [o for o in map(str, outcomes) if "a program that hangs" in o and name in TYPES]
        said += [o for o in map(str, outcomes) if "a program that hangs" in o and name in LINES]
        if not said:
            return snippet, tries
        # One message for each transcript; what else is said of it may follow from the first.
        firsts = {re.match(r"(.*?\.out)\b", message)[1]: message for message in reversed(said)}
        for message in firsts.values():
            print(f"try {tries}: {message}")
            follow(message, main, name)
    raise AssertionError(f"{tries} tries are not enough")


@pytest.mark.parametrize("checks", [CHECKS])
@pytest.mark.parametrize(
    "name",
    sorted(path.stem for path in PUBLISHED.glob("[a-z]*") if "_changed" not in path.stem),
)
def test_a_stranger_can_record_it(name, checks, tmp_path):
    main = copied(name, tmp_path)
    pythons = pythons_for(name, main)
    if not pythons:
        pytest.skip(f"the program {Snippet(main).why_not(PYTHONS[0])}")
    snippet, tries = recorded(name, main, pythons)
    for variant in snippet.variants:
        print(variant.path.name, variant.path.read_text())
    for _ in range(checks):
        for python in pythons:
            assert [o.failure for o in check(snippet, python) if o.failure] == []
    for variant in snippet.variants:
        published = read(variant)
        for mutant in mutants(published):
            caught = broken(mutant.transcript, mutant.fresh) is not None
            assert caught == mutant.breaks, mutant.what
    # Each further Python may need one more, on which it prints something else.
    assert tries <= (2 if name in SECOND else 1) + len(pythons) - 1
