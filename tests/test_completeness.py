"""Nothing on the site is silently untested, and no fault of a site full of them is passed over."""

import re
import shutil
import subprocess
import sys
from ast import literal_eval

import pytest

from tools.check.completeness import collected, file_problems, page_problems, sources
from tools.repository import ROOT, relative

pytestmark = pytest.mark.depends("docs/assets", "docs/templates", "mkdocs.yml", ".gitignore")

INCLUDE = re.compile('--8<-- "([^":]+)')
GOOD = (
    '```python\n--8<-- "snippets/a/good.py"\n```\n\n```console\n--8<-- "snippets/a/good.out"\n```\n'
)

RUN = (
    '{"header": "$ python good.py", "python": "3.15.0", "platform": "linux",'
    ' "method": "fork", "ending": 0, "pids": {},'
    ' "events": [[1, "main", "line", "1"]], "lanes": [["main", "main", 0, 0, 0, 2]], "spans": []}'
)

# Each page, and what is said of it after "docs/PAGE.md:".
PAGES = {
    "good": (GOOD, None),
    "tab": (
        f'{GOOD}\n=== "fork"\n\n    ```python\n    --8<-- "snippets/a/good.py"\n    ```\n',
        None,
    ),
    "typed": ("```python\nprint(1)\n```\n", "1: a Python block must be one include"),
    "typed-in-a-tab": (
        'Text.\n\n=== "fork"\n\n    ```python\n    print(1)\n    ```\n',
        "5: a Python block must be one include",
    ),
    "more-than-an-include": (
        '```python\n--8<-- "snippets/a/good.py"\nprint(2)\n```\n',
        "1: a Python block must be one include",
    ),
    "behind-a-div": (
        '<div markdown>\n```python\n--8<-- "snippets/a/good.py"\n```\n</div>\n',
        "3: shown as a code block (python), but no test collects it",
    ),
    "indented": ("Text.\n\n    print(1)\n", "3: shown as a code block (text), but no test"),
    "raw": ("<pre><code>print(1)</code></pre>\n", "1: shown as a code block (none), but no test"),
    "notest": (
        "{.python notest}".join(["```", '\n--8<-- "snippets/a/good.py"\n```\n']),
        "1: '{.python notest}': every block is run",
    ),
    "notest-word": ('```python notest\n--8<-- "snippets/a/good.py"\n```\n', "1: "),
    "retry": (
        '``` {.python retry:3}\n--8<-- "snippets/a/good.py"\n```\n',
        "1: '{.python retry:3}': every block is run",
    ),
    "py": ('```py\n--8<-- "snippets/a/good.py"\n```\n', "1: no test reads a py block"),
    "pycon": ("```pycon\n>>> 1\n```\n", "1: no test reads a pycon block"),
    "nameless": ("```\nprint(1)\n```\n", "1: no test reads a text block"),
    "build/left-out": (GOOD, "1: pytest does not collect this block"),
    "missing": (
        '```python\n--8<-- "snippets/a/gone.py"\n```\n',
        "1: there is no snippets/a/gone.py",
    ),
    "outside": ('```python\n--8<-- "tests/a.py"\n```\n', "1: tests/a.py is not a program under"),
    "section": (
        f'{GOOD}\n```python\n--8<-- "snippets/a/good.py:say"\n```\n',
        "9: a Python block must be one include",
    ),
    "typed-transcript": (
        f"{GOOD}\n```console\n$ python good.py\n2\n```\n",
        "9: a console block must be one include",
    ),
    "missing-transcript": (
        f'{GOOD}\n```console\n--8<-- "snippets/a/gone.out"\n```\n',
        "9: there is no snippets/a/gone.out",
    ),
    "transcript-first": (
        '```console\n--8<-- "snippets/a/good.out"\n```\n',
        "1: snippets/a/good.out is shown before its program",
    ),
    "drawing": ('Text.\n\n--8<-- "docs/assets/drawing.svg"\n', None),
    "missing-drawing": (
        'Text.\n\n--8<-- "docs/assets/gone.svg"\n',
        "3: there is no docs/assets/gone.svg",
    ),
    "timeline": (f'{GOOD}\n--8<-- "snippets/a/good.svg"\n', None),
    "timeline-in-a-tab": (f'{GOOD}\n=== "fork"\n\n    --8<-- "snippets/a/good.svg"\n', None),
    "timeline-alone": (
        'Text.\n\n--8<-- "snippets/a/good.svg"\n',
        "3: snippets/a/good.svg is shown without snippets/a/good.out",
    ),
    "missing-timeline": (
        f'{GOOD}\n--8<-- "snippets/a/gone.svg"\n',
        "9: there is no snippets/a/gone.svg",
    ),
    "early": (
        GOOD.replace("good", "early") + '\n--8<-- "snippets/a/early.svg"\n',
        "9: there is no",
    ),
    "include-in-prose": ('--8<-- "snippets/a/good.out"\n', "1: '--8<--' is shown as text"),
}
FILES = {
    "good.py": "print(1)\n",
    "good.out": "$ python good.py\n1\n",
    "good.run.json": RUN,
    "lone.out": "$ python lone.py\n1\n",
    "unshown.py": "print(1)\n",
    "unshown.out": "$ python unshown.py\n1\n",
    "unshown.run.json": RUN.replace("good", "unshown"),
    "old.svg": "<figure></figure>\n",
    "early.py": "print(1)\n",
    "early.out": "$ python early.py\n1\n",
    "early.run.json": RUN.replace("good", "early").replace("lanes", "lines"),
    "silent.py": "print(1)\n",
    "old.run.json": "{}\n",
    "odd.spawns.out": "$ python odd.py\n",
    "word.py": "print(1)\n",
    "word.out": "$ python word.py  # varies: weather\n1\n",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What is said of a site with every fault of PAGES and FILES."""
    root = tmp_path_factory.mktemp("site")
    for name in ("mkdocs.yml", "pyproject.toml", ".gitignore"):
        shutil.copy2(ROOT / name, root)
    for name in ("assets", "templates"):
        shutil.copytree(ROOT / "docs" / name, root / "docs" / name)
    (root / "docs" / "assets" / "drawing.svg").write_text("<svg></svg>\n")
    for name in ("tools", "playground"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    folder = root / "snippets" / "a"
    folder.mkdir(parents=True)
    (folder.parent / "verified.json").write_text('{"pythons": {}, "programs": {}}')
    for name, text in FILES.items():
        (folder / name).write_text(text)
    (folder / "linked").mkdir()
    (folder / "linked" / "main.py").write_text("import good\n")
    (folder / "linked" / "good.py").symlink_to("../good.py")
    for name, (text, _) in PAGES.items():
        path = root / "docs" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    script = "from tools.check.completeness import problems\nprint(*problems(), sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], cwd=root, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def depending(pages):
    """Return some pages as a parameter of a test that runs again for no other page.

    It does for any file that is beside a program of theirs, and for any program where they include
    what is drawn.
    """
    paths = {path for page in pages for path in INCLUDE.findall(page.read_text("utf-8"))}
    beside = {"/".join(path.split("/")[:2]) for path in paths if path.startswith("snippets/")}
    drawn = {"snippets" for path in paths if not re.match("snippets/", path) and gone(path)}
    marks = pytest.mark.depends(*map(relative, pages), *beside, *drawn)
    return pytest.param(pages, id=f"{relative(pages[0])} to {pages[-1].name}", marks=marks)


@pytest.fixture(scope="module")
def tested(once):
    """Return what pytest collects from the pages, which it does once for all workers."""
    found = once("collected", lambda path: path.write_text(repr(collected()), "utf-8"))
    return literal_eval(found.read_text("utf-8"))


def gone(path):
    return not (ROOT / path).is_file()


ALL = sources()


@pytest.mark.parametrize(
    "pages", [depending(ALL[start : start + 40]) for start in range(0, len(ALL), 40)]
)
def test_every_block_of_the_site_is_tested(pages, drawn_settings, tested):
    assert page_problems(pages, drawn_settings, tested) == []


@pytest.mark.depends("docs/learn/queues.md", "docs/about/verified-on.md")
def test_what_a_page_is_held_against_runs_its_test_again():
    """Any file beside its programs may be a new transcript of theirs, with a picture of its own."""
    plain, drawn = (
        {path for mark in depending([ROOT / "docs" / page]).marks for path in mark.args}
        for page in ("learn/queues.md", "about/verified-on.md")
    )
    assert {"docs/learn/queues.md", "snippets/queues"} <= plain and "snippets" not in plain
    assert {"docs/about/verified-on.md", "snippets"} <= drawn


@pytest.mark.depends("docs", "snippets")
def test_every_file_of_a_program_is_on_a_page():
    assert file_problems(ALL) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_fault_of_a_page_is_passed_over(found, name):
    expected = PAGES[name][1]
    here = [line for line in found if line.startswith(f"docs/{name}.md:")]
    if expected is None:
        assert here == []
    else:
        assert any(line.startswith(f"docs/{name}.md:{expected}") for line in here), here


@pytest.mark.parametrize(
    "sentence",
    [
        "snippets/a/lone.out: belongs to no program",
        "snippets/a/unshown.py: no page shows this program",
        "snippets/a/unshown.out: no page shows this transcript",
        "snippets/a/silent.py: has no transcript",
        "snippets/a/old.run.json: belongs to no program",
        "snippets/a/old.svg: belongs to no program",
        "snippets/a/early.run.json: was recorded without data that its timeline early.svg needs",
        "snippets/a/odd.spawns.out: belongs to no program",
        "snippets/a/word.out:1: unknown word 'weather'",
        "snippets/a/linked/main.py: no page shows this program",
    ],
)
def test_no_stray_file_is_passed_over(found, sentence):
    assert any(line.startswith(sentence) for line in found), found


def test_a_file_of_two_programs_is_on_a_page_once(found):
    assert not any(line.startswith("snippets/a/linked/good.py") for line in found), found


@pytest.mark.depends("docs")
@pytest.mark.parametrize("first", sorted((ROOT / "docs").glob("*/index.md")), ids=relative)
def test_the_first_page_of_a_section_leads_to_all_of_its_pages(first):
    links = set(
        re.findall(r"(?:\]\(|^\[.*\]: )([\w.-]+\.md)", first.read_text("utf-8"), re.MULTILINE)
    )
    assert {path.name for path in first.parent.glob("*.md")} - links == {"index.md"}
