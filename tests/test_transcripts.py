"""The form of a transcript."""

import json

import pytest

from tools.repository import SiteError
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
        ("$ python x.py  # varies: numbers\n", "x.out:1: 'numbers': numbers takes the labels"),
        ("$ python x.py  # varies: order(a)\n", "x.out:1: 'order(a)'"),
        ("$ python x.py  # varies: \n", "x.out:1: unknown word ''"),
        (
            "$ python x.py  # varies: order\n",
            "x.out:1: what varies, and its timeline, are known only",
        ),
        ("", "x.out:1: the first line must read"),
    ],
)
def test_a_malformed_transcript_names_file_and_line(transcript, text, complaint):
    with pytest.raises(SiteError) as error:
        transcript(text)
    assert complaint in str(error.value)


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
