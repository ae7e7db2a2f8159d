"""What the harness and the site's settings cost: `make bench`.

The harness: `pytest docs --fresh` against the same runs of the same programs, bare. Bare means:
started by nothing but `subprocess`, as many programs at once as pytest has workers, the runs of one
program side by side, output to nowhere. The start method is made the default by the same line that
the recorder has for it. A program that hangs, that goes on printing or that waits for Ctrl-C is
ended after as many seconds as the tests wait for.

The settings: a build of the site against one of the same pages by stock Material, that is with the
same Markdown, the same extensions, the same navigation, and of Material only its name and the
search, each in a fresh process. Then both again with ten times the pages; each copy of them is in a
folder of its own. What counts is processor time, which what else runs on the machine changes least.

Both are repeated in turn; prints each time in seconds and the ratio of the medians.
"""

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from tools.check.check import claims
from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT
from tools.run.job import SILENCE
from tools.snippet.events import GOES_ON, INTERRUPT, STILL
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import read

ROUNDS = 5  # of the harness
WORKERS = 2 * (os.cpu_count() or 1)  # as pytest has by itself where everything is to run
BUILDS = {1: 5, 10: 3}  # rounds by how many times the pages
SETTINGS = ("mkdocs.yml", "stock.yml")  # the site's own, and the stock ones
STOCK = ("site_name", "site_url", "exclude_docs", "markdown_extensions")
_SET_METHOD = """
import os
from multiprocessing import context
method = os.environ["SNIPPET_METHOD"]
context._default_context._default_context = context._concrete_contexts[method]
"""


def compare(rounds: int, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Print what both return, in turn, in seconds, and the ratio of the medians."""
    taken = []
    for _ in range(rounds):
        taken.append((ours(), theirs()))
        print("{:11.2f}  {:14.2f}".format(*taken[-1]), flush=True)
    first, second = map(statistics.median, zip(*taken, strict=True))
    print(f"ratio of the medians: {first / second:.2f}")


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
            pressed = any(line.text == INTERRUPT for line in transcript.run.lines)
            alone = transcript.run.ending not in (STILL, GOES_ON) and not pressed
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
    with ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(lambda snippet: run_bare(snippet, python, site), chosen))
    return time.perf_counter() - began


def harnessed() -> float:
    """Return the seconds that `pytest docs` takes, from its start to its end."""
    began = time.perf_counter()
    options = ["-q", "--fresh", "-p", "no:cacheprovider", f"--numprocesses={WORKERS}"]
    command = [sys.executable, "-m", "pytest", "docs", *options]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def lay_out(folder: str, times: int) -> None:
    """Copy into `folder` what the site is made from, pages `times` times, with both SETTINGS."""
    for name in ("snippets", ".drawn"):
        Path(folder, name).symlink_to(ROOT / name)
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    shared = ("assets", "templates")
    for name in shared:
        shutil.copytree(ROOT / "docs" / name, Path(folder, "docs", name))
    for number in range(times):
        others = shutil.ignore_patterns(*shared)
        shutil.copytree(ROOT / "docs", Path(folder, "docs", f"copy-{number}"), ignore=others)
    del settings["nav"]  # which then follows from the folders
    stock = {name: settings[name] for name in STOCK if name in settings}
    stock |= {"theme": "material", "plugins": ["search"]}
    for name, content in zip(SETTINGS, (settings, stock), strict=True):
        Path(folder, name).write_text(json.dumps(content), "utf-8")  # which is YAML, too


def build(folder: str, settings: str) -> float:
    """Return the processor time of one build, in seconds."""
    before = os.times()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", "-f", settings]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])  # of children, in user and system mode


def main() -> None:
    for times, rounds in BUILDS.items():
        with tempfile.TemporaryDirectory() as folder:
            lay_out(folder, times)
            print(f"{times} × docs/\n       ours  stock Material")
            compare(rounds, *(partial(build, folder, name) for name in SETTINGS))
    python = interpreter(sys.executable)
    with tempfile.TemporaryDirectory() as site:
        Path(site, "sitecustomize.py").write_text(_SET_METHOD)
        print(f"{python}, {os.cpu_count()} cores, {WORKERS} workers")
        print("pytest docs            bare")
        compare(ROUNDS, harnessed, partial(bare, python, site))


if __name__ == "__main__":
    main()
