"""Verdicts that held are kept, as `go test` keeps them, under a hash of all that they depend on.

What has changed is thereby looked up under another name, and runs again. Only what held is kept, in
`.cache/verdicts/`, a file each; one that cannot be read is as good as none.

On what a program's verdict depends: `of_program`. On what any other test's does: `of_test`.
What is installed is known by its version, not by its bytes: who edits a package in place has to
say `--fresh`.
"""

import functools
import hashlib
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT, relative
from tools.snippet.program import Snippet
from tools.snippet.verified import files_of

KEPT = ROOT / ".cache" / "verdicts"
LOCK = ".lock"  # the suffix of files that are none
DAYS = 30  # after which a verdict goes that no run has asked for
# All that runs programs and compares what they print.
HARNESS = (
    *("tools/__init__.py", "tools/repository.py", "tools/interpreter.py"),
    *("tools/snippet", "tools/run", "tools/compare", "tools/check"),
)
# The variables that reach a program, and those that other tests may heed.
PROGRAM_VARIABLES = ("LD_LIBRARY_PATH", "SYSTEMROOT")
TEST_VARIABLES = (
    *PROGRAM_VARIABLES,
    *("CI", "HOME", "LANG", "LC_ALL", "PATH", "PYTHONPATH", "PYTHONS", "SITE_URL", "TMPDIR", "TZ"),
)


@dataclass(frozen=True)
class Verdict:
    """A test held in `session`, and `properties` is what it had to say, as (name, value)."""

    session: str
    properties: list[tuple[str, object]]


def find(key: str) -> Verdict | None:
    """Return the Verdict that was kept under `key`, or None."""
    path = KEPT / key
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        os.utime(path)
        return Verdict(kept["session"], [(name, value) for name, value in kept["properties"]])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(key: str, verdict: Verdict) -> None:
    """Keep the verdict under `key`. Whoever reads at the same time finds all of it, or nothing."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file, path = tempfile.mkstemp(dir=KEPT, prefix=".")
    with open(file, "w", encoding="utf-8") as new:
        json.dump(asdict(verdict), new)
    os.replace(path, KEPT / key)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other process is in here with this file, which is made, and stays.

    The lock is one of SQLite, which is on every platform and goes with the process that has it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(lock, timeout=3600, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


def forget_the_old() -> None:
    """Remove what no run has asked for since DAYS."""
    for path in KEPT.glob("*"):
        with suppress(FileNotFoundError):  # another run of pytest was quicker
            if path.suffix != LOCK and path.stat().st_mtime < time.time() - DAYS * 86400:
                path.unlink()


def of_program(snippet: Snippet, python: Interpreter) -> str:
    """Return the key of the verdict on a program, on an interpreter.

    It depends on the files of the program and its input, on its transcripts and recorded runs, on
    the harness, on both interpreters with what is installed for them, and on the machine. Raises
    SiteError where a transcript is malformed.
    """
    search = f"{Path(python.path).parent}{os.pathsep}{os.defpath}"
    return _digest(
        "program",
        relative(snippet.main),
        *map(relative, snippet.pictures),
        *_contents(files_of(snippet)),
        *map(_tree, HARNESS),
        *_surroundings(python, PROGRAM_VARIABLES, search),
    )


def of_test(
    name: str,
    file: Path,
    python: Interpreter,
    paths: Iterable[str],
    built: Mapping[str, bytes] = MappingProxyType({}),
) -> str:
    """Return the key of the verdict on the test `name` in `file`, which reads what is at `paths`.

    It depends on these files and folders, and on what was `built`, {name: content}; on its own
    file, on all of `tools/` and the modules that tests share, on the settings of pytest, on the
    interpreters as a program does, and on the machine.
    """
    return _digest(
        "test",
        name,
        *map(_tree, (*paths, "tools", "pyproject.toml", relative(file))),
        _tree("tests", shared=True),
        *chain.from_iterable((name, _hash(content)) for name, content in sorted(built.items())),
        *_surroundings(python, TEST_VARIABLES, os.environ.get("PATH", os.defpath)),
    )


@functools.cache
def _tree(path: str, shared: bool = False) -> str:
    """Return the hash of the files at and below this path, or of the modules that tests share."""
    modules = (file for file in sources(path) if file.suffix == ".py")
    files = [m for m in modules if not m.match("test_*")] if shared else sources(path)
    return _digest(path, *_contents(files))


def code() -> str:
    """Return what changes whenever code is saved that a session of pytest may have imported.

    It is asked for with each program that holds, so files are looked at, but not read.
    """
    return _digest(*map(_age, sources("tools", "tests")))


def _age(path: Path) -> str:
    """Return what changes whenever the file is saved, with whatever time: `ctime` is set by no one.

    (On Windows it is when the file was made, and there one could be fooled.)
    """
    try:
        facts = path.stat()
    except FileNotFoundError:  # made and renamed since
        return f"{path} is gone"
    return f"{path} {facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"


def look_again() -> None:
    """Forget what the files of the repository were when the first test asked for them."""
    _tree.cache_clear()
    _ignored.cache_clear()


def sources(*paths: str) -> list[Path]:
    """Return the files at and below these paths of the repository, but for what git ignores."""
    ignored, at_the_top = _ignored(ROOT)
    found = set()
    for top in (ROOT / path for path in paths):
        if top.is_file():
            found.add(top)
        for folder, folders, files in os.walk(top):
            apart = at_the_top if Path(folder) == ROOT else ignored
            folders[:] = [name for name in folders if name not in apart]
            found.update(Path(folder, name) for name in files if name not in apart)
    return sorted(found)


@functools.cache
def _ignored(root: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of what git ignores, anywhere and in the folder of the repository."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").split()
    anywhere = frozenset({".git", *(line.strip("/") for line in lines if line[0] != "/")})
    return anywhere, anywhere | {line.strip("/") for line in lines}


def _contents(files: Iterable[Path]) -> Iterable[str]:
    """Yield the name of each file and the hash of what is in it, or that it is not there."""
    for path in files:
        yield relative(path)
        yield _hash(path.read_bytes()) if path.is_file() else "none"


def _surroundings(python: Interpreter, variables: Iterable[str], search: str) -> Iterable[str]:
    """Yield what of the interpreters, of the machine and of the environment may count."""
    yield _installed(python)
    yield _installed(interpreter(sys.executable))
    yield platform.platform()
    yield str(len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count())
    for name in variables:
        yield f"{name}={os.environ.get(name)}"
    yield _programs(search)


@functools.cache
def _programs(search: str) -> str:
    """Return the hash of which programs are in the folders of a search path, and how old."""
    found = []
    for folder in filter(os.path.isdir, search.split(os.pathsep)):
        for path in sorted(os.scandir(folder), key=lambda path: path.name):
            with suppress(OSError):  # a link that leads nowhere
                found.append(_facts(path.path))
    return _digest(*found)


@functools.cache
def _installed(python: Interpreter) -> str:
    """Return which interpreter this is, and what is installed for it."""
    return f"{_facts(python.path)} {python.installed}"


def _facts(path: str) -> str:
    facts = os.stat(path)
    return f"{path} {facts.st_size} {facts.st_mtime_ns}"


def _digest(*parts: str) -> str:
    return _hash("\0".join(parts).encode(errors="surrogateescape"))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
