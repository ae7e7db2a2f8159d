"""Finding the interpreters: each kind once, the newest of it, and none that does not start."""

import json
import os
import sys

import pytest

from tools.interpreter import at_hand, interpreter
from tools.repository import SiteError

pytestmark = pytest.mark.depends()

posix = pytest.mark.skipif(os.name == "nt", reason="makes interpreters of shell scripts")
HERE = interpreter(sys.executable)
FAILS = "#!/bin/sh\nexit 127\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home, with nothing else on PATH than its folder bin."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("PYTHONS", raising=False)
    return tmp_path


def answering(version, free_threaded=False):
    """Return the text of a script that says that it is this Python."""
    answer = json.dumps([version, free_threaded, "linux", ["spawn", "fork"], "fork", "/lib"])
    return f"#!/bin/sh\necho '{answer}'\n"


def put(path, text):
    """Make a program at `path`; return its path as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def test_an_interpreter_says_what_it_is():
    assert HERE.version == sys.version_info[:3]
    assert HERE.platform == sys.platform
    assert "pytest" in HERE.packages


@posix
def test_the_interpreter_that_asks_is_always_at_hand(home):
    assert at_hand() == [HERE]


@posix
def test_of_each_kind_the_newest_is_taken_the_oldest_kind_first(home):
    put(home / "bin" / "python3.14", answering([3, 14, 98]))
    newest = put(home / ".pyenv/versions/3.14.99/bin/python3.14", answering([3, 14, 99]))
    put(home / ".cache/pythons/3.14/bin/python3.14", answering([3, 14, 97]))
    free = put(home / ".local/share/uv/python/3.14/bin/python3.14t", answering([3, 14, 99], True))
    last = put(home / "bin" / "python3.15", answering([3, 15, 99]))
    found = [python.path for python in at_hand()]
    assert [path for path in found if path != HERE.path] == [newest, free, last]


@posix
def test_a_shim_that_does_not_start_is_passed_over(home):
    put(home / "bin" / "python3.15", FAILS)
    assert at_hand() == [HERE]


@posix
def test_an_interpreter_that_the_site_is_not_about_is_not_looked_for(home):
    put(home / "bin" / "python3.10", answering([3, 10, 0]))
    assert at_hand() == [HERE]


@posix
def test_those_that_are_named_are_taken_and_no_others(home, monkeypatch):
    put(home / "bin" / "python3.13", answering([3, 13, 0]))
    new = put(home / "new", answering([3, 15, 1]))
    old = put(home / "old", answering([3, 14, 0]))
    monkeypatch.setenv("PYTHONS", f"{new} {old}")
    assert [python.path for python in at_hand()] == [old, new]


@posix
@pytest.mark.parametrize("name", ["gone", "fails"])
def test_one_that_is_named_and_does_not_start_is_an_error(home, monkeypatch, name):
    put(home / "fails", FAILS)
    monkeypatch.setenv("PYTHONS", f"{sys.executable} {home / name}")
    with pytest.raises(SiteError, match=f"{name}: not a Python that can be run"):
        at_hand()
