"""The points of "What to notice" name lines that exist, and that are still what they are about."""

import re

import pytest

from tools.claims import notes
from tools.claims.notes import POINTER, problems, said
from tools.claims.sentences import pages
from tools.repository import relative

pytestmark = pytest.mark.depends("snippets")

# Where each list has a point that names its lines.
POINTING = [
    page
    for page in pages()
    if page.parent.name
    in ("learn", "fix", "hangs", "silent", "recipes", "further", "machines", "numbers", "reference")
]


def each(chosen):
    return pytest.mark.parametrize(
        "page",
        [pytest.param(p, id=relative(p), marks=pytest.mark.depends(relative(p))) for p in chosen],
    )


@each(pages())
def test_the_points_of_a_page_name_lines_that_have_a_word_of_theirs(page):
    assert list(problems(page)) == []


@each(POINTING)
def test_each_list_of_what_to_notice_has_a_point_that_names_its_lines(page):
    lists = page.read_text("utf-8").split("What to notice:\n")[1:]
    silent = [text for text in lists if not POINTER.search(re.split(r"\n(?=\S)(?!\d+\.)", text)[0])]
    assert silent == []


@pytest.fixture
def point(tmp_path, monkeypatch):
    """A function that returns the problems of a page with a program, its output and a point."""
    monkeypatch.setattr(notes, "ROOT", tmp_path)
    monkeypatch.setattr(notes, "relative", lambda path: path.name)
    (tmp_path / "sum.py").write_text("total = 1 + 2\n\nprint(total)\n")
    (tmp_path / "sum.out").write_text("$ python sum.py\n3\n")

    def made(text, attributes):
        page = tmp_path / "page.md"
        page.write_text(
            '```python\n--8<-- "sum.py"\n```\n\n```console\n--8<-- "sum.out"\n```\n\n'
            f"1. `elsewhere`\n2. {text}\n   {{: {attributes} }}\n"
        )
        return list(problems(page))

    return made


@pytest.mark.parametrize(
    "text, attributes",
    [
        ("`total` is `3`.", 'data-lines="1 to 3" data-output="1"'),
        ("It is printed by `print()`.", 'data-lines="3"'),
        ("A sum.", 'data-lines="1, 3" data-word="1 + 2 | total"'),
    ],
)
def test_lines_that_have_a_word_of_the_point_are_right(point, text, attributes):
    assert point(text, attributes) == []


@pytest.mark.parametrize(
    "text, attributes, problem",
    [
        ("`total`", 'data-lines="4"', "there are no lines 4; there are 3"),
        ("`total`", 'data-lines="3 to 1"', "there are no lines 3 to 1; there are 3"),
        ("`3`", 'data-output="2"', "there are no lines 2; there are 1"),
        ("`total`", 'data-lines="2 to 3"', "line 2, '', has no word of it"),
        ("`elsewhere`", 'data-output="1" data-word="4"', "line 1, '3', has no word of it"),
        ("`total`", 'data-lines="1-3"', "'1-3' is not like '5, 9 to 12'"),
        (
            "`total`",
            'data-lines="1" data-word="__sum__"',
            "Markdown takes __ for bold; name a part of the word, such as main",
        ),
    ],
)
def test_lines_that_are_wrong_are_found(point, text, attributes, problem):
    assert point(text, attributes) == [f"page.md:11: {problem}"]


def test_the_lines_are_said_in_words():
    both = POINTER.fullmatch('   {: data-lines="5 to 7" data-output="2" data-word="a" }')
    assert said(both) == "(lines 5 to 7; output 2)"
    assert said(POINTER.fullmatch('{: data-output="1, 4" }')) == "(output 1, 4)"
