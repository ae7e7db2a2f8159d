"""Break the harness in many places, one at a time, and name what no test notices: `make sabotage`.

`python -m tools.check.sabotage [NUMBER|WORD ...]` does those of `tests/sabotage.toml` that have one
of the numbers, or one of the words in them, or all. Nothing is changed in the repository: they are
done to copies of it. One is caught where the test fails that should notice; it is at fault where
its text is not there exactly once, or its test does not come to a verdict.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

from tools.check.verdict_cache import sources
from tools.repository import ROOT

TABLE = ROOT / "tests" / "sabotage.toml"
LIMIT = 600  # seconds that the test of a sabotage may take
CAUGHT, SURVIVED, FAULTY = "caught", "SURVIVED", "FAULTY"


@dataclass(frozen=True)
class Sabotage:
    """In the file `path` of tools/, `old` becomes `new`; `test`, of tests/, must notice."""

    path: str
    old: str
    test: str
    new: str = ""

    def __str__(self) -> str:
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.path}: `{old}` {f'becomes `{new}`' if new else 'is left out'}"

    def applied(self) -> str | None:
        """Return the file's text with the sabotage, None where the text is not there just once."""
        text = (ROOT / "tools" / self.path).read_text(encoding="utf-8")
        return text.replace(self.old, self.new) if text.count(self.old) == 1 else None


def sabotages() -> list[Sabotage]:
    """Return the sabotages in the order of the table."""
    return [Sabotage(**entry) for entry in tomllib.loads(TABLE.read_text("utf-8"))["sabotage"]]


def copied(folder: Path) -> Path:
    """Return the folder, with a copy of the repository's files in it."""
    for file in sources("."):
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    return folder


def tested(copy: Path, tests: list[str], workers: int = 0) -> tuple[int, list[str], str]:
    """Run the tests in a copy; return (pytest's exit status, the tests that failed, its output).

    The status is -1 where they take longer than LIMIT.
    """
    options = ["-x", "-q", f"-n{workers}", "-p", "no:cacheprovider", "--fresh"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return -1, [], f"no verdict within {LIMIT} s"
    failed = re.findall(r"^(?:FAILED|ERROR) tests/\S+?::(.*?)(?: - .*)?$", done.stdout, re.M)
    return done.returncode, failed, done.stdout + done.stderr


def commit(sabotage: Sabotage, number: int, copy: Path) -> tuple[str, str]:
    """Do a sabotage to a copy, and undo it; return (what came of it, which test says so)."""
    text = sabotage.applied()
    if text is None:
        return FAULTY, "the file does not contain this text exactly once"
    path = copy / "tools" / sabotage.path
    path.write_text(text, encoding="utf-8", newline="\n")
    # Bytecode is taken for that of a file of the same size and age: the age is the sabotage's own.
    os.utime(path, (number, number))
    try:
        status, failed, output = tested(copy, [f"tests/{sabotage.test}"])
    finally:
        shutil.copy2(ROOT / "tools" / sabotage.path, path)
    if status == pytest.ExitCode.TESTS_FAILED and failed:
        return CAUGHT, failed[0]
    return (SURVIVED, sabotage.test) if status == 0 else (FAULTY, output[-2000:])


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="make sabotage", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("words", nargs="*", metavar="NUMBER|WORD", help="all if left out")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="at once")
    options = parser.parse_args(arguments)
    chosen = {
        number: sabotage
        for number, sabotage in enumerate(sabotages(), 1)
        if not options.words
        or any(w == str(number) if w.isdigit() else w in str(sabotage) for w in options.words)
    }
    began, counts = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.workers) as threads:
        copies = SimpleQueue[Path]()
        for number in range(options.workers):
            copies.put(copied(Path(folder).resolve() / str(number)))

        def attempt(number: int) -> tuple[str, str]:
            copy = copies.get()
            try:
                return commit(chosen[number], number, copy)
            finally:
                copies.put(copy)

        copy = copies.get()
        every = sorted({f"tests/{sabotage.test}" for sabotage in chosen.values()})
        status, failed, output = tested(copy, every, options.workers)
        copies.put(copy)
        if status != 0:
            sys.exit(f"without a sabotage, {failed[0] if failed else 'a test'} fails:\n{output}")
        print(f"without a sabotage, the tests pass; {len(chosen)} sabotages", flush=True)
        for number, (what, which) in zip(chosen, threads.map(attempt, chosen), strict=True):
            counts[what] += 1
            print(f"{number:3} {what}: {chosen[number]}\n    {which}", flush=True)
    took = f"{time.monotonic() - began:.0f} s"
    print(", ".join(f"{counts[what]} {what}" for what in (CAUGHT, SURVIVED, FAULTY)), "in", took)
    sys.exit(counts[CAUGHT] < len(chosen))


if __name__ == "__main__":
    main(sys.argv[1:])
