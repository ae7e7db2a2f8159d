"""The verdict on a page: it passes where its program does what the page says, and nowhere else."""

import re
import shutil
import sys

import pytest

from tools.interpreter import interpreter
from tools.repository import ROOT

pytest_plugins = "pytester"

PAGE = """# Page

=== "A tab"

    ```python
    --8<-- "snippets/a/{0}.py"
    ```

    ```console
    --8<-- "snippets/a/{0}.out"
    ```
"""
PROGRAMS = {
    "right.py": "print(1)\n",
    "right.out": "$ python right.py\n1\n",
    "wrong.py": "print(2)\n",
    "wrong.out": "$ python wrong.py\n1\n",
    "spawned.py": "import multiprocessing\nprint(multiprocessing.get_start_method() == 'spawn')\n",
    "spawned.out": "$ python spawned.py\nFalse\n",
    "new.py": '# /// script\n# requires-python = ">=3.99"\n# ///\nprint(1)\n',
    "new.out": "$ python new.py\n1\n",
    "silent.py": "print(1)\n",
}
RAN = "4 runs: 1 as a reader starts it, 1 under fork, 1 under forkserver, 1 under spawn"
AGAIN = "If the page should say this: make record SNIPPET=a/wrong"


@pytest.fixture
def verdict(pytester):
    """A function that has pytest look at a page, in a repository of its own with PROGRAMS.

    It returns (exit status, the closing line but for the time, all that was printed).
    """
    shutil.copy2(ROOT / "pyproject.toml", pytester.path)
    (pytester.path / "tools").symlink_to(ROOT / "tools", target_is_directory=True)
    for folder in ("docs", "tests", "snippets/a"):
        (pytester.path / folder).mkdir(parents=True)
    for name, text in PROGRAMS.items():
        (pytester.path / "snippets" / "a" / name).write_text(text)

    def look(page, *options):
        (pytester.path / "docs" / "page.md").write_text(page)
        result = pytester.runpytest_subprocess("-n1", "-p", "no:cacheprovider", *options)
        closing = re.fullmatch(r"=+ (.*) in \d[^ ]*s.* =+", result.outlines[-1])
        return result.ret, closing[1], result.stdout.str()

    return look


def test_a_page_whose_program_prints_what_it_says_passes(verdict):
    status, closing, text = verdict(PAGE.format("right"))
    assert (status, closing) == (0, "1 passed")
    assert f"1 code blocks on {interpreter(sys.executable)}, {RAN}" in text


@pytest.mark.parametrize(
    "page, said",
    [
        (PAGE.format("wrong"), ["page.md:5: snippets/a/wrong.py on", "-1\n", "+2\n", AGAIN, RAN]),
        (PAGE.format("spawned"), ["snippets/a/spawned.out, under spawn: "]),
        (PAGE.format("silent"), ["no transcript covers fork"]),
        (PAGE.format("gone"), ["docs/page.md:5: there is no snippets/a/gone.py"]),
        ("```python\nprint(1)\n```\n", ["docs/page.md:1: a Python block must be one include"]),
        (PAGE.format("right").replace("python", "{.python retry:2}"), ["a block takes no retry:"]),
        (PAGE.format("right").replace("python", "{.python fixture:tmp_path}"), ["takes no retry:"]),
    ],
)  # fmt: skip
def test_a_page_that_says_anything_else_fails(verdict, page, said):
    status, closing, text = verdict(page)
    assert (status, closing) == (1, "1 failed")
    assert [words for words in said if words not in text] == []


def test_a_program_that_cannot_run_here_is_skipped_and_named(verdict):
    status, closing, text = verdict(PAGE.format("new"))
    assert (status, closing) == (0, "1 skipped")
    assert "not run: a/new needs Python >=3.99" in text


def test_one_wrong_page_among_right_ones_fails_the_run(verdict):
    status, closing, _ = verdict(PAGE.format("right") + PAGE.format("wrong") + PAGE.format("new"))
    assert (status, closing) == (1, "1 failed, 1 passed, 1 skipped")


def test_a_harness_that_is_broken_fails_the_page(verdict, pytester):
    pytester.makeconftest(
        "import tools.check.plugin\ntools.check.plugin.check = lambda: 'takes two arguments'\n"
    )
    status, closing, text = verdict(PAGE.format("right"))
    assert (status, closing) == (1, "1 failed")
    assert "RuntimeError: the harness is broken" in text


def test_programs_run_under_the_interpreter_that_is_asked_for(verdict, pytester):
    other = pytester.path / "other"
    other.write_text(f'#!/bin/sh\necho "$@" >> {other}.log\nexec {sys.executable} "$@"\n')
    other.chmod(0o755)
    assert verdict(PAGE.format("right"), f"--python={other}")[:2] == (0, "1 passed")
    assert other.with_suffix(".log").read_text().count("right.py") == 4


def test_what_is_no_python_is_refused(verdict, pytester):
    result = pytester.runpytest_subprocess("--python=/bin/false")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("ERROR: --python=/bin/false: not a Python that can be run*")
