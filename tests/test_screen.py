"""What a transcript shows is what a terminal shows in the end, or it is refused."""

import pytest

from tools.compare.screen import HOME, normalize, split
from tools.run.run import RunError
from tools.snippet.events import INTERRUPT, Line
from tools.snippet.lane import Lane

pytestmark = pytest.mark.depends()

MAIN, CHILD = Lane("main"), Lane("main.1")


def shown(*texts, lane=MAIN):
    """Return the lines of a screen to which a lane has written these texts, one by one."""
    pieces = [(lane, text.encode().decode("latin-1"), 0.0) for text in texts]
    return [line.text for line in split(pieces)[0]]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a\n\033[Ab\n", ["b"]),
        ("".join(f"\r\033[K{n} of 2" for n in range(3)), ["2 of 2"]),
        ("100%|██| 3/3\r 33%\n", [" 33%|██| 3/3"]),
        ("long line\rshort\033[K\n", ["short"]),
        ("a\bb\a\0c\n", ["bc"]),
        ("one\ntwo\n\033[2A\033[KONE\n\033[2KTWO\n", ["ONE", "TWO"]),
        ("bar\n\033[1Fdone\033[K\n", ["done"]),
        ("a\nb\n\033[2A\033[J", []),
        ("abcd\033[2D\033[1KX\n", ["  Xd"]),
        ("a\tb\n日本\tb\n", ["a       b", "日本    b"]),
        ("\033]0;title\a\033[?25l\033[1;38;5;9mred\033[0m\033(B\n", ["red"]),
        ("\033]8;;https://a.b\033\\link\033]8;;\033\\\n", ["link"]),
        ("kept \n", ["kept "]),
        ("x" * 90 + "\r\n", ["x" * 90]),
        ("Name? ", ["Name? "]),
        ("working\r       \r", []),
        ("日本\n", ["日本"]),
    ],
)
def test_control_sequences_do_what_a_terminal_does(written, seen):
    assert shown(written) == seen
    assert shown(*written) == seen  # in as many writes as there are characters


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("\033[2J", "it prints '\\x1b[2J', which places the cursor, or clears"),
        ("\033[H", "places the cursor"),
        ("\033[1;1H", "places the cursor"),
        ("\033[?1049h", "places the cursor"),
        ("\0337", "places the cursor"),
        ("\033[6n", "places the cursor"),
        ("a\033[A", "up to a line that it has not printed"),
        ("a\n" * 30 + "\033[25A", "up to a line that it has not printed"),
        ("a\033[B", "below its last line"),
        ("a\nb\033[Ac", "above its last line"),
        ("x" * 90 + "\rab\n", "changes a line of more than 80 columns"),
        ("x" * 90 + "\n\033[A\n", "changes a line of more than 80 columns"),
        ("日本\rx\n", "wider or narrower than one column"),
        ("e\u0301\bx\n", "wider or narrower than one column"),
        ("a\fb", "it prints '\\x0c', a control character"),
        ("a\vb", "a control character"),
        ("a\x85b", "a control character"),
        ("a\u2028b", "a control character"),
        ("\x02", "a control character"),
    ],
)
def test_what_a_terminal_shows_only_as_it_happens_to_be_is_refused(written, why):
    with pytest.raises(RunError) as error:
        shown(written)
    assert why in str(error.value)


def test_what_is_not_utf_8_is_shown_as_a_terminal_shows_it():
    pieces = [(MAIN, "caf\xc3", 0.0), (CHILD, "x\n", 0.0), (MAIN, "\xa9 \xff!\n", 0.0)]
    assert [line.text for line in split(pieces)[0]] == ["x", "café \N{REPLACEMENT CHARACTER}!"]


def test_a_line_of_another_lane_is_out_of_the_cursor_s_reach():
    with pytest.raises(RunError, match="up to a line that it has not printed, or that another"):
        split([(MAIN, "a\n", 0.0), (CHILD, "b\n", 0.0), (MAIN, "\033[2Ax", 0.0)])
    with pytest.raises(RunError, match="prints while another has moved the cursor up"):
        split([(MAIN, "a\n\033[A", 0.0), (CHILD, "b\n", 0.0)])


def test_ctrl_c_ends_a_line_that_has_no_end():
    pieces = [(MAIN, "Name? ", 1.0), (None, INTERRUPT, 2.0), (MAIN, "bye\n", 3.0)]
    lines = [Line("Name? ", MAIN, 2.0), Line(INTERRUPT, None, 2.0), Line("bye", MAIN, 3.0)]
    assert split(pieces)[0] == lines


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("{work}", HOME),
        ("in {work}: {work}/poem.txt", f"in {HOME}: poem.txt"),
        ("{work}/", f"{HOME}/"),
        ("{tmp}/pymp-x1/listener", "/tmp/pymp-x1/listener"),
        (
            "<module 'json' from '/x/lib/python3.13/json/__init__.py'>",
            "<module 'json' from '.../json/__init__.py'>",
        ),
        (
            "cannot import name 'x' (/x/y/lib/python3.13t/a/b.py)",
            "cannot import name 'x' (.../a/b.py)",
        ),
        ("/x/lib/python3.13/site-packages/rich/bar.py:3", ".../rich/bar.py:3"),
    ],
)
def test_folders_have_names_that_a_reader_understands(printed, seen):
    folders = {"work": "/tmp/snippet-1a/work", "tmp": "/tmp/snippet-1a/tmp"}
    line = Line(printed.format_map(folders), MAIN)
    [normal] = normalize([line], folders["work"])
    assert normal.text == seen
