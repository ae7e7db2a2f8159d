"""The form of a transcript."""

import json
import os
import subprocess

import pytest

from tools.repository import SiteError
from tools.snippet.command import parse_command
from tools.snippet.lane import MAIN
from tools.snippet.program import parse_variant
from tools.snippet.recording import read as read_recording

pytestmark = pytest.mark.depends()


@pytest.fixture
def transcript(tmp_path):
    """A function that reads a transcript of the given text, and of a recorded run."""

    def read(text, run=None, name="x.out"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        variant = parse_variant(path)
        if run is not None:
            variant.run_path.write_text(run, encoding="utf-8")
        return read_recording(variant)

    return read


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("python x.py\n", "x.out:1: the first line must read"),
        ("$ ruby x.rb\n", "x.out:1: not a command"),
        ("$ python x.py  # varies: odrer\n", "x.out:1: unknown word 'odrer'"),
        ("$ python x.py  # varies: pids interleaving\n", "x.out:1: unknown word"),
        ("$ python x.py  # varies: numbers\n", "x.out:1: 'numbers': numbers needs the labels"),
        ("$ python x.py  # varies: order(a)\n", "x.out:1: 'order(a)'"),
        ("$ python x.py  # varies: \n", "x.out:1: unknown word ''"),
        (
            "$ python x.py  # varies: order\n",
            "x.out:1: what varies, and its timeline, need",
        ),
        ("", "x.out:1: the first line must read"),
    ],
)
def test_a_malformed_transcript_names_file_and_line(transcript, text, complaint):
    with pytest.raises(SiteError) as error:
        transcript(text)
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    ("rest", "complaint"),
    [
        ("x.py > out.txt", "x.out:1: '>' sends the output to something"),
        ("x.py 2>&1", "x.out:1: '>' sends the output to something"),
        ("x.py | head -1", "x.out:1: '|' connects programs"),
        ("x.py; ls", "x.out:1: ';' separates several commands"),
        ("x.py && ls", "x.out:1: '&' starts it in the background, or separates several"),
        ("x.py $HOME", "x.out:1: '$' makes the shell insert a variable"),
        ('x.py "$HOME"', "x.out:1: '\"' begins a quote that does not end, or that the shell"),
        ("x.py 'a", "x.out:1: ''' begins a quote that does not end"),
        ("x.py *.txt", "x.out:1: '*' makes the shell look for file names"),
        ("x.py ~/a", "x.out:1: '~' makes the shell insert the home folder"),
        ("x.py `ls`", "x.out:1: '`' makes the shell insert another command's output"),
        ("x.py <<< word", "x.out:1: '<' takes the input from something other than one file"),
        ("x.py 3< in", "x.out:1: '<' takes the input from something other than one file"),
        ("x.py < a < b", "x.out:1: a second '<'"),
        ("x.py <", "x.out:1: not a command of the form"),
        ("x.py  # as a note", "x.out:1: a comment here must be '# types: LINES' or"),
        ("x.py < in  # types: a", "x.out:1: '# types:' needs lines to type"),
        ("x.py  # types: it's", "x.out:1: type lines as words for a shell"),
        ("other.py", "x.out:1: the program beside this transcript is x.py"),
        ("-c x", "x.out:1: the program beside this transcript is x.py"),
        ("-m other", "x.out:1: the program beside this transcript is x.py"),
        ("< other.py", "x.out:1: the program beside this transcript is x.py"),
        ("x.py  # varies: order, order", "x.out:1: 'order' appears twice"),
        ("x.py  # varies: pids interleaving", "x.out:1: unknown word 'pids interleaving'"),
    ],
)
def test_what_only_a_shell_could_do_is_refused(transcript, rest, complaint):
    with pytest.raises(SiteError) as error:
        transcript(f"$ python {rest}\n")
    assert complaint in str(error.value)


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    "line",
    [
        "$ python x.py # varies: order",
        "$ python x.py a#b '#c' d\\#e '' # varies: order",
        """$ A=1 B='two words' python -X dev x.py "a b" 'c d' e\\ f C=3""",
        r"""$ python x.py "a\b" "c\"d" 'e\f' "it's" g"h"'i' """,
        "$ python x.py <in.txt 2",
        "$ python x.py  2 < 'in.txt' '*' \"?\"",
        "$ python -W default x.py --names=a,b ./c @d e:f %g ^h +i",
        "$ B=b=c python < x.py",
    ],
)
def test_the_first_line_is_what_a_shell_makes_of_it(tmp_path, line):
    """A shell starts a `python` that says what it got."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\0" "$A" "$B" "$(cat)" "$@"\n')
    python.chmod(0o700)
    for name in ("in.txt", "x.py"):
        (tmp_path / name).write_text(name)
    said = subprocess.run(
        ["/bin/sh", "-c", line.removeprefix("$ ")],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.defpath}"},
        input="",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")[:-1]
    command = parse_command(tmp_path / "x.out", line)
    variables = [command.variables.get(name, "") for name in "AB"]
    assert said == [*variables, command.stdin or "", *command.arguments]
    assert bool(command.varies) == ("varies" in line)


def test_a_first_line_says_what_is_typed(tmp_path):
    line = "$ python x.py  # types: Ann 'two words' '#3'  # varies: pids"
    command = parse_command(tmp_path / "x.out", line)
    assert command.typed == ("Ann", "two words", "#3")
    assert command.varies == {"pids": ()}


WHERE = {"python": "3.13.0", "platform": "linux", "method": "fork"}


def test_a_transcript_has_a_command_words_lines_and_an_ending(transcript):
    run = {"header": "$ A=1 python -O x.py 2 < in  # varies: numbers(got, lost), pids", **WHERE}
    run |= {"events": [[0, "main", "line", "got 1"]], "ending": 3, "pids": {"7": "main"}}
    read = transcript(f"{run['header']}\ngot 1\n[exit 3]\n", json.dumps(run))
    given, seen = read.command, read.run
    assert (given.variables, given.arguments) == ({"A": "1"}, ["-O", "x.py", "2"])
    assert given.stdin == "in"
    assert read.varies == {"numbers": ("got", "lost"), "pids": ()}
    assert ([line.text for line in seen.lines], seen.ending) == (["got 1"], 3)
    assert seen.pids == {7: MAIN}


def test_a_transcript_that_differs_from_its_recorded_run_names_the_line(transcript):
    run = {"header": "$ python x.py  # varies: order", "ending": 0, "pids": {}, **WHERE}
    run["events"] = [[0, "main", "line", "a"], [1, "main", "line", "b"]]
    with pytest.raises(SiteError, match=r"x\.out:3: this is not the run recorded"):
        transcript(f"{run['header']}\na\nc\n", json.dumps(run))


def test_lines_in_any_order_without_end_are_refused(transcript):
    run = {"header": "$ python x.py  # varies: order", "ending": "goes on printing", **WHERE}
    run["pids"] = {}
    run["events"] = [[0, "main", "line", "a"]]
    with pytest.raises(SiteError, match=r"x\.out:1: \[goes on printing\] with 'order'"):
        transcript(f"{run['header']}\na\n[goes on printing]\n", json.dumps(run))


def test_a_recorded_run_of_a_transcript_that_does_not_vary_is_refused(transcript):
    with pytest.raises(SiteError, match="does not vary"):
        transcript("$ python x.py\n", "{}")


@pytest.mark.parametrize("name", ["x.forks.out", "x.until-3.out", "x.t.fork.out", "x y.out"])
def test_a_file_name_that_spells_no_run_is_refused(transcript, name):
    with pytest.raises(SiteError, match="not a transcript's name"):
        transcript("$ python x.py\n", name=name)
