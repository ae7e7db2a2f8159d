"""What the pages say was measured: prose, tables, charts and data agree."""

import re
from types import SimpleNamespace

import pytest

from tools.draw.chart import FIGURES, chart, table
from tools.measure.__main__ import differences
from tools.measure.claims import QUANTITY, pages, restate, stated
from tools.repository import ROOT, SiteError
from tools.snippet.measurement import PROGRAMS, fingerprint, parse, programs, read, rows
from tools.snippet.program import Snippet


def prose(page):
    """Return a page's text without its blocks, its tables' rules and its links' targets."""
    text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
    text = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.M | re.S)
    return re.sub(r"^\[[^]]+\]: .*$|\]\([^)]*\)", "", text, flags=re.M)


def labels(page):
    """Return the quantities in the rows' names of those programs whose figures a page includes."""
    shown = re.findall(r'"docs/assets/figures/numbers/(\w+)\.', page.read_text(encoding="utf-8"))
    data = [read(program) for program in programs() if program.stem in shown]
    names = [row.name for d in data for run in d["runs"].values() for row in rows(run)]
    return {f"{match['number']} {match['unit']}" for match in QUANTITY.finditer(" ".join(names))}


def wrong_quantities(page):
    """Yield what is wrong with each number with a unit, or with a ×, in a page's prose."""
    known = labels(page)
    for match in QUANTITY.finditer(prose(page)):
        said = f"{match['number']} {match['unit']}"
        if match["claim"]:
            if match["number"] != (measured := stated(match)):
                yield f"{said}: {match['claim']} is {measured}"
        elif said not in known:
            yield f"{said}: from nowhere; write <!-- PROGRAM: ROW [/ ROW] --> behind it"


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs" / "numbers").glob("*.md")), ids=lambda page: page.stem
)
def test_each_number_in_prose_is_one_that_was_measured(page):
    assert list(wrong_quantities(page)) == []


def test_what_other_pages_say_was_measured_was():
    assert [page for page in pages() if restate(page) != page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.stem)
def test_what_is_drawn_is_what_was_measured(program):
    data = read(program)
    assert (FIGURES / f"{program.stem}.md").read_text("utf-8") == table(data)
    assert (FIGURES / f"{program.stem}.svg").read_text("utf-8") == chart(program.stem, data)


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.stem)
def test_what_was_measured_is_the_program_on_the_page(program):
    data = read(program)
    assert data["program"] == fingerprint(program), "it has changed since: make measure"
    for kind, run in data["runs"].items():
        version = tuple(map(int, kind.rstrip("t").split(".")))
        python = SimpleNamespace(version=version, free_threaded=kind.endswith("t"))
        variant = Snippet(program).variant(None, python)
        printed, dimension, _ = parse(variant.path.read_text("utf-8").partition("\n")[2])
        names = [row.name for row in rows(run)]
        assert [row.name for row in printed] == names[: len(printed)], "a quick run may be shorter"
        assert run["dimension"] == dimension


def test_no_data_without_a_program():
    names = {program.stem for program in programs()}
    assert {path.name.partition(".")[0] for path in PROGRAMS.glob("*.measured.json")} == names
    assert {path.stem for path in FIGURES.glob("*")} == names


def test_a_number_that_was_not_measured_fails(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "---\ntitle: x\n---\n\nIt takes 0 ×<!-- start: spawn / fork --> or 3 ms or 4×.\n"
    )
    first, *others = wrong_quantities(page)
    assert first.startswith("0 ×: start: spawn / fork is ")
    assert [said.partition(";")[0] for said in others] == [
        "3 ms: from nowhere",
        "4 ×: from nowhere",
    ]
    page.write_text(restate(page))
    assert list(wrong_quantities(page)) == others
    page.write_text("It takes\n2 ×<!-- start: spoon / fork --> as long.\n")
    with pytest.raises(SiteError, match=r"page\.md:2: .* no row 'spoon'"):
        restate(page)


def run_of(**medians):
    """A run whose rows have quartiles a tenth below and above their medians."""
    return {"rows": [["", name, m, m * 0.9, m * 1.1] for name, m in medians.items()]}


def test_only_what_was_told_apart_twice_is_a_conclusion():
    old = run_of(fork=1.0, forkserver=1.1, spawn=20.0)
    assert list(differences(old, run_of(fork=2.0, forkserver=1.9, spawn=30.0))) == []
    assert list(differences(old, run_of(fork=2.0, forkserver=9.0, spawn=1.0))) == [
        "fork was less than spawn, and is more",
        "forkserver was less than spawn, and is more",
    ]


def test_a_break_even_comes_out_within_a_factor_of_two():
    old = {"rows": [["break-even", "one by one", 80e-6, 70e-6, 90e-6]]}
    for again, said in ((150e-6, []), (170e-6, ["break-even > one by one is 2.1 × what it was"])):
        new = {"rows": [["break-even", "one by one", again, again, again]]}
        assert list(differences(old, new)) == said
    uncertain = {"rows": [["break-even", "one by one", 80e-6, 20e-6, 90e-6]]}
    assert list(differences(uncertain, new)) == []


def test_what_a_program_found_too_noisy_is_kept():
    text = "waiting\n  loop  2 ms  1 ms  3 ms\ntoo noisy to compare: loop, 2 processes\n"
    assert parse(text)[2] == ["too noisy to compare: loop, 2 processes (waiting)"]


@pytest.mark.parametrize(
    ("line", "said"),
    [("spawn 1 ms 1 ms 1 ms", "not a row"), ("spawn  0 ms  0 ms  0 ms", "^0 where")],
)
def test_a_line_that_is_nearly_a_row_is_refused(line, said):
    with pytest.raises(ValueError, match=said):
        parse(f"fork  1 ms  1 ms  1 ms\n{line}\n")
