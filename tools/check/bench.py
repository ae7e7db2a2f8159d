"""What the harness costs: `pytest docs --fresh` against the same runs of the same programs, bare.

Bare means: started by nothing but `subprocess`, as many programs at once as there are cores, the
runs of one program side by side, output to nowhere. The start method is made the default by the
same line that the recorder has for it. A program that hangs, that goes on printing or that waits
for Ctrl-C is ended after as many seconds as the tests wait for. Both are repeated in turn; prints
each time in seconds and the ratio of medians.

    make bench
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.check.check import claims
from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT
from tools.run.job import SILENCE
from tools.snippet.events import GOES_ON, STILL
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import read

ROUNDS = 5
_SET_METHOD = """
import os
from multiprocessing import context
method = os.environ["SNIPPET_METHOD"]
context._default_context._default_context = context._concrete_contexts[method]
"""


def run_bare(snippet: Snippet, python: Interpreter, site: str) -> None:
    """Run the snippet once for each start method and once as a reader would, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for method, variant in claims(snippet, python):
            assert variant, snippet.name
            transcript = read(variant)
            recorder = {"PYTHONPATH": site, "SNIPPET_METHOD": method} if method else {}
            program = subprocess.Popen(
                [python.path, str(snippet.main), *transcript.command.arguments[1:]],
                cwd=folder,
                env={**os.environ, **recorder},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            alone = transcript.run.ending not in (STILL, GOES_ON) and not transcript.interrupts
            runs.append((program, alone))
        until = time.monotonic() + SILENCE
        for program, ends_alone in runs:
            try:
                program.wait(None if ends_alone else max(0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGTERM)  # resource trackers stay, and clean up
                program.wait()


def bare(python: Interpreter, site: str) -> float:
    """Return the seconds that all programs take without the harness."""
    chosen = [snippet for snippet in snippets() if not snippet.why_not(python)]
    began = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(lambda snippet: run_bare(snippet, python, site), chosen))
    return time.perf_counter() - began


def harnessed() -> float:
    """Return the seconds that `pytest docs` takes, from its start to its end."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "docs", "-q", "--fresh", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    python = interpreter(sys.executable)
    times = []
    with tempfile.TemporaryDirectory() as site:
        Path(site, "sitecustomize.py").write_text(_SET_METHOD)
        print(f"{python}, {os.cpu_count()} cores\n  bare  pytest docs")
        for _ in range(ROUNDS):
            times.append((bare(python, site), harnessed()))
            print("{:6.2f}  {:11.2f}".format(*times[-1]), flush=True)
    medians = [statistics.median(column) for column in zip(*times, strict=True)]
    print(f"ratio of the medians: {medians[1] / medians[0]:.2f}")


if __name__ == "__main__":
    main()
