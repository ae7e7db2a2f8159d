"""What `make surroundings` finds: which of a reader's settings change which program's output."""

import os
import re
import subprocess
import sys

import pytest

from tools.check.surroundings import SETTINGS, alone, changed
from tools.interpreter import interpreter
from tools.repository import ROOT, SiteError
from tools.run.run import job, run_all
from tools.snippet.command import parse_command
from tools.snippet.events import Run
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

pytestmark = [
    pytest.mark.depends(),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]

PAGE = ROOT / "docs" / "about" / "how-outputs-are-proven.md"
SHOW = """
import os, sys
print(sys.argv[1:], sys.stdout.isatty(), sys.stdout.write_through, __spec__ and __spec__.name)
print(os.environ.get("COLUMNS"), os.environ.get("TZ"))
sys.exit(3)
"""


@pytest.fixture
def told(tmp_path):
    """A function that returns the Job of a program by its text and the command it is given by."""

    def made(program, command):
        main = tmp_path / "facts.py"
        main.write_text(program)
        path = tmp_path / "facts.out"
        asked = Recording(path, parse_command(path, f"$ {command}"), Run((), 0, {}))
        return job(Snippet(main), asked, interpreter(sys.executable), None)

    return made


@pytest.mark.parametrize("setting, printed", [
    ("python NAME.py", "['a.py'] True False None\nNone UTC\n"),
    ("python -u NAME.py", "['a.py'] True True None\nNone UTC\n"),
    ("PYTHONUNBUFFERED=1 python NAME.py", "['a.py'] True True None\nNone UTC\n"),
    ("python NAME.py | cat", "['a.py'] False False None\nNone UTC\n"),
    ("python -m NAME", "['a.py'] True False facts\nNone UTC\n"),
    ("TZ= COLUMNS=40 python -m NAME | cat", "['a.py'] False False facts\n40 \n"),
])  # fmt: skip
def test_a_program_is_started_as_the_setting_says(told, setting, printed):
    [result] = run_all([changed(told(SHOW, "python -W error facts.py a.py"), setting, {})])
    assert (result.output, result.status) == (printed, 3)


def test_uv_gets_the_program_and_the_interpreter(told, tmp_path, monkeypatch):
    uv = tmp_path / "uv"
    uv.write_text('#!/bin/sh\necho "$@"\n')
    uv.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for command, rest in (
        ("python facts.py a", "facts.py a"),
        ("python -W error facts.py", "python -W error facts.py"),
    ):
        [result] = run_all([changed(told("", command), "uv run NAME.py", {})])
        assert result.output.endswith(f" --python {sys.executable} {rest}\n")


@pytest.mark.parametrize("command, setting, reason", [
    ("python facts.py", "pypy NAME.py", "not a way to start a program: pypy NAME.py"),
    ("python < facts.py", "python -m NAME", "Python reads the program from standard input"),
    ("python facts.py", "uv run NAME.py", "uv is not installed"),
])  # fmt: skip
def test_what_cannot_be_started_so_is_not_started(told, monkeypatch, command, setting, reason):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SiteError, match=re.escape(reason)):
        changed(told("", command), setting, {})


def test_what_the_command_of_a_program_sets_stays(told):
    job = changed(told("", "TZ=UTC python facts.py"), "TZ= A=1 python NAME.py", {"TZ": "UTC"})
    assert (job.environment["TZ"], job.environment["A"]) == ("UTC", "1")


def test_settings_with_several_variables_are_taken_apart():
    assert alone("A=1 B=2 python NAME.py") == ["A=1 python NAME.py", "B=2 python NAME.py"]
    assert alone("A=1 python NAME.py") == alone("python -m NAME") == []


PROGRAMS = {
    "steady": "print(1)\n",
    "wide": "import shutil\nprint(shutil.get_terminal_size().columns)\n",
    "late": "import sys\nprint(1, file=sys.stderr)\nprint(2)\nprint(3, file=sys.stderr)\n",
    "new": '# /// script\n# requires-python = ">=3.99"\n# ///\n',
}
OUTPUTS = {"steady": "1\n", "wide": "80\n", "late": "1\n2\n3\n", "new": ""}


@pytest.fixture
def survey(tmp_path):
    """A function that runs the command in a repository of PROGRAMS and returns what it prints."""
    (tmp_path / "tools").symlink_to(ROOT / "tools", target_is_directory=True)
    folder = tmp_path / "snippets" / "a"
    folder.mkdir(parents=True)
    for name, program in PROGRAMS.items():
        (folder / f"{name}.py").write_text(program)
        (folder / f"{name}.out").write_text(f"$ python {name}.py\n{OUTPUTS[name]}")

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "tools.check.surroundings", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        return done.stdout + done.stderr

    return run


def test_of_several_variables_it_counts_for_each_what_it_changes(survey):
    claim = "every run prints these lines, in whatever order"
    wide = f"  a/wide differs: {claim}; this run did not print `80`, or not as often"
    assert survey("TZ=UTC COLUMNS=40 python NAME.py").splitlines() == [
        str(interpreter(sys.executable)),
        "TZ=UTC COLUMNS=40 python NAME.py: 2 of 3 programs print the same",
        wide,
        "TZ=UTC python NAME.py: 3 of 3 programs print the same",
        "COLUMNS=40 python NAME.py: 2 of 3 programs print the same",
        wide,
    ]


def test_it_names_programs_whose_lines_come_in_another_order(survey):
    text = survey("python NAME.py | cat", "--program", "a/late", "--program", "a/steady")
    assert "python NAME.py | cat: 1 of 2 programs print the same\n  a/late differs: " in text
    assert "in this order; this run printed `3` in place of `2`" in text


def test_it_runs_under_a_start_method_on_demand(survey, tmp_path):
    folder = tmp_path / "snippets" / "a"
    program = "from multiprocessing import get_start_method\nprint(get_start_method())\n"
    (folder / "method.py").write_text(program)
    (folder / "method.spawn.out").write_text("$ python method.py\nspawn\n")
    named = "python NAME.py", "--program", "a/method", "--method"
    assert "python NAME.py: 1 of 1 programs print the same\n" in survey(*named, "spawn")
    assert survey(*named, "fork").splitlines()[1:] == [
        "python NAME.py: 0 of 0 programs print the same",
        "  a/method not started: no transcript covers this start method",
    ]


def test_a_program_that_is_not_there_is_named(survey):
    assert survey("--program", "a/none") == "there is no program snippets/a/none.py\n"


def test_the_page_speaks_of_every_setting_that_is_tried():
    page = PAGE.read_text("utf-8")
    variables = {v for setting in SETTINGS for v in re.findall(r"(\w+)=", setting)}
    ways = {"`python -u`", "`python -m NAME`", "`python NAME.py | cat`", "`uv run NAME.py`"}
    assert [word for word in sorted(variables | ways) if word not in page] == []
