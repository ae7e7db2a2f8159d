"""The verdict on a page: it passes where its program does what the page says, and nowhere else."""

import re
import shutil
import sys

import pytest

from tools.interpreter import interpreter
from tools.repository import ROOT

pytestmark = pytest.mark.depends(".gitignore")

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
AGAIN = "If every Python prints this, run make record SNIPPET=a/wrong"


@pytest.fixture
def project(pytester, monkeypatch):
    """A repository like this one, with PROGRAMS and no page; returns its folder."""
    root = pytester.mkdir("project")
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy2(ROOT / name, root)
    (root / "tools").symlink_to(ROOT / "tools", target_is_directory=True)
    for folder in ("docs", "tests", "snippets/a"):
        (root / folder).mkdir(parents=True)
    for name, text in PROGRAMS.items():
        (root / "snippets" / "a" / name).write_text(text)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def verdict(pytester, project):
    """A function that has pytest look at a page of the project.

    It returns (exit status, the closing line but for the time, all that was printed).
    """

    def look(page, *options):
        (project / "docs" / "page.md").write_text(page)
        result = pytester.runpytest_subprocess("-n0", "-p", "no:cacheprovider", *options)
        closing = re.fullmatch(r"=+ (.*) in \d[^ ]*s.* =+", result.outlines[-1])
        return result.ret, closing[1], result.stdout.str()

    return look


@pytest.fixture
def counted(project):
    """An interpreter, and a function that says how often it was started with a program."""
    # The log is elsewhere: what is beside an interpreter counts as something that programs may run.
    python, log = project.with_name("bin") / "python", project.with_name("python.log")
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return python, lambda name: log.read_text().count(name)


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
        (PAGE.format("right").replace("python", "{.python retry:2}"), ["a block accepts no retry"]),
        (PAGE.format("right").replace("python", "{.python fixture:tmp_path}"), ["no retry:"]),
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


def test_a_harness_that_is_broken_fails_the_page(verdict, project):
    (project / "conftest.py").write_text(
        "import tools.check.plugin\ntools.check.plugin.check = lambda: 'takes two arguments'\n"
    )
    status, closing, text = verdict(PAGE.format("right"))
    assert (status, closing) == (1, "1 failed")
    assert "RuntimeError: the harness is broken" in text


def test_programs_run_under_the_interpreter_that_is_asked_for(verdict, counted):
    python, count = counted
    assert verdict(PAGE.format("right"), f"--python={python}")[:2] == (0, "1 passed")
    assert count("right.py") == 4


def test_what_is_no_python_is_refused(project, pytester):
    result = pytester.runpytest_subprocess("--python=/bin/false")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("ERROR: --python=/bin/false: not a Python that can be run*")


HELD = "1 of 1 passed before"


def test_what_held_is_not_run_again_until_it_changes(verdict, project):
    assert verdict(PAGE.format("right"))[1] == "1 passed"
    _, closing, text = verdict(f"Another line.\n\n{PAGE.format('right')}")
    assert closing == "1 passed"
    assert HELD in text and RAN in text
    (project / "snippets" / "a" / "right.py").write_text("print(3)\n")
    assert verdict(PAGE.format("right"))[:2] == (1, "1 failed")


@pytest.mark.parametrize("name, closing", [("wrong", "1 failed"), ("new", "1 skipped")])
def test_what_did_not_hold_is_not_kept(verdict, name, closing):
    verdict(PAGE.format(name))
    _, again, text = verdict(PAGE.format(name))
    assert (again, HELD in text) == (closing, False)


def test_fresh_runs_what_held_and_keeps_it_anew(verdict, project):
    verdict(PAGE.format("right"))
    kept = next(f for f in (project / ".cache" / "verdicts").iterdir() if not f.suffix)
    before = kept.read_text()
    assert HELD not in verdict(PAGE.format("right"), "--fresh")[2]
    assert kept.read_text() != before
    assert HELD in verdict(PAGE.format("right"))[2]


def test_what_did_not_run_is_not_kept(verdict):
    verdict(PAGE.format("wrong"), "--setup-only")
    assert verdict(PAGE.format("wrong"))[1] == "1 failed"


def test_what_was_saved_while_it_ran_is_not_kept(verdict, project):
    added = project / "snippets" / "a" / "right.spawn.out"
    program = f"open({str(added)!r}, 'w').write('$ python right.py\\n1\\n')\nprint(1)\n"
    (project / "snippets" / "a" / "right.py").write_text(program)
    assert verdict(PAGE.format("right"))[1] == "1 passed"
    added.unlink()
    assert HELD not in verdict(PAGE.format("right"))[2]


def test_a_program_on_two_pages_runs_once(verdict, counted):
    python, count = counted
    for fresh in ([], ["--fresh"]):
        _, closing, text = verdict(2 * PAGE.format("right"), f"--python={python}", *fresh)
        assert closing == "2 passed"
        assert RAN in text
    assert count("right.py") == 2 * 4


def test_a_program_that_two_workers_reach_at_once_runs_once(verdict, project, counted):
    python, count = counted
    (project / "snippets" / "a" / "right.py").write_text("import time\ntime.sleep(1)\nprint(1)\n")
    options = (f"--python={python}", "-n2", "--fresh")
    _, closing, text = verdict(2 * PAGE.format("right"), *options)
    assert (closing, count("right.py")) == ("2 passed", 4)
    assert RAN in text


def test_workers_share_what_held(verdict):
    page = PAGE.format("right") + PAGE.format("spawned")
    assert verdict(page, "-n2")[:2] == (1, "1 failed, 1 passed")
    assert "1 of 2 passed before" in verdict(page, "-n2")[2]


def test_there_are_more_workers_than_cores_only_where_much_is_to_run(pytester, project):
    def workers(*options):
        result = pytester.runpytest_subprocess("-v", "-p", "no:cacheprovider", *options)
        assert result.ret == 0
        found = re.search(r"^created: (\d+)/", result.stdout.str(), re.MULTILINE)
        return int(found[1]) if found else 0

    page = project / "docs" / "page.md"
    (project / "conftest.py").write_text("import os\nos.cpu_count = lambda: 1\n")
    page.write_text(PAGE.format("right"))
    assert [workers(), workers(), workers("--fresh")] == [2, 0, 2]
    page.write_text(f"A line.\n\n{PAGE.format('right')}")
    assert [workers(), workers()] == [1, 0]
    (project / "tests" / "test_a.py").write_text("def test_any(): pass\n")
    assert workers() == 2, "the code is another"


TEST = """
import pytest

@pytest.fixture(scope="module")
def shared():
    yield
    print("shared is over")

@pytest.mark.depends()
@pytest.mark.parametrize("n", [pytest.param(1, marks=pytest.mark.depends("docs"))])
def test_pages(shared, n): print("pages ran")

def test_all(shared): print("all ran")

@pytest.mark.depends("docs")
def test_saved(pytestconfig):
    with open(pytestconfig.rootpath / "docs" / "page.md", "a") as page:
        page.write("saved")
"""


def test_any_test_is_kept_by_what_it_depends_on(verdict, project):
    def ran(page, *options):
        status, _, text = verdict(page, "-s", "-k", "test_pages or test_all", *options)
        assert (status, text.count("shared is over")) == (0, "ran" in text)
        return [name for name in ("pages", "all") if f"{name} ran" in text]

    (project / "tests" / "test_a.py").write_text(TEST)
    assert ran("# Page\n") == ["pages", "all"]
    assert ran("# Page\n") == []
    assert ran("# Page\n", "-W", "default") == ["pages", "all"]
    (project / "README.md").touch()
    assert ran("# Page\n") == ["all"]
    assert ran("# Another page\n") == ["pages", "all"]
    assert ran("# Another page\n", "--fresh") == ["pages", "all"]


BUILDS = """
import pytest

def pytest_built(item):
    docs = item.config.rootpath / "docs"
    with open(docs.parent / "builds.log", "a") as log:
        log.write("built ")
    return {path.name: path.read_bytes().split(b"<!--")[0] for path in docs.glob("*.md")}
"""
BUILT = """
import pytest

@pytest.mark.built("page.md")
@pytest.mark.depends("data.txt")
def test_built(): print("it ran")
"""


def test_a_test_of_what_is_built_is_kept_by_that_when_its_sources_change(verdict, project):
    def ran(page, *options):
        status, _, text = verdict(page, "-s", *options)
        log = project / "builds.log"
        builds = log.read_text().split() if log.exists() else []
        log.unlink(missing_ok=True)
        assert status == 0
        return "it ran" in text, len(builds)

    (project / "tests" / "conftest.py").write_text(BUILDS)
    (project / "tests" / "test_a.py").write_text(BUILT)
    assert ran("One\n") == (True, 1)
    assert ran("One\n") == (False, 0), "nothing is built where nothing has changed"
    assert ran("One\n<!-- a comment -->") == (False, 1), "what is built is the same"
    assert ran("One\n<!-- a comment -->") == (False, 0)
    assert ran("One\n") == (False, 0)
    assert ran("Two\n") == (True, 1)
    assert ran("Two\n", "--fresh") == (True, 1)
    (project / "data.txt").touch()
    assert ran("Two\n") == (True, 1), "what else it depends on counts as ever"


def test_a_test_of_what_cannot_be_built_is_kept_by_its_sources(verdict, project):
    (project / "tests" / "conftest.py").write_text("def pytest_built(item): return None\n")
    (project / "tests" / "test_a.py").write_text(BUILT)
    texts = [verdict(page, "-s")[2] for page in ("One\n", "One\n", "Two\n")]
    assert ["it ran" in text for text in texts] == [True, False, True]


@pytest.mark.parametrize("test, refused", [
    ("def test_any(site): pass", True),
    ("@pytest.mark.built('a/')\ndef test_any(site): pass", False),
    ("@pytest.mark.built('a/')\ndef test_any(whole_site): pass", True),
    ("@pytest.mark.built()\ndef test_any(whole_site): pass", False),
])  # fmt: skip
def test_who_gets_hold_of_the_site_says_of_which_parts(project, pytester, test, refused):
    shutil.copy2(ROOT / "tests" / "conftest.py", project / "tests")
    (project / "tests" / "test_a.py").write_text(f"import pytest\n{test}\n")
    result = pytester.runpytest_subprocess("--collect-only", "-n0")
    assert result.ret == (pytest.ExitCode.USAGE_ERROR if refused else pytest.ExitCode.OK)


def test_what_reads_the_site_comes_last_for_it_is_built_meanwhile(project, pytester):
    shutil.copy2(ROOT / "tests" / "conftest.py", project / "tests")
    first = "import pytest\n@pytest.mark.built()\ndef test_first(site): pass\n"
    (project / "tests" / "test_a.py").write_text(f"{first}def test_second(): pass\n")
    result = pytester.runpytest_subprocess("--collect-only", "-q", "-n0")
    result.stdout.fnmatch_lines(["*::test_second", "*::test_first"])


def test_nothing_is_kept_when_code_was_saved_that_had_been_imported(verdict, project):
    added = project / "tests" / "helper.py"
    program = f"open({str(added)!r}, 'a').write('#')\nprint(1)\n"
    (project / "snippets" / "a" / "right.py").write_text(program)
    for _ in range(2):
        assert HELD not in verdict(PAGE.format("right"))[2]


def test_no_test_is_kept_when_something_was_saved_while_others_ran(verdict, project):
    (project / "tests" / "test_a.py").write_text(TEST)
    for _ in range(2):
        _, closing, text = verdict("# Page\n")
        assert closing == "3 passed"
        assert "passed before" not in text
