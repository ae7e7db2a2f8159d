"""What the pages say was measured: prose, tables, charts and data agree."""

import math
import re
import sys
from dataclasses import replace
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from tools.draw.chart import COSTS, chart, scale, table
from tools.interpreter import interpreter
from tools.measure.__main__ import check, differences, main, measure
from tools.measure.claims import QUANTITY, pages, restate, stated
from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import (
    PROGRAMS,
    Row,
    Run,
    data_path,
    fingerprint,
    parse,
    programs,
    read,
    write,
)
from tools.snippet.program import Snippet

pytestmark = pytest.mark.depends("snippets/numbers")


def prose(page):
    """Return a page's text without its blocks, its tables' rules and its links' targets."""
    text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
    text = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.M | re.S)
    return re.sub(r"^\[[^]]+\]: .*$|\]\([^)]*\)", "", text, flags=re.M)


def labels(page):
    """Return the quantities in the rows' names of those programs whose figures a page includes."""
    shown = re.findall(r'"docs/assets/figures/numbers/(\w+)\.', page.read_text(encoding="utf-8"))
    measured = [read(program) for program in programs() if program.stem in shown]
    names = [name for found in measured for run in found.runs.values() for name in run.by_name]
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
    "page",
    [
        pytest.param(
            page, id=page.stem, marks=pytest.mark.depends(relative(page), "snippets/numbers")
        )
        for page in sorted((ROOT / "docs" / "numbers").glob("*.md"))
    ],
)
def test_each_number_in_prose_is_one_that_was_measured(page):
    assert list(wrong_quantities(page)) == []


@pytest.mark.depends("docs", "snippets/numbers")
def test_what_other_pages_say_was_measured_was():
    assert [page for page in pages() if restate(page) != page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.stem)
def test_what_was_measured_is_the_program_on_the_page(program):
    measurement = read(program)
    assert measurement.program == fingerprint(program), "it has changed since: make measure"
    for kind, run in measurement.runs.items():
        version = tuple(map(int, kind.rstrip("t").split(".")))
        python = SimpleNamespace(version=version, free_threaded=kind.endswith("t"))
        variant = Snippet(program).variant(None, python)
        printed, dimension, _ = parse(variant.path.read_text("utf-8").partition("\n")[2])
        names = [row.name for row in run.rows]
        assert [row.name for row in printed] == names[: len(printed)], "a quick run may be shorter"
        assert run.dimension == dimension


def test_no_data_without_a_program():
    names = {program.stem for program in programs()}
    assert {path.name.partition(".")[0] for path in PROGRAMS.glob("*.measured.json")} == names


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


def test_a_ratio_is_a_number_of_times_or_a_percentage(tmp_path):
    page, claim, front = tmp_path / "page.md", "<!-- start: spawn / fork -->", "---\nx: y\n---\n\n"
    page.write_text(f"{front}It takes 0 ×{claim} or 0.00 times{claim} as long, 0%{claim} of it.\n")
    page.write_text(restate(page))
    assert list(wrong_quantities(page)) == []
    factor, times, percent = re.findall(r"([\d.,]+) ?(?:×|times|%)<", page.read_text())
    assert int(factor) == pytest.approx(float(times), abs=0.51)
    assert int(percent.replace(",", "")) == round(100 * float(times))
    page.write_text(f"{front}It takes 3 times as long, or 4% of it.\n")
    assert [said.partition(";")[0] for said in wrong_quantities(page)] == [
        "3 times: from nowhere",
        "4 %: from nowhere",
    ]


def run_of(*rows, **medians):
    """A run of the rows, and of more whose quartiles are a tenth below and above their medians."""
    more = [Row("", name, m, m * 0.9, m * 1.1) for name, m in medians.items()]
    return Run("CPython 3.15.2", "main", "2026-11-25", 1.0, [0.1, 0.1], "s", [*rows, *more])


def test_only_what_was_told_apart_twice_is_a_conclusion():
    old = run_of(fork=1.0, forkserver=1.1, spawn=20.0)
    assert list(differences(old, run_of(fork=2.0, forkserver=1.9, spawn=30.0))) == []
    assert list(differences(old, run_of(fork=2.0, forkserver=9.0, spawn=1.0))) == [
        "fork was less than spawn, but is now more",
        "forkserver was less than spawn, but is now more",
    ]
    apart = [Row("1 KB", "Pipe", 1.0, 1.0, 1.0), Row("1 MB", "Pipe", 2.0, 2.0, 2.0)]
    turned = [replace(apart[0], median=3.0, low=3.0, high=3.0), apart[1]]
    assert list(differences(run_of(*apart), run_of(*turned))) == [], "rows of two groups"


def test_a_break_even_comes_out_within_a_factor_of_two():
    old = run_of(Row("break-even", "one by one", 80e-6, 70e-6, 90e-6))
    for again, said in (
        (150e-6, []),
        (170e-6, ["break-even > one by one is 2.1 times what it was"]),
    ):
        new = run_of(Row("break-even", "one by one", again, again, again))
        assert list(differences(old, new)) == said
    uncertain = run_of(Row("break-even", "one by one", 80e-6, 20e-6, 90e-6))
    assert list(differences(uncertain, new)) == []


def test_a_conclusion_that_is_turned_round_is_named_with_program_and_interpreter():
    program = PROGRAMS / "start.py"
    [(kind, kept)] = [item for item in read(program).runs.items() if item[0] == "3.15"]
    assert list(check(program, {kind: kept, "3.99": run_of(fork=2.0, spawn=1.0)})) == []
    turned = replace(kept, rows=run_of(fork=2.0, spawn=1.0).rows)
    assert list(check(program, {kind: turned})) == [
        f"start on {kept.python}: fork was less than spawn, but is now more"
    ]


def test_what_a_program_found_too_noisy_is_kept():
    text = "waiting\n  loop  2 ms  1 ms  3 ms\ntoo noisy to compare: loop, 2 processes\n"
    assert parse(text)[2] == ["too noisy to compare: loop, 2 processes (waiting)"]


@pytest.mark.parametrize(
    ("line", "said"),
    [("spawn 1 ms 1 ms 1 ms", "not a row"), ("spawn  0 ms  0 ms  0 ms", "^a measured value is 0")],
)
def test_a_line_that_is_nearly_a_row_is_refused(line, said):
    with pytest.raises(ValueError, match=said):
        parse(f"fork  1 ms  1 ms  1 ms\n{line}\n")


def test_a_kept_measurement_is_read_as_it_was_written(tmp_path):
    for program in programs():
        copy = tmp_path / program.name
        copy.touch()
        write(copy, read(program))
        assert read(copy) == read(program)
        kept, again = (
            data_path(path).read_text("utf-8").replace(',\n   "noisy": []', "")
            for path in (program, copy)
        )
        assert again == kept
    with pytest.raises(SiteError, match=r"gone\.py: not measured yet"):
        read(tmp_path / "gone.py")


def test_table_and_chart_follow_from_the_measurement(tmp_path):
    program = tmp_path / "start.py"
    kept = read(PROGRAMS / "start.py")
    rows = [Row("", "fork", 0.01, 0.009, 0.011), Row("", "spawn", 0.18, 0.17, 0.2)]
    runs = {kind: replace(run, rows=rows) for kind, run in kept.runs.items()}
    write(program, replace(kept, machine=replace(kept.machine, cpus=64), runs=runs))
    head, _, *lines = table(program).splitlines()
    assert head == "| measured | 3.15.2 | × the first | 3.13.5t | 3.11.7 |"
    assert lines == [
        "| fork | 10.0 ms |  | 10.0 ms | 10.0 ms |",
        "| spawn | 180 ms | 18 × | 180 ms | 180 ms |",
    ]
    figure = ElementTree.fromstring(chart(program))
    texts = [element.text for element in figure.iter("text")]
    assert texts == ["fork", "spawn", "1 ms", "10 ms", "100 ms", "1 s"]
    marks = [float(mark.get("x")[:-1]) for mark in figure.iterfind(".//svg[@class='mark']")]
    assert marks == [33.33] * 3 + [75.18] * 3
    assert "64 CPUs" in figure.find("figcaption").text
    keys = figure.find("div")
    assert "".join(keys.itertext()).split(",")[0].strip() == "CPython 3.11.7"
    assert [*figure].index(keys) == 0, "before the chart, which is not read without it"


def test_a_group_has_a_row_of_its_own_in_a_table():
    lines = table(PROGRAMS / "round_trip.py").splitlines()
    assert lines[2] == "| **1 B** |  |  |  |  |"
    assert sum(line.startswith("| **") for line in lines) == 5


def test_the_scale_has_each_cost_where_it_was_measured():
    figure = ElementTree.fromstring(scale())
    costs = figure.findall(".//g[@class='new']")
    found = {cost.find("text").text: float(cost.find("svg").get("x")[:-1]) for cost in costs}
    assert len(found) == len(COSTS)
    assert [*found.values()] == sorted(found.values())
    decades = len(figure.findall(".//g[@class='axis']/line")) - 1
    for label, name, row in COSTS:
        measured = read(PROGRAMS / f"{name}.py")
        value = measured.runs[measured.newest].by_name[row].median
        place = 100 * (math.log10(value) + 8) / decades  # it begins at 10 ns
        assert found[f"{label} "] == pytest.approx(place, abs=0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("print('half'); raise SystemExit(3)", r"exit code 3\nhalf"),
        ("print('no row')", r"no row of one dimension.*\nno row"),
    ],
)
def test_a_program_that_does_not_measure_is_refused_with_what_it_printed(tmp_path, text, said):
    program = tmp_path / "odd.py"
    program.write_text(text)
    with pytest.raises(SiteError, match=said):
        measure(program, interpreter(sys.executable))


def test_a_program_that_takes_too_long_is_cut_off(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.measure.__main__.LIMIT", 0.1)
    program = tmp_path / "endless.py"
    program.write_text("import time\ntime.sleep(30)")
    with pytest.raises(SiteError, match=r"endless\.py on CPython .*: over 0\.1 s"):
        measure(program, interpreter(sys.executable))


def test_what_is_measured_says_where_and_how(tmp_path):
    program = tmp_path / "fine.py"
    program.write_text("print('group\\n  a  2 ms  1 ms  3 ms\\ntoo noisy to compare: a, b')")
    python = interpreter(sys.executable)
    run = measure(program, python)
    assert run.python == f"CPython {python.name}"
    assert (run.dimension, run.rows) == ("s", [Row("group", "a", 0.002, 0.001, 0.003)])
    assert run.noisy == ["too noisy to compare: a, b (group)"]


def test_a_name_that_is_no_program_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--check", "sart"])
    assert "there is no program snippets/numbers/sart.py" in capsys.readouterr().err
