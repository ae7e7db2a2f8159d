"""Check every program on every interpreter at hand: `python -m tools.check.matrix [--check]`.

Writes down what held, for the page "Verified on"; with --check it writes nothing.
"""

import argparse
import datetime
import json
import os
import platform
import sys
from concurrent.futures import ThreadPoolExecutor

from tools.check.check import check
from tools.interpreter import SUPPORTED, Interpreter, at_hand
from tools.repository import SiteError
from tools.snippet.program import Snippet, snippets
from tools.snippet.verified import DATA, HOLDS, enter, read


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


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make matrix", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing down")
    options = parser.parse_args(arguments)
    pythons, data, failed = at_hand(), read(), False
    missing = sorted(set(SUPPORTED) - {python.kind for python in pythons})
    print("on", ", ".join(map(str, pythons)), flush=True)
    print("not at hand:", ", ".join(missing) or "none", flush=True)
    # A program's runs go side by side already, and mostly wait.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for python in pythons:
            chosen = snippets()
            results = list(threads.map(prove, chosen, [python] * len(chosen)))
            words = {s.name: word for s, (word, _) in zip(chosen, results, strict=True) if word}
            failures = [failure for _, failure in results if failure]
            held = sum(word == HOLDS for word in words.values())
            skipped = [f"{name}: {word}" for name, word in words.items() if word != HOLDS]
            counts = f"{held} hold, {len(failures)} do not, {len(skipped)} cannot run"
            print(f"{python}: {counts}", *skipped, sep="\n  ", flush=True)
            print(*failures, sep="\n\n", end="\n" if failures else "", flush=True)
            enter(data, python, facts_of(python), words)
            failed |= bool(failures)
    if not options.check:
        DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8", newline="\n")
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
