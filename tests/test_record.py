"""Recording publishes one real run or refuses, and leaves the old files whole."""

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tools.draw.timeline import draw
from tools.interpreter import METHODS, Interpreter, interpreter
from tools.record.record import holds, newest_for, record, update
from tools.repository import SiteError
from tools.snippet import program as programs
from tools.snippet.program import Snippet
from tools.snippet.recording import read

pytestmark = [
    pytest.mark.depends(),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]
PYTHON = interpreter(sys.executable)


@pytest.fixture
def snippet(tmp_path):
    """A function that makes a program and the first line of its transcript(s)."""

    def made(program, words="", names=("program.out",)):
        (tmp_path / "program.py").write_text(textwrap.dedent(program))
        header = "$ python program.py" + (f"  # varies: {words}" if words else "")
        for name in names:
            (tmp_path / name).write_text(f"{header}\n")
        return Snippet(tmp_path / "program.py")

    return made


def recorded(snippet):
    """Record the only transcript; return its text."""
    [variant] = snippet.variants
    record(snippet, variant, PYTHON)
    return variant.path.read_text()


def refused(snippet):
    """Try to record; return why not. No file may have changed, none may be left over."""
    folder = snippet.main.parent
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(SiteError) as error:
        recorded(snippet)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    return str(error.value)


def test_a_run_is_published_with_its_command_and_its_ending(snippet):
    made = snippet("print('one')\nraise SystemExit(3)\n")
    assert recorded(made) == "$ python program.py\none\n[exit 3]\n"
    assert not made.variants[0].run_path.exists()


def test_what_varies_is_published_with_its_run(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    pid = recorded(made).splitlines()[1]
    run = json.loads(made.variants[0].run_path.read_text())
    assert (run["method"], run["pids"]) == (PYTHON.default_method, {pid: "main"})
    assert [event[1:] for event in run["events"]] == [["main", "line", pid]]


def test_what_holds_is_not_recorded_again(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    [variant] = made.variants
    assert not holds(made, variant, PYTHON)
    recorded(made)
    assert holds(made, variant, PYTHON)
    program = made.main.read_text()
    made.main.write_text(program + "print('more')\n")
    assert not holds(made, variant, PYTHON)
    made.main.write_text(program)
    variant.path.write_text(variant.path.read_text() + "more\n")
    assert not holds(made, variant, PYTHON)


@pytest.mark.parametrize(
    ("program", "missing"),
    [
        ("import os\nprint(os.getpid())\n", "pids"),
        ("import os\nprint(f'took {os.getpid()} ms')\n", "times"),
        ("import secrets\nprint('got:', secrets.randbits(60))\n", "numbers(got)"),
        ("import secrets\nprint('at 0x' + secrets.token_hex(6))\n", "addresses"),
    ],
)
def test_the_missing_word_is_named(snippet, program, missing):
    said = refused(snippet(program))
    assert "program.out:1: not recorded: a second run does not hold" in said
    assert missing in said.partition("\n")[0].partition("may be: ")[2].split(", ")


def test_a_run_that_no_word_describes_is_refused(snippet):
    said = refused(snippet("import secrets\nprint('got', secrets.token_urlsafe(9))\n"))
    assert "no one word helps" in said


def test_an_output_that_the_start_method_decides_needs_a_file_for_each(snippet):
    program = """
        from multiprocessing import Process

        def tell():
            print(__name__)

        if __name__ == "__main__":
            child = Process(target=tell)
            child.start()
            child.join()
        """
    assert "write the first line of a program.spawn.out" in refused(snippet(program))


def test_a_program_that_may_not_be_shown_is_refused(snippet):
    assert "it printed more than 1 MB" in refused(snippet("while True: print('x' * 1000)\n"))


CHILD = """
    from multiprocessing import Process

    def tell():
        print("child")

    if __name__ == "__main__":
        child = Process(target=tell, name="ann")
        child.start()
        child.join()
    """


@pytest.fixture
def shown(monkeypatch):
    """A function that has a page include the picture `program.svg` of a snippet."""

    def include(snippet):
        picture = snippet.base.with_suffix(".svg")
        monkeypatch.setattr(programs, "pictured", lambda: frozenset({picture}))
        return picture

    return include


def test_a_page_that_includes_a_picture_asks_for_a_timeline(snippet, shown, monkeypatch):
    made = snippet(CHILD)
    [variant] = made.variants
    record(made, variant, PYTHON)
    assert holds(made, variant, PYTHON)
    shown(made)
    assert not holds(made, variant, PYTHON)
    with pytest.raises(SiteError, match="its timeline, are known only from the recorded run"):
        draw([variant])
    record(made, variant, PYTHON)
    assert holds(made, variant, PYTHON)
    text = draw([variant])
    assert text.count('class="tick"') == 1 and ">ann<" in text
    monkeypatch.setattr(programs, "pictured", frozenset)
    with pytest.raises(SiteError, match=r"run\.json: its transcript does not vary, and it has no"):
        read(variant)


def test_a_run_recorded_before_its_timeline_was_asked_for_is_recorded_again(snippet, shown):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    [variant] = made.variants
    record(made, variant, PYTHON)
    shown(made)
    with pytest.raises(SiteError, match=r"was recorded without what its timeline program\.svg"):
        read(variant)
    record(made, variant, PYTHON)
    read(variant)


def test_one_picture_shows_the_runs_under_all_start_methods(snippet, shown):
    made = snippet(CHILD, names=[f"program.{method}.out" for method in METHODS])
    picture = shown(made)
    for variant in made.variants:
        record(made, variant, PYTHON)
    titles = re.findall(r'data-tab="(\w+)"', draw(made.pictures[picture]))
    assert titles == list(METHODS)


def test_another_run_of_what_holds_is_taken_only_when_asked_for(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    pid = recorded(made)
    assert list(update(made, [PYTHON], again=False)) == []
    assert made.variants[0].path.read_text() == pid
    [said] = update(made, [PYTHON], again=True)
    assert "program.out: recorded on" in said
    assert made.variants[0].path.read_text() != pid


def test_a_kill_in_the_middle_of_writing_leaves_the_old_files(snippet, tmp_path):
    """The writer is killed when half of a file is written, of each file in turn."""
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    recorded(made)
    [variant] = made.variants
    whole = {path: path.read_bytes() for path in tmp_path.iterdir()}
    program = textwrap.dedent(
        f"""
        import os, sys
        from dataclasses import replace
        from pathlib import Path
        from tools.snippet.program import parse_variant
        from tools.snippet.recording import read, write

        def write_half(path, content):
            if path.name.strip(".").startswith(sys.argv[1]):
                real(path, content[: len(content) // 2])
                os.kill(os.getpid(), 9)
            real(path, content)

        real, Path.write_bytes = Path.write_bytes, write_half
        variant = parse_variant(Path({str(variant.path)!r}))
        old = read(variant)
        write(replace(old, run=replace(old.run, ending=3)), variant)
        """
    )
    root = Path(__file__).parents[1]
    for name in ("program.out", "program.run.json", "nothing"):
        done = subprocess.run([sys.executable, "-c", program, name], cwd=root)
        assert done.returncode == (0 if name == "nothing" else -9)
        if name != "nothing":
            assert {path: path.read_bytes() for path in whole} == whole
    assert read(variant).run.ending == 3


def test_the_newest_interpreter_that_the_name_covers_records(snippet):
    names = ["program.out", "program.until-3.13.out", "program.until-3.12.3.out", "program.t.out"]
    made = snippet("pass\n", names=names)

    def python(*version, free=False):
        return Interpreter("python", version, free, "linux", ("fork",), "fork")

    ages = [python(3, 12, 1), python(3, 12, 9), python(3, 13, 0), python(3, 14, 2)]
    ages.append(python(3, 14, 2, free=True))
    chosen = {v.path.name: newest_for(made, v, ages).name for v in made.variants}
    assert chosen == {
        "program.out": "3.14.2",
        "program.until-3.13.out": "3.13.0",
        "program.until-3.12.3.out": "3.12.1",
        "program.t.out": "3.14.2t",
    }
    with pytest.raises(SiteError, match=r"until-3\.13\.out: left as it is"):
        [old] = [v for v in made.variants if v.path.name == "program.until-3.13.out"]
        newest_for(made, old, ages[3:])
