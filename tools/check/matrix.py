"""Check every program on every interpreter at hand: `python -m tools.check.matrix [--check]`.

Writes down what held, for the page "Verified on"; with --check it writes nothing. --unproven leaves
out what is written down as held by the same program on the same patch version and platform, and
keeps it; with --check, --others leaves out what pytest has run on this interpreter. What is written
down says nothing of a harness that has changed since, so once in a while all has to be proven.
"""

import argparse
import datetime
import json
import os
import platform
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tools.check.check import check
from tools.interpreter import SUPPORTED, Interpreter, at_hand, interpreter
from tools.repository import SiteError, replace
from tools.snippet.program import Snippet, snippets
from tools.snippet.verified import DATA, HOLDS, enter, proven, read


def prove(snippet: Snippet, python: Interpreter) -> tuple[str | None, str | None]:
    """Return (HOLDS or why the program cannot run there, None), or (None, what went wrong)."""
    try:
        if reason := snippet.why_not(python):
            return reason, None
        failures = [
            f"{snippet.name} on {python}, under {outcome.method or 'the default'}: "
            f"{outcome.transcript}: {outcome.failure}"
            for outcome in check(snippet, python)
            if outcome.failure
        ]
    except SiteError as error:
        failures = [str(error)]
    return (None, "\n\n".join(failures)) if failures else (HOLDS, None)


def facts_of(python: Interpreter) -> dict[str, object]:
    """Return what the data file says of an interpreter."""
    return {
        "version": f"CPython {python.name}",
        "platform": f"{platform.system()} {platform.machine()}",
        "start methods": python.methods,
        "date": datetime.date.today().isoformat(),
    }


def held(data: dict[str, Any], python: Interpreter) -> set[str]:
    """Return the names of the programs that, as they are, held on just this interpreter."""
    known, facts = data["pythons"].get(python.kind, {}), facts_of(python)
    if any(known.get(fact) != facts[fact] for fact in ("version", "platform")):
        return set()
    return {s.name for s in snippets() if proven(data, s).get(python.kind) == HOLDS}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="make matrix", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing down")
    parser.add_argument("--others", action="store_true", help="leave out this interpreter")
    parser.add_argument("--unproven", action="store_true", help="leave out what is written down")
    options = parser.parse_args(arguments)
    if options.others and not options.check:
        parser.error("only --check may leave out an interpreter")
    data, failed, here = read(), False, interpreter(sys.executable).name
    pythons = [python for python in at_hand() if not options.others or python.name != here]
    missing = sorted(set(SUPPORTED) - {python.kind for python in pythons})
    print("on", ", ".join(map(str, pythons)), flush=True)
    print("not available:", ", ".join(missing) or "none", flush=True)
    # A program's runs go side by side already, and mostly wait.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for python in pythons:
            left_out = held(data, python) if options.unproven else set()
            chosen = [snippet for snippet in snippets() if snippet.name not in left_out]
            results = list(threads.map(prove, chosen, [python] * len(chosen)))
            words = {s.name: word for s, (word, _) in zip(chosen, results, strict=True) if word}
            failures = [failure for _, failure in results if failure]
            hold = sum(word == HOLDS for word in words.values())
            skipped = [f"{name}: {word}" for name, word in words.items() if word != HOLDS]
            counts = f"{hold} passed, {len(failures)} failed, {len(skipped)} cannot run"
            counts += f", {len(left_out)} passed before" if options.unproven else ""
            print(f"{python}: {counts}", *skipped, sep="\n  ", flush=True)
            print(*failures, sep="\n\n", end="\n" if failures else "", flush=True)
            facts = facts_of(python)
            if left_out:  # the table says since when all of it has held
                facts["date"] = data["pythons"][python.kind]["date"]
            enter(data, python, facts, {**dict.fromkeys(left_out, HOLDS), **words})
            failed |= bool(failures)
            if not options.check:  # after each, so that a stop loses one at most
                replace({DATA: json.dumps(data, indent=1) + "\n"})
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
