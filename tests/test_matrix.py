"""The matrix says of every program whether it holds, and its exit status says so of all."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from tools.check import matrix as command
from tools.interpreter import interpreter
from tools.repository import ROOT
from tools.snippet.verified import HOLDS

pytestmark = pytest.mark.depends()

HERE = interpreter(sys.executable)
PROGRAMS = {
    "right": ("print(1)\n", "$ python right.py\n1\n"),
    "new": ('# /// script\n# requires-python = ">=3.99"\n# ///\n', "$ python new.py\n"),
    "wrong": ("print(2)\n", "$ python wrong.py\n1\n"),
    "silent": ("print(2)\n", None),
}


@pytest.fixture
def matrix(tmp_path):
    """A function that runs the matrix on PROGRAMS of these names, in a repository of their own.

    It returns (exit status, what was printed, the data file that is there then).
    """
    (tmp_path / "tools").symlink_to(ROOT / "tools", target_is_directory=True)
    folder = tmp_path / "snippets" / "a"
    folder.mkdir(parents=True)
    data = tmp_path / "snippets" / "verified.json"
    data.write_text('{"pythons": {}, "programs": {}}\n')

    def run(*names, options=(), pythons=(sys.executable,)):
        for name in names:
            program, transcript = PROGRAMS[name]
            (folder / f"{name}.py").write_text(program)
            if transcript:
                (folder / f"{name}.out").write_text(transcript)
        done = subprocess.run(
            [sys.executable, "-m", "tools.check.matrix", *options],
            cwd=tmp_path,
            env={**os.environ, "PYTHONS": " ".join(pythons)},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr, json.loads(data.read_text())

    return run


def words(data):
    """Return {program: what the data file says of it under this interpreter}."""
    return {
        name: cells.get(HERE.kind)
        for name, by_fingerprint in data["programs"].items()
        for cells in by_fingerprint.values()
    }


def test_it_succeeds_where_every_program_holds_or_cannot_run(matrix):
    status, text, data = matrix("right", "new")
    assert status == 0
    assert f"{HERE}: 1 passed, 0 failed, 1 cannot run\n  a/new: needs Python >=3.99\n" in text
    assert words(data) == {"a/right": HOLDS, "a/new": "needs Python >=3.99"}


def test_it_fails_where_one_does_not_hold_and_says_why_and_writes_down_the_others(matrix):
    status, text, data = matrix("right", "new", "wrong")
    assert status == 1
    assert f"{HERE}: 1 passed, 1 failed, 1 cannot run\n" in text
    assert "a/wrong on" in text and "+2" in text
    assert words(data) == {"a/right": HOLDS, "a/new": "needs Python >=3.99", "a/wrong": None}


def test_a_program_that_cannot_be_checked_does_not_hold(matrix):
    status, text, _ = matrix("right", "silent")
    assert status == 1
    assert f"{HERE}: 1 passed, 1 failed, 0 cannot run\n" in text
    assert "snippets/a/silent.py: no transcript covers" in text


def test_with_check_it_writes_nothing_down(matrix):
    status, text, data = matrix("right", options=["--check"])
    assert (status, data["programs"]) == (0, {})
    assert "1 passed, 0 failed" in text


def test_it_names_the_interpreters_that_are_not_at_hand(matrix):
    assert f"on {HERE}\nnot available: " in matrix("right")[1]


def test_without_a_python_that_starts_it_fails(matrix):
    status, text, _ = matrix("right", pythons=["/bin/false"])
    assert status != 0
    assert "/bin/false: not a Python that can be run" in text


def test_on_demand_it_leaves_out_what_pytest_has_run(matrix):
    status, text, _ = matrix("wrong", options=["--check", "--others"])
    assert (status, "do not" in text) == (0, False)


def test_on_demand_it_leaves_out_what_is_written_down_and_has_not_changed(matrix, tmp_path):
    matrix("right")
    again = "--check", "--unproven"
    assert (
        f"{HERE}: 0 passed, 0 failed, 0 cannot run, 1 passed before\n" in matrix(options=again)[1]
    )
    assert "0 passed, 0 failed, 1 cannot run, 1 passed before\n" in matrix("new", options=again)[1]
    (tmp_path / "snippets" / "a" / "right.py").write_text("print(3)\n")
    status, text, _ = matrix(options=again)
    assert status == 1
    assert "0 passed, 1 failed, 1 cannot run, 0 passed before\n" in text


@pytest.mark.parametrize("fact", ["version", "platform"])
def test_what_held_on_another_patch_version_or_platform_is_proven_again(matrix, tmp_path, fact):
    _, _, data = matrix("right")
    data["pythons"][HERE.kind][fact] = "another"
    (tmp_path / "snippets" / "verified.json").write_text(json.dumps(data))
    text = matrix(options=["--check", "--unproven"])[1]
    assert f"{HERE}: 1 passed, 0 failed, 0 cannot run, 0 passed before\n" in text


def test_what_is_written_down_stays_with_its_date_when_only_the_rest_is_proven(matrix, tmp_path):
    _, _, data = matrix("right")
    data["pythons"][HERE.kind]["date"] = "2020-02-02"
    (tmp_path / "snippets" / "verified.json").write_text(json.dumps(data))
    _, text, data = matrix("new", options=["--unproven"])
    assert "0 passed, 0 failed, 1 cannot run, 1 passed before\n" in text
    assert words(data) == {"a/right": HOLDS, "a/new": "needs Python >=3.99"}
    assert data["pythons"][HERE.kind]["date"] == "2020-02-02"


def test_only_with_check_may_it_leave_out_an_interpreter(matrix):
    status, text, _ = matrix("right", options=["--others"])
    assert status == 2
    assert "only --check may leave out an interpreter" in text


def test_a_stop_loses_none_of_the_interpreters_before(monkeypatch, tmp_path):
    data, stopped = tmp_path / "verified.json", replace(HERE, version=(3, 99, 0))

    def prove(_, python):
        if python == stopped:
            raise KeyboardInterrupt
        return HOLDS, None

    monkeypatch.setattr(command, "DATA", data)
    monkeypatch.setattr(command, "read", lambda: {"pythons": {}, "programs": {}})
    monkeypatch.setattr(command, "at_hand", lambda: [HERE, stopped])
    monkeypatch.setattr(command, "prove", prove)
    with pytest.raises(KeyboardInterrupt):
        command.main([])
    assert [*json.loads(data.read_text())["pythons"]] == [HERE.kind]
