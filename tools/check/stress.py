"""Run every program under a hostile scheduler: `make stress`, `python -m tools.check.stress`.

While a program runs, its leader stops and continues its processes at random, and threads take
turns far more often than usual (see tools/run/hostile.py). What a transcript guarantees must hold
all the same. A round with the same seed makes the same choices, though the system may be faster or
slower at them.
"""

import argparse
import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tools.check.check import Outcome, check
from tools.interpreter import Interpreter, interpreter
from tools.repository import SiteError
from tools.run.job import Job
from tools.snippet.program import Snippet, snippets

SWITCH_INTERVAL = "1e-5"  # seconds; Python's own is 5e-3

# What cannot hold while processes are stopped, and why; it is run when it is named.
LEFT_OUT = {
    "inside/kernel": "shows the states of processes, and a stopped one has another",
    "inside/spied": "py-spy cannot attach to a process that is stopped",
    "machines/ray_fails": "Ray gives up if its processes don't start in time",
    "machines/ray_object": "Ray gives up if its processes don't start in time",
    "machines/with_ray": "Ray gives up if its processes don't start in time",
}


def disturbed(job: Job, seed: str) -> Job:
    """Return the job with a hostile scheduler, which goes by the seed and the start method."""
    method = job.environment.get("SNIPPET_METHOD")
    environment = {**job.environment, "SNIPPET_SWITCH_INTERVAL": SWITCH_INTERVAL}
    return replace(job, environment=environment, seed=f"{seed} {method}")


def outcomes(snippet: Snippet, python: Interpreter, seed: int) -> list[Outcome]:
    """Check the snippet once under each start method, and once as the reader runs it."""

    try:
        return check(snippet, python, lambda job: disturbed(job, f"{seed} {snippet.name}"))
    except SiteError as error:
        return [Outcome(None, "", str(error))]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make stress", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="TOPIC/NAME", help="all if left out")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    parser.add_argument("--workers", type=int, default=3, help="programs at once")
    options = parser.parse_args(arguments)
    python = interpreter(options.python)
    known = {snippet.name: snippet for snippet in snippets()}
    if unknown := [name for name in options.names if name not in known]:
        sys.exit(f"there is no program snippets/{unknown[0]}.py")
    named = [known[name] for name in options.names or sorted(known.keys() - LEFT_OUT.keys())]
    chosen = [snippet for snippet in named if not snippet.why_not(python)]
    turns = [(snippet, options.seed + n) for n in range(options.rounds) for snippet in chosen]
    print(f"{python}, {len(chosen)} of {len(named)} programs, seed {options.seed}", flush=True)
    runs: Counter[str] = Counter()
    with ThreadPoolExecutor(options.workers) as threads:
        checked = threads.map(lambda turn: outcomes(turn[0], python, turn[1]), turns)
        for (snippet, seed), found in zip(turns, checked, strict=True):
            for outcome in found:
                runs["failed" if outcome.failure else "held"] += 1
                if outcome.failure:
                    under = f"{outcome.method or 'the default, without the recorder'}, seed {seed}"
                    print(f"\n{snippet.name} under {under}: {outcome.failure}")
                    again = f"python -m tools.check.stress {snippet.name} --seed {seed}"
                    print(f"again: {again}", flush=True)
    print(f"{options.rounds} rounds: {runs['held']} runs passed, {runs['failed']} failed")
    sys.exit(runs["failed"] > 0)


if __name__ == "__main__":
    main(sys.argv[1:])
