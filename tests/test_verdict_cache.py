"""A verdict that held is kept until anything changes that it depends on, and then no longer.

What pytest makes of it is in test_plugin.py.
"""

import dataclasses
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tools.check import verdict_cache
from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT
from tools.run.run import _environment
from tools.snippet.program import Snippet

pytestmark = pytest.mark.depends(".gitignore")

HERE = interpreter(sys.executable)

PROGRAM = {
    "a/sum/main.py": "import numbers_of\nprint(sum(numbers_of.file()))\n",
    "a/sum/numbers_of.py": "def file(): return [1, 2]\n",
    "a/sum.out": "$ python main.py  # varies: order\n3\n",
    "a/sum.run.json": "{}\n",
    "a/read.py": "print(input())\n",
    "a/read.out": "$ python read.py < input.txt\n1 2\n",
    "a/read.spawn.out": "$ python read.py < spawned.txt\n1 2\n",
    "a/input.txt": "1 2\n",
    "a/spawned.txt": "1 2\n",
    "a/other.py": "print(1)\n",
    "a/other.out": "$ python other.py\n1\n",
}


HARNESS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("snippet", "run", "compare", "check")
    for path in (ROOT / "tools" / folder).rglob("*.py")
)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of its own, with PROGRAM and files of tools/, that verdicts are keyed by."""
    monkeypatch.setattr(verdict_cache, "ROOT", tmp_path)
    monkeypatch.setattr(verdict_cache, "KEPT", tmp_path / ".cache" / "verdicts")
    for name, text in {
        **{f"snippets/{name}": text for name, text in PROGRAM.items()},
        **dict.fromkeys([*HARNESS, "tools/repository.py", "tools/site/csp.py"], "pass\n"),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("# Page\n")
    (tmp_path / "tests").mkdir()
    for name in ("test_one.py", "test_other.py", "conftest.py", "data.txt"):
        (tmp_path / "tests" / name).write_text("pass\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    shutil.copy2(ROOT / ".gitignore", tmp_path)
    return tmp_path


@pytest.fixture
def program(repository):
    """A function that returns the keys of the verdicts on two programs."""
    folder = repository / "snippets" / "a"
    mains = folder / "sum" / "main.py", folder / "read.py"

    def look(python=HERE):
        verdict_cache.look_again()
        return [verdict_cache.of_program(Snippet(main), python) for main in mains]

    yield look
    verdict_cache.look_again()


@pytest.fixture
def key(repository):
    """A function that returns the key of a test that depends on these paths."""

    def look(*paths, name="test_one.py::test", python=HERE, built=BUILT):
        verdict_cache.look_again()
        file = repository / "tests" / "test_one.py"
        return verdict_cache.of_test(name, file, python, paths, built)

    yield look
    verdict_cache.look_again()


BUILT = {"index.html": b"<p>", "assets/site.css": b"p {}"}


def append(path):
    """Add a byte to the file at `path`, which may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write("#")


def test_what_has_not_changed_has_the_same_key(program, key):
    assert program() == program()
    assert key("docs") == key("docs")


@pytest.mark.parametrize(
    "name",
    [
        *(f"snippets/{name}" for name in PROGRAM if "other" not in name),
        "snippets/a/sum/new.py",
        "snippets/a/sum/folder/new.txt",
        "snippets/a/read.spawn.run.json",
        "tools/repository.py",
        "tools/interpreter.py",
        "tools/check/new.py",
        *HARNESS,
    ],
)
def test_a_program_runs_again_when_a_byte_changes_or_a_file_is_added(repository, program, name):
    before = program()
    append(repository / name)
    assert program() != before


def test_a_program_runs_again_when_a_transcript_is_added(repository, program):
    before = program()
    (repository / "snippets/a/sum.fork.out").write_text("$ python main.py\n")
    assert program() != before


@pytest.mark.parametrize("name", ["a/sum/numbers_of.py", "a/sum.run.json", "a/read.spawn.out"])
def test_a_program_runs_again_when_a_file_is_gone(repository, program, name):
    before = program()
    (repository / "snippets" / name).unlink()
    assert program() != before


def test_a_program_runs_again_when_two_of_its_files_change_places(repository, program):
    before = program()
    one, other = (repository / "snippets" / "a" / name for name in ("input.txt", "sum.run.json"))
    one_was, other_was = one.read_bytes(), other.read_bytes()
    one.write_bytes(other_was)
    other.write_bytes(one_was)
    assert program() != before


def test_a_program_runs_again_when_a_file_has_another_name(repository, program):
    before = program()
    module = repository / "snippets" / "a" / "sum" / "numbers_of.py"
    module.rename(module.with_name("numbers_off.py"))
    assert program() != before


def test_a_program_runs_again_when_bytes_change_that_are_as_many_and_as_old(repository, program):
    before, path = program(), repository / "snippets" / "a" / "input.txt"
    facts = path.stat()
    path.write_text("2 1\n")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert program() != before


@pytest.mark.parametrize("name", ["snippets/a/other.py", "docs/page.md", "tools/site/csp.py"])
def test_a_program_does_not_run_again_when_what_it_does_not_depend_on_changes(
    repository, program, name
):
    before = program()
    append(repository / name)
    assert program() == before


@pytest.fixture
def python(tmp_path):
    """A function that makes an interpreter with this installed, in a folder of its own."""
    path = tmp_path / "python" / "bin" / "python3.13"
    path.parent.mkdir(parents=True)
    path.write_text("a build")

    def made(installed="3.13.0 (main, built once)\nrich-1.0.dist-info"):
        verdict_cache._installed.cache_clear()
        verdict_cache._programs.cache_clear()
        found = Interpreter(str(path), (3, 13, 0), False, "linux", ("spawn",), "spawn")
        vars(found)["installed"] = installed
        return found

    yield made
    made()


INSTALLED = [
    "3.13.0 (main, built again)\nrich-1.0.dist-info",
    "3.13.0 (main, built once)\nrich-2.0.dist-info",
    "3.13.0 (main, built once)\nrich-1.0.dist-info\nnumpy-1.0.dist-info",
    "3.13.0 (main, built once)",
]


@pytest.mark.parametrize("installed", INSTALLED)
def test_all_runs_again_on_another_build_and_with_other_packages(program, key, python, installed):
    assert program(python()) != program(python(installed))
    assert key(python=python()) != key(python=python(installed))


def test_all_runs_again_on_another_interpreter(program, key, python):
    assert program(python()) != program(HERE)
    assert key(python=python()) != key(python=HERE)


def test_all_runs_again_when_the_interpreter_s_file_is_another(program, key, python):
    before = program(python()), key(python=python())
    append(Path(python().path))
    after = program(python()), key(python=python())
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, False]


def test_all_runs_again_when_the_harness_s_own_interpreter_is_another(program, key, monkeypatch):
    before = program(), key()
    other = dataclasses.replace(HERE, path="/bin/sh")
    vars(other)["installed"] = HERE.installed
    monkeypatch.setattr(verdict_cache, "interpreter", lambda path: other)
    assert program() != before[0] and key() != before[1]


@pytest.mark.parametrize(
    "name, text", [("a-1.dist-info", ""), ("a.pth", "import os"), ("b.pth", "")]
)
def test_what_is_installed_is_known_by_name_and_version_and_what_runs_at_start(
    tmp_path, monkeypatch, name, text
):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "b.pth").write_text("import sys")
    before = dataclasses.replace(HERE).installed
    (tmp_path / name).write_text(text)
    assert dataclasses.replace(HERE).installed != before


def test_a_program_runs_again_where_it_finds_another_library(program, monkeypatch):
    before = program()
    monkeypatch.setenv("LD_LIBRARY_PATH", "/elsewhere")
    assert program() != before


def test_no_other_variable_reaches_a_program(monkeypatch):
    """One that run.py lets through has to be in PROGRAM_VARIABLES."""
    before = _environment(HERE, {})
    for name in [*os.environ, "LC_ALL", "PYTHONPATH", "PYTHONHASHSEED", "COLUMNS", "TMPDIR"]:
        if name not in (*verdict_cache.PROGRAM_VARIABLES, "PYTEST_CURRENT_TEST"):
            monkeypatch.setenv(name, "another")
    assert _environment(HERE, {}) == before


def test_all_runs_again_on_another_machine(program, key, monkeypatch):
    before = program(), key()
    monkeypatch.setattr("platform.platform", lambda: "another")
    assert program() != before[0] and key() != before[1]


def test_all_runs_again_when_a_command_on_the_path_is_another(key, tmp_path, monkeypatch):
    command = tmp_path / "bin" / "chromium"
    command.parent.mkdir()
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    before = key()
    append(command)
    verdict_cache._programs.cache_clear()
    assert key() != before


@pytest.mark.parametrize("name", [
    *("tests/test_one.py", "tests/conftest.py", "tests/new.py"),
    *("tools/site/csp.py", "tools/new/new.py", "pyproject.toml", "docs/page.md", "docs/new.md"),
])  # fmt: skip
def test_a_test_runs_again_when_a_byte_changes_or_a_file_is_added(repository, key, name):
    before = key("docs")
    append(repository / name)
    assert key("docs") != before


def test_a_test_that_does_not_say_what_it_depends_on_depends_on_all(repository, key):
    before = key(".")
    for name in (
        "Makefile",
        "docs/page.md",
        "snippets/a/other.py",
        "tests/test_other.py",
        "site.md",
    ):
        append(repository / name)
        assert key(".") != before
        before = key(".")


def test_a_test_that_says_it_runs_again_for_nothing_else(repository, key):
    before = key("docs")
    for name in ("snippets/a/other.py", "tests/test_other.py", "tests/data.txt", "README.md"):
        append(repository / name)
    assert key("docs") == before


def test_what_git_ignores_was_made_and_counts_for_nothing(repository, key):
    before = key(".")
    for name in (
        "site/a.html",
        ".cache/a",
        ".drawn/a.svg",
        ".git/index",
        "tests/__pycache__/a.pyc",
    ):
        append(repository / name)
    assert key(".") == before
    append(repository / "tools" / "site" / "new.py")
    assert key(".") != before


@pytest.mark.parametrize("built", [
    {**BUILT, "index.html": b"<p>1"},
    {**BUILT, "new.html": b""},
    {"index.html": b"<p>"},
    {"index.html": b"p {}", "assets/site.css": b"<p>"},
    {"index.htm": b"<p>", "assets/site.css": b"p {}"},
    {},
])  # fmt: skip
def test_a_test_runs_again_when_anything_built_is_another(key, built):
    assert key(built=built) != key()
    assert key(built=dict(reversed(BUILT.items()))) == key()


@pytest.mark.parametrize("change", ["append", "rewrite", "replace", "add", "remove"])
def test_code_is_known_to_be_saved_whatever_its_age(repository, change):
    path = repository / "tools" / "site" / "csp.py"
    before, facts = verdict_cache.code(), path.stat()
    text = path.read_bytes()
    if change == "append":
        append(path)
    elif change == "rewrite":
        path.write_bytes(text.swapcase())
    elif change == "replace":
        path.with_name("new").write_bytes(text.swapcase())
        path.with_name("new").replace(path)
    elif change == "add":
        append(path.with_name("new.py"))
    else:
        path.unlink()
    if path.exists():
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert verdict_cache.code() != before


def test_two_tests_are_two(key):
    assert key("docs") != key("docs", name="test_one.py::other")


def test_what_is_kept_is_found_by_its_key_alone(repository):
    verdict = verdict_cache.Verdict("one", [("start methods", ["fork"])])
    verdict_cache.keep("key", verdict)
    assert verdict_cache.find("key") == verdict
    assert verdict_cache.find("another") is None
    assert [path.name for path in verdict_cache.KEPT.iterdir()] == ["key"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "{}", '{"session": ""}', '{"session": "", "properties": [1]}', "\0"],
)
def test_a_corrupt_file_is_as_good_as_none(repository, text):
    verdict_cache.KEPT.mkdir(parents=True)
    (verdict_cache.KEPT / "key").write_text(text)
    assert verdict_cache.find("key") is None
    verdict_cache.keep("key", verdict_cache.Verdict("one", []))
    assert verdict_cache.find("key") == verdict_cache.Verdict("one", [])


def test_whoever_reads_while_others_write_finds_a_whole_verdict(repository):
    verdict = verdict_cache.Verdict("one", [("start methods", ["fork"] * 10_000)])
    verdict_cache.keep("key", verdict)
    with ThreadPoolExecutor(4) as threads:
        writes = [threads.submit(verdict_cache.keep, "key", verdict) for _ in range(50)]
        assert all(verdict_cache.find("key") == verdict for _ in range(50))
    assert [write.exception() for write in writes] == [None] * 50


LOCKED = """
import os, sys, time
from pathlib import Path
from tools.check.verdict_cache import alone
folder = Path(sys.argv[1])
(folder / f"{os.getpid()} is there").touch()
while len([*folder.glob("*is there")]) < 3:
    time.sleep(0.01)
for _ in range(10):
    with alone(folder / "lock"):
        for word in ("in", "out"):
            with (folder / "trace").open("a") as file:
                print(word, file=file)
            time.sleep(0.01)
"""


def test_who_has_a_lock_is_alone(tmp_path):
    command = [sys.executable, "-c", LOCKED, str(tmp_path)]
    others = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [other.wait() for other in others] == [0, 0, 0]
    assert (tmp_path / "trace").read_text() == "in\nout\n" * 30


def test_what_nobody_asks_for_any_more_goes(repository):
    for name in ("old", "asked", "new"):
        verdict_cache.keep(name, verdict_cache.Verdict("one", []))
        if name != "new":
            os.utime(verdict_cache.KEPT / name, (0, 0))
    verdict_cache.find("asked")
    verdict_cache.forget_the_old()
    assert sorted(path.name for path in verdict_cache.KEPT.iterdir()) == ["asked", "new"]
