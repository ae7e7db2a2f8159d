"""The table of what was proven says so only of the programs as they are."""

import copy

import pytest

from tools.interpreter import Interpreter
from tools.playground.proofs import columns, published
from tools.playground.proofs import enter as enter_proof
from tools.repository import ROOT, sections
from tools.snippet.program import Snippet, shown_on, snippets
from tools.snippet.verified import HOLDS, enter, fingerprint, render, sentence

pytestmark = pytest.mark.depends("snippets", "docs", "mkdocs.yml")

OLD = Interpreter("python", (3, 12, 1), False, "linux", ("fork",), "fork")
FREE = Interpreter("python", (3, 12, 1), True, "linux", ("fork",), "fork")
NO_BROWSER = {"pythons": {}, "programs": {}}
FACTS = {"version": "x", "platform": "y", "start methods": ["fork"], "date": "z"}


@pytest.fixture
def data():
    """What is proven when every program has held on two interpreters."""
    found = {"pythons": {}, "programs": {}}
    for python in (FREE, OLD):
        enter(found, python, FACTS, {snippet.name: HOLDS for snippet in snippets()})
    return found


def row(name, *cells):
    """Return the row of a program, which leads to its page."""
    return f"| {' | '.join((f'[`{name}`](../{shown_on()[name]})', *cells))} |\n"


def test_what_held_is_shown_for_each_interpreter_the_newest_first(data):
    table = render(data, NO_BROWSER)
    assert "| program | 3.12t | 3.12 | needs |" in table
    assert table.count("✓") == 2 * len(snippets())


def test_the_sum_for_each_interpreter_comes_first(data):
    total = len(snippets())
    first, second = (data["programs"][snippet.name] for snippet in snippets()[:2])
    first["of another text"] = first.pop(next(iter(first)))
    next(iter(second.values()))["3.12"] = "needs numpy"
    lines = render(data, NO_BROWSER).splitlines()
    assert lines[0] == "|  | all outputs right | cannot run | not yet checked | version |"
    assert lines[2:4] == [
        f"| **3.12t** | {total - 1} of {total} | 0 | 1 | x |",
        f"| **3.12** | {total - 2} of {total - 1} | 1 | 1 | x |",
    ]
    assert "- 3.12t, 3.12: y, fork, z" in lines


def test_what_a_program_needs_is_in_the_last_column(data):
    first, second = (snippet.name for snippet in snippets()[:2])
    for name, need in ((first, "Python >=3.13"), (second, "numpy")):
        [cells] = data["programs"][name].values()
        cells["3.12"] = f"needs {need}"
    table = render(data, NO_BROWSER)
    assert row(first, "✓", "–", "3.13 or newer") in table
    assert row(second, "✓", "–", "numpy") in table


def test_what_holds_on_each_interpreter_is_in_the_fold_of_its_section(data):
    chosen = {shown_on()[snippet.name].split("/")[0]: snippet.name for snippet in snippets()}
    left_out = chosen["learn"]
    [cells] = data["programs"][left_out].values()
    cells["3.12"] = "needs numpy"
    shown, *folds = render(data, NO_BROWSER).split("??? note ")
    assert row(left_out, "✓", "–", "numpy") in shown
    for folder, name in chosen.items():
        fold = [text for text in folds if text.startswith(f'"{sections().get(folder, "Home")} (')]
        assert (f"    {row(name, '✓', '✓')}" in "".join(fold)) == (folder != "learn")
        assert name == left_out or row(name, "✓", "✓") not in shown


def test_each_section_with_a_first_page_has_its_name_in_the_navigation():
    assert set(sections()) == {path.parent.name for path in (ROOT / "docs").glob("*/index.md")}
    assert sections()["silent"] == "Wrong results"


def test_a_browser_has_a_column_of_its_own_after_the_pythons(data):
    eligible = [snippet for snippet in snippets() if published(snippet)[1] is None]
    held, broken, changed = eligible[:3]
    other = next(snippet for snippet in snippets() if published(snippet)[1])
    proofs = {
        "python": "3.14.2",
        "pyodide": "314.0.7",
        "browsers": {"firefox": {"version": "153", "date": "2026-11-30", "times": 3}},
        "programs": {changed.name: {"of another text": {"firefox": HOLDS}}},
    }
    enter_proof(proofs, held, "firefox", HOLDS)
    enter_proof(proofs, broken, "firefox", "prints something else")
    table = render(data, columns(proofs))
    [total] = [line for line in table.splitlines() if line.startswith("| **Firefox** |")]
    assert total.startswith(f"| **Firefox** | 1 of {len(eligible) - 1} |")
    assert total.endswith("| CPython 3.14.2, Pyodide 314.0.7 |")
    assert "- Firefox: Firefox 153, spawn, 2026-11-30" in table
    assert "| program | 3.12t | 3.12 | Firefox | needs |" in table
    assert f"    {row(held.name, '✓', '✓', '✓')}" in table
    assert f"    {row(broken.name, '✓', '✓', '–')}" in table
    assert row(changed.name, "✓", "✓", "?", "") in table
    assert f"    {row(other.name, '✓', '✓', '–')}" in table


def test_a_program_that_has_changed_is_not_yet_verified(data):
    name = snippets()[0].name
    [cells] = data["programs"][name].values()
    data["programs"][name] = {"of another text": cells}
    assert row(name, "?", "?", "") in render(data, NO_BROWSER)


def test_the_number_of_the_home_page_counts_only_what_holds_now(data):
    assert f"**{len(snippets()):,} short programs**" in sentence(data)
    assert f"[{2 * len(snippets()):,} checks pass]" in sentence(data)
    assert "on 2 builds of Python, 3.12 to 3.12." in sentence(data)
    first, second = (data["programs"][snippet.name] for snippet in snippets()[:2])
    first["of another text"] = first.pop(next(iter(first)))
    next(iter(second.values()))["3.12"] = "needs Python >=3.13"
    assert f"**{len(snippets()) - 1:,} short programs**" in sentence(data)
    assert f"[{2 * len(snippets()) - 3:,} checks pass]" in sentence(data)


def test_a_check_on_one_interpreter_keeps_what_was_proven_on_the_others(data):
    before = copy.deepcopy(data)
    first, *others = snippets()
    words = {snippet.name: HOLDS for snippet in others}
    enter(data, OLD, FACTS, words)
    assert data["programs"][first.name] == {fingerprint(first): {"3.12t": HOLDS}}
    assert data["programs"][others[0].name] == before["programs"][others[0].name]


def test_a_program_whose_input_has_changed_is_not_yet_verified(tmp_path):
    for name, text in (
        ("a.py", "print(input())\n"),
        ("a.out", "$ python a.py < in.txt\n1\n"),
        ("in.txt", "1\n"),
    ):
        (tmp_path / name).write_text(text)
    before = fingerprint(Snippet(tmp_path / "a.py"))
    (tmp_path / "in.txt").write_text("2\n")
    assert fingerprint(Snippet(tmp_path / "a.py")) != before
