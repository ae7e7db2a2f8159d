"""A timeline shows its recorded run: all of it, in its place, and nothing else."""

import gzip
import itertools
import os
import re
import statistics
import sys
import textwrap
from xml.etree import ElementTree

import pytest

from tools.compare.lifespans import lifespans, spans
from tools.compare.screen import attribute
from tools.compare.trace import trace
from tools.draw.selection import selected, start_ups
from tools.draw.timeline import BOLD, NAMES, about_start_up, draw, panels
from tools.draw.timeline import drawn as drawn_html
from tools.draw.timeline_layout import (
    EDGE,
    HEAD,
    LETTER,
    PHONE,
    RIGHT,
    ROW,
    WIDE,
    Above,
    Break,
    Scale,
)
from tools.interpreter import METHODS, interpreter
from tools.repository import ROOT, relative
from tools.run.run import job, run_all
from tools.snippet.command import parse_command
from tools.snippet.events import Edge, Lifespan, Line, Run, Span
from tools.snippet.lane import MAIN, UNKNOWN, Lane
from tools.snippet.program import Snippet, pictured, snippets
from tools.snippet.recording import Recording, read_run

pytestmark = pytest.mark.depends()

posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
PYTHON = interpreter(sys.executable)
PICTURES = {path: variants for snippet in snippets() for path, variants in snippet.pictures.items()}
every_picture = pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path,
            id=relative(path),
            marks=pytest.mark.depends(
                *(relative(variant.run_path) for variant in variants), "docs"
            ),
        )
        for path, variants in PICTURES.items()
    ],
)


def panels_of(path):
    """Return the panels of one of the site's pictures, and their scale."""
    variants = PICTURES[path]
    return panels([read_run(variant) for variant in variants], about_start_up(variants))


def picture(lines=(), edges=(), lanes=(), spans=(), ending=0, method="fork"):
    """Return the recording of a run; its lanes are main, to 100 ms, and those given.

    `lines` are (time, lane, text), `edges` (time, lane, kind, other lane), `lanes` (lane, name and
    what else a Lifespan has), `spans` (start, end, lane, kind, what).
    """
    main = Lifespan("main", 0, 0, 0, None if isinstance(ending, str) else 100)
    run = Run(
        tuple(Line(text, lane and Lane(lane), time) for time, lane, text in lines),
        ending,
        edges=tuple(Edge(time, kind, Lane(one), Lane(two)) for time, one, kind, two in edges),
        lifespans={MAIN: main, **{Lane(lane): Lifespan(*facts) for lane, *facts in lanes}},
        spans=tuple(
            Span(start, end, Lane(lane), kind, what) for start, end, lane, kind, what in spans
        ),
    )
    command = parse_command(ROOT / "program.out", "$ python program.py")
    return Recording(ROOT / "program.out", command, run, "3.13.0", "linux", method)


def drawn(*args, about_start_up=True, **kwargs):
    """Return (the rows by name, the panel) of such a run."""
    [panel], _ = panels([picture(*args, **kwargs)], about_start_up)
    return {row.name: row for row in panel.rows}, panel


def parts(row, scale=None):
    """Return a row's parts as [(kind, from, to, text)], in rounded ms."""
    scale = scale or Scale([picture().run])
    zero, one = scale(0), scale(1) - scale(0)
    return [
        (p.kind, round((p.x - zero) / one), round((p.x + p.width - zero) / one), p.text)
        for p in row.parts
    ]


# Of every picture of the site.


@every_picture
def test_every_line_has_a_tick_and_every_process_a_row(path):
    recordings = [read_run(variant) for variant in PICTURES[path]]
    for panel, recording in zip(panels_of(path)[0], recordings, strict=True):
        run = recording.run
        spoken = [(n, line.text) for n, line in enumerate(run.lines) if line.lane is not None]
        ticks = sorted((tick.line, tick.text, tick.x) for row in panel.rows for tick in row.ticks)
        assert [(line, text) for line, text, _ in ticks] == spoken
        places = [x for *_, x in ticks]
        assert places == sorted(places)
        servers = about_start_up(PICTURES[path]) or len(recordings) > 1
        shown = selected(run, servers).lifespans
        assert sorted(row.name for row in panel.rows) == sorted(
            life.name for life in shown.values()
        )
        started = {edge.other for edge in run.edges if edge.kind == "start"}
        assert {lane for lane in started if not lane.is_thread} <= set(shown)


@every_picture
def test_the_parts_of_a_lane_are_its_life(path):
    for panel in panels_of(path)[0]:
        for row in panel.rows:
            for before, after in itertools.pairwise(row.parts):
                assert before.x + before.width == pytest.approx(after.x)
            whole = row.end - row.parts[0].x
            assert sum(part.width for part in row.parts) == pytest.approx(whole)
            assert all(part.width > 0 for part in row.parts)


@every_picture
def test_nothing_is_outside_of_the_picture(path):
    made, scale = panels_of(path)
    for panel in made:
        for row in panel.rows:
            for mark in [*row.parts, *row.ticks]:
                assert 0 <= mark.x <= mark.x + mark.width <= 100.0001
        assert all(0 <= arrow.x <= 100 for arrow in panel.arrows)
    assert all(0 <= x <= 100 for x, _ in scale.axis())
    svg = ElementTree.fromstring(draw(PICTURES[path])).find("svg")
    height = float(svg.get("height"))
    for element in svg.iter():
        values = [element.get(name) for name in ("x", "x1", "x2", "width")]
        assert all(0 <= float(v[:-1]) <= 100.01 for v in values if v and v.endswith("%"))
        edges = [element.get(name) for name in ("y", "y1", "y2")]
        assert all(0 <= float(edge) <= height for edge in edges if edge)


def texts(row):
    """Return [(left, right)] of the texts above a row's bar, where the time has WIDE px.

    Where it has more, they only move apart.
    """
    for mark in [*row.parts, *row.ticks]:
        if mark.shown:
            at, size = (mark.x + mark.width / 2) * WIDE / 100, LETTER * len(mark.text)
            left = at - {"start": 0, "middle": size / 2, "end": size}[mark.anchor]
            yield left, left + size


@every_picture
def test_no_two_texts_overlap(path):
    made, scale = panels_of(path)
    for row in (row for panel in made for row in panel.rows):
        places = sorted(texts(row))
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(places)), row.name
        assert all(left >= 0 and right <= WIDE for left, right in places), row.name
        assert BOLD * len(row.name) <= NAMES[-1], row.name
    tops = [row.y for panel in made for row in panel.rows]
    assert all(after - before >= ROW for before, after in itertools.pairwise(tops))
    labels = [(x * PHONE / 100, LETTER * len(label)) for x, label in scale.axis()]
    assert all(a + m / 2 <= b - n / 2 for (a, m), (b, n) in itertools.pairwise(labels[1:]))
    if len(labels) > 1:
        assert labels[0][0] + labels[0][1] <= labels[1][0] - labels[1][1] / 2


@every_picture
def test_no_text_lies_across_an_arrow_and_none_only_abbreviates(path):
    """Where the time has more than WIDE px, what is at one end of a text moves away from it."""
    for panel in panels_of(path)[0]:
        for row in panel.rows:
            crossing = panel.interrupts + [
                arrow.x
                for arrow in panel.arrows
                if min(arrow.start, arrow.end) < row.bar and row.y < max(arrow.start, arrow.end)
            ]
            across = [
                (left, x * WIDE / 100)
                for left, right in texts(row)
                for x in crossing
                if left - HEAD < x * WIDE / 100 < right + HEAD
            ]
            assert across == [], row.name
            assert not any(mark.shown and set(mark.text) <= set(".… ") for mark in row.ticks)


# Of each text, as on a wide screen, where a process id stands below the name: its width, and how
# many px its picture has for names, or none where it is no name.
WIDTHS = """texts => texts.map(text => {
    text.style.display = "inline";
    const column = text.matches(".name") ? getComputedStyle(text).getPropertyValue("--names") : "";
    return [text.textContent, text.getComputedTextLength(), parseInt(column) || null];
})"""


@pytest.fixture(scope="module")
def styled(browser):
    """Yield a page in a browser that has the style sheets of the site, and nothing else."""
    names = re.findall(r"assets/css/[\w-]+\.css", (ROOT / "mkdocs.yml").read_text("utf-8"))
    styles = "".join((ROOT / "docs" / name).read_text("utf-8") for name in names)
    page = browser.new_page()
    page.set_content(f"<style>{styles}</style>")
    yield page
    page.close()


@every_picture
@pytest.mark.depends("docs/assets/css", "mkdocs.yml")
def test_no_text_is_wider_in_a_browser_than_the_room_that_it_has(styled, path):
    """The layout knows no font: it takes a letter to be LETTER wide, and keeps one free in between.

    So two neighbors may each be wider by half of that.
    """
    styled.evaluate("text => document.body.innerHTML = text", draw(PICTURES[path]))
    found = styled.eval_on_selector_all(".timeline text:not(.strong, .above)", WIDTHS)
    rooms = [column or LETTER * (len(text) + 0.5) for text, _, column in found]
    assert any(column for *_, column in found)
    assert all(width > 0 for text, width, _ in found if text.strip())  # or nothing was measured
    wide = [(*one, room) for one, room in zip(found, rooms, strict=True) if one[1] > room]
    assert wide == []


DRAWN = {
    "work",
    "task",
    "wait",
    "requested",
    "imports",
    "break",
    "tick",
    "fork",
    "cut",
    "interrupt",
}


@every_picture
def test_the_legend_has_the_symbols_of_its_picture_and_no_other(path):
    figure = ElementTree.fromstring(draw(PICTURES[path]))
    drawn, legend = (
        {name for part in figure.iter() for name in part.get("class", "").split()} & DRAWN
        for figure in (figure.find("svg"), figure.find("figcaption/details/ul"))
    )
    assert legend == drawn | {"work"}


# The names of lanes that overlap what crosses a picture from top to bottom, as on a phone.
CROSSED = """figure => {
    const boxes = selector => [...figure.querySelectorAll(selector)]
        .map(part => part.getBoundingClientRect())
    const lines = boxes(":is(.arrows .head path, .arrows line:not(.late), .interrupt)")
    const crosses = (a, b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    return [...figure.querySelectorAll(".above")]
        .filter(name => lines.some(line => crosses(name.getBoundingClientRect(), line)))
        .map(name => name.textContent)
}"""


@every_picture
@pytest.mark.depends("docs/assets/css", "mkdocs.yml")
def test_on_a_phone_no_arrow_crosses_the_name_of_a_lane(styled, path):
    styled.set_viewport_size({"width": 390, "height": 844})
    styled.evaluate("text => document.body.innerHTML = text", draw(PICTURES[path]))
    names = styled.locator(".above")
    assert all(name.is_visible() for name in names.all())
    assert styled.locator(".timeline").evaluate(CROSSED) == []


CONTRAST = """([one, other]) => {
    const light = color => {
        document.body.style.color = color
        const [r, g, b] = getComputedStyle(document.body).color.match(/[\\d.]+/g)
            .map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
}"""


@pytest.mark.depends("docs/assets/css", "mkdocs.yml")
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_marked_tick_is_seen_on_every_lane(styled, scheme):
    lanes = [[f"main.{n}", f"p{n}", n, n, n, 50] for n in range(1, 5)]
    figure = "".join(
        f'<svg class="lane {color}"><g class="tick marked"><rect/></g><rect class="work"/></svg>'
        for color in [row.color for row in drawn(lanes=lanes)[0].values()]
    )
    styled.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    styled.evaluate(
        "text => document.body.innerHTML = text", f'<figure class="timeline">{figure}</figure>'
    )
    found = []
    for lane in styled.locator(".lane").all():
        mark, bar = (
            lane.locator(part).evaluate("part => getComputedStyle(part).fill")
            for part in (".tick rect", ".work")
        )
        found.append(styled.evaluate(CONTRAST, [mark, bar]))
    assert len(found) == 5
    assert min(found) >= 3, found  # WCAG 2.2, 1.4.11


@pytest.mark.depends("docs/assets/css", "mkdocs.yml")
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_seam_makes_a_tick_seen_on_every_lane(styled, scheme):
    figure = "".join(
        f'<svg class="lane {color}"><g class="seams"><line/></g><g class="tick"><line/></g></svg>'
        for color in ["lane-main", *(f"lane-{n}" for n in range(1, 5))]
    )
    styled.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    styled.evaluate(
        "text => document.body.innerHTML = text", f'<figure class="timeline">{figure}</figure>'
    )
    widths = {"seams": set(), "tick": set()}
    for lane in styled.locator(".lane").all():
        bar = lane.evaluate("lane => getComputedStyle(lane).getPropertyValue('--lane')")
        colors = {}
        for part, found in widths.items():
            line = lane.locator(f".{part} line")
            stroke, width = line.evaluate(
                "line => [getComputedStyle(line).stroke, getComputedStyle(line).strokeWidth]"
            )
            colors[part] = stroke
            found.add(float(width.removesuffix("px")))
        assert styled.evaluate(CONTRAST, [colors["seams"], bar]) >= 3, colors
        assert styled.evaluate(CONTRAST, [colors["tick"], colors["seams"]]) >= 3, colors
    assert min(widths["seams"]) >= max(widths["tick"]) + 2, widths


def test_a_head_of_an_arrow_is_below_all_ticks_of_the_bar_that_it_points_at():
    lanes = [["main.1", "child", 10, 20, 20, 50]]
    recording = picture([(60, "main", "done")], [(60, "main", "join", "main.1")], lanes)
    figure = ElementTree.fromstring(drawn_html([recording], "key", "program.py"))
    [tick] = figure.findall("svg//g[@class='tick']/line")
    [head] = figure.findall("svg//g[@class='join']/svg")
    assert float(tick.get("y2")) <= float(head.get("y"))


@every_picture
def test_a_timeline_survives_markdown_and_is_light(path):
    text = draw(PICTURES[path])
    assert text.count("\n") == 1
    assert not set("*_`[]") & set(text)
    assert len(gzip.compress(text.encode())) <= 12_000
    figure = ElementTree.fromstring(text)
    assert "data-search-exclude" in figure.attrib
    assert figure.find("svg/title").text and figure.find("svg/desc").text
    assert not figure.findall(".//*[@style]")


@pytest.mark.depends("snippets", "docs")
def test_ids_are_their_own():
    found = [
        identifier
        for variants in PICTURES.values()
        for identifier in re.findall(r' id="([^"]+)"', draw(variants))
    ]
    assert len(found) == len(set(found))


def first_at_work(path):
    """Return where the first child begins to work in a picture, in percent; None without one."""
    made, _ = panels_of(path)
    begun = [
        part.x
        for panel in made
        for row in panel.rows
        if row.color not in ("lane-main", "lane-server")
        for part in row.parts
        if part.kind not in ("requested", "imports")
    ]
    return min(begun, default=None)


@pytest.mark.depends("snippets", "docs")
def test_pictures_are_of_the_work_and_not_of_the_start_up():
    places = [place for path in PICTURES if (place := first_at_work(path)) is not None]
    assert len(places) > 100
    assert statistics.median(places) <= 25


@pytest.mark.depends("snippets", "docs")
def test_a_fork_server_is_shown_only_where_the_page_speaks_of_it_or_it_prints():
    shown = unexplained = 0
    for path, variants in PICTURES.items():
        servers = [
            row
            for panel in panels_of(path)[0]
            for row in panel.rows
            if row.name == "fork server" and not row.ticks
        ]
        told = re.search(r"fork\s+server", pictured()[path])
        shown += len(servers)
        unexplained += bool(servers) and not told and len(variants) == 1
    assert (shown > 0, unexplained) == (True, 0)


# Of runs made up.


SPAWNED = [["main.1", "child", 12, 40, 60, 90]]


def test_a_stretch_in_which_nothing_but_start_up_happens_is_cut_out():
    spans = [[11, 20, "main", "wait", "start()"], [20, 95, "main", "wait", "join()"]]
    run = picture(lanes=SPAWNED, spans=spans).run
    assert start_ups(run) == [Break(0, 60, (12,))]
    scale = Scale([run], start_ups(run))
    assert scale(60) - scale(0) == pytest.approx(6.5)
    assert scale(0) < scale(12) < scale(60)
    assert scale(95) - scale(90) == pytest.approx((100 - EDGE - RIGHT - 6.5) * 5 / 40)
    assert [label for _, label in scale.axis()] == ["0 ms", "70", "80", "90", "100"]


def test_what_somebody_does_meanwhile_is_not_cut_out():
    spans = [[11, 20, "main", "wait", "start()"], [50, 95, "main", "wait", "join()"]]
    run = picture(lanes=SPAWNED, spans=spans).run  # from 20 to 50, main works
    assert start_ups(run) == [Break(0, 20, (12,)), Break(50, 60)]


def test_what_is_printed_before_a_process_is_asked_for_is_no_start_up():
    spans = [[11, 95, "main", "wait", "start()"]]
    run = picture([(10, "main", "hello")], lanes=SPAWNED, spans=spans).run
    assert [cut.start for cut in start_ups(run)] == [11]


def test_a_run_in_which_a_process_never_gets_ready_is_whole():
    unborn = ["main.2", "unborn", 20, 30, None, 90]
    assert start_ups(picture(lanes=[*SPAWNED, unborn]).run) == []


def test_a_run_without_processes_is_whole():
    assert start_ups(picture(lanes=[["main/1", "thread", 10, 12, 12, 50]]).run) == []


def test_a_break_says_how_long_it_was_and_in_a_picture_about_start_up_there_is_none():
    spans = [[11, 20, "main", "wait", "start()"], [20, 95, "main", "wait", "join()"]]
    recording = picture(lanes=SPAWNED, spans=spans)
    assert [(cut.start, cut.end) for cut in panels([recording])[1].breaks] == [(0, 60)]
    assert panels([recording], about_start_up=True)[1].breaks == []
    assert panels([recording, recording])[1].breaks == []


def test_a_name_stands_beside_the_arrows_that_cross_its_row():
    lanes = [["main.1", "one", 1, 2, 2, 90], ["main.2", "two", 3, 4, 4, 90]]
    edges = [(1, "main", "start", "main.1"), (3, "main", "start", "main.2")]
    rows, panel = drawn(edges=edges, lanes=lanes)
    assert rows["main"].above == Above(EDGE, "main")
    assert (
        rows["one"].above.x > panel.arrows[1].x
    )  # that to the second row, which crosses the first
    assert rows["two"].above.x > panel.arrows[1].x


def test_a_printed_line_that_an_arrow_would_cross_stands_before_its_tick_or_is_not_shown():
    lanes = [["main.1", "child", 1, 2, 2, 62]]
    edges = [(1, "main", "start", "main.1"), (65, "main", "join", "main.1")]
    lines = [(5, "main.1", "first"), (60, "main.1", "hello"), (64, "main", "...")]
    rows, _ = drawn(lines, edges, lanes)
    first, last = rows["child"].ticks
    assert (first.shown, first.anchor) == (True, "start")
    assert (last.shown, last.anchor) == (True, "end")
    assert not rows["main"].ticks[0].shown
    close = [(1, "main", "start", "main.1"), (61, "main", "join", "main.1")]
    rows, _ = drawn(lines, close, lanes)
    assert not rows["child"].ticks[1].shown


def test_a_run_that_ends_leaves_room_after_it_and_one_that_stays_reaches_the_edge():
    assert Scale([picture().run])(100) == pytest.approx(100 - RIGHT)
    assert Scale([picture(ending="still running").run])(0) == EDGE
    assert Scale([picture([(50, "main", "a")], ending="still running").run])(75) > 100 - RIGHT


def test_a_name_stands_where_its_bar_begins_if_there_is_room():
    lanes = [["main.1", "one", 1, 2, 2, 20], ["main.2", "two", 60, 61, 61, 90]]
    edges = [(1, "main", "start", "main.1"), (60, "main", "start", "main.2")]
    rows, _ = drawn(edges=edges, lanes=lanes)
    begin = rows["two"].parts[0].x
    assert begin < rows["two"].above.x < begin + 5


def test_a_name_without_room_between_the_arrows_keeps_its_end():
    lanes = [[f"main.{n}", f"ForkServerPoolWorker-{n}", n, n, n, 90] for n in (1, 50)]
    edges = [(50, "main", "start", "main.50"), (90, "main", "join", "main.50")]
    rows, _ = drawn(edges=edges, lanes=lanes)
    assert re.fullmatch(r"….*Worker-1", rows["ForkServerPoolWorker-1"].above.name)


def test_a_life_is_divided_into_what_it_did():
    lanes = [["main.1", "child", 10, 30, 40, 90]]
    spans = [
        [12, 25, "main", "wait", "start()"],
        [50, 80, "main", "wait", "join()"],
        [45, 60, "main.1", "task", "f(1)"],
        [46, 50, "main.1", "wait", "get()"],  # within the task
        [60, 70, "main.1", "wait", "get()"],
    ]
    rows, _ = drawn(lanes=lanes, spans=spans)
    assert parts(rows["main"]) == [
        ("work", 0, 12, ""),
        ("wait", 12, 25, "in start()"),
        ("work", 25, 50, ""),
        ("wait", 50, 80, "waits in join()"),
        ("work", 80, 100, ""),
    ]
    assert parts(rows["child"]) == [
        ("requested", 10, 30, ""),
        ("imports", 30, 40, ""),
        ("work", 40, 45, ""),
        ("task", 45, 60, "f(1)"),
        ("wait", 60, 70, "waits in get()"),
        ("work", 70, 90, ""),
    ]


def test_a_process_that_was_killed_ends_where_that_was_known():
    lanes = [["main.1", "child", 10, 20, 20, None], ["main.2", "unborn", 30, None, None, None]]
    edges = [(60, "main", "join", "main.1"), (70, "main", "seen", "main.2")]
    rows, _ = drawn(edges=edges, lanes=lanes)
    assert parts(rows["child"]) == [("requested", 10, 20, ""), ("work", 20, 60, "")]
    assert parts(rows["unborn"]) == [("requested", 30, 70, "")]
    assert (rows["child"].cut, rows["unborn"].cut, rows["main"].cut) == (True, True, False)


def test_what_hangs_reaches_the_right_edge():
    spans = [[50, None, "main", "wait", "join()"]]
    rows, panel = drawn([(50, "main", "joining")], spans=spans, ending="still running")
    assert rows["main"].end == pytest.approx(99.5)
    assert rows["main"].parts[-1].kind == "wait"
    assert rows["main"].stays and not rows["main"].cut
    assert "still there" in panel.words[0]


def test_ctrl_c_is_a_line_through_all_rows():
    rows, panel = drawn([(10, "main", "waiting"), (50, None, "^C"), (60, "main", "bye")])
    assert panel.interrupts == [Scale([picture().run])(50)]
    assert [(tick.line, tick.text) for tick in rows["main"].ticks] == [(0, "waiting"), (2, "bye")]


def test_ctrl_c_stands_where_it_was_pressed():
    writes = [(MAIN, "waiting\n", 10), (MAIN, "bye\n", 60)]
    pieces = attribute("waiting\nbye\n", writes, [(8, 50)])
    assert pieces == [(MAIN, "waiting\n", 10), (None, "^C", 50), (MAIN, "bye\n", 60)]


def test_arrows_go_from_who_starts_and_to_who_joins():
    lanes = [["main.1", "child", 10, 20, 20, 50], ["main.1/1", "thread", 25, 26, 26, 40]]
    edges = [
        (10, "main", "start", "main.1"),
        (25, "main.1", "start", "main.1/1"),
        (45, "main.1", "join", "main.1/1"),
        (60, "main/1", "join", "main.1"),  # a thread that is not shown
        (61, "main", "join", "main.1"),
    ]
    rows, panel = drawn(edges=edges, lanes=lanes)
    assert list(rows) == ["main", "child", "thread"]
    assert rows["thread"].color == rows["child"].color == "lane-1"
    scale = Scale([picture().run])
    main, child, thread = (rows[name] for name in rows)
    assert [(a.kind, round(a.x, 2), a.start, a.end) for a in panel.arrows] == [
        ("start", round(scale(10), 2), main.bar + 12, child.bar),
        ("start", round(scale(25), 2), child.bar + 12, thread.bar),
        ("join", round(scale(45), 2), thread.bar + 6, child.bar + 12),
        ("join", round(scale(60), 2), child.bar + 6, main.bar + 12),
    ]


def test_a_fork_server_stands_second_and_its_children_come_from_it():
    server = Lane("fork server of main")
    lanes = [
        ["main.1", "child", 10, 50, 51, 60, True, server],
        [server.path, "fork server", 10, 40, 40, 99],
    ]
    rows, panel = drawn(edges=[(10, "main", "start", "main.1")], lanes=lanes)
    assert list(rows) == ["main", "fork server", "child"]
    assert rows["fork server"].color == "lane-server"
    assert [arrow.kind for arrow in panel.arrows] == ["start", "fork"]


def test_the_fifth_child_is_told_from_the_first():
    lanes = [[f"main.{n}", f"p{n}", n, n, n, 50] for n in range(1, 7)]
    rows, _ = drawn(lanes=lanes)
    assert [rows[f"p{n}"].color for n in (1, 4, 5)] == ["lane-1", "lane-4", "lane-1 again"]


def test_runs_below_each_other_have_one_scale():
    long = picture(lanes=[["main.1", "child", 10, 20, 20, 200]], method="spawn")
    made, scale = panels([picture(), long])
    assert [panel.title for panel in made] == ["fork", "spawn"]
    assert made[0].rows[0].end == pytest.approx(scale(100))
    assert made[1].rows[1].end == pytest.approx(scale(200))
    assert made[1].y > made[0].rows[-1].y + ROW


@pytest.mark.parametrize("end", [0.4, 1, 7, 66, 100, 999, 4_999, 20_000])
def test_an_axis_has_round_steps(end):
    run = Run(lifespans={MAIN: Lifespan("main", 0, 0, 0, end)})
    labels = [label for _, label in Scale([run]).axis()]
    assert 3 < len(labels) <= 9
    assert labels[0] in ("0 ms", "0 s")
    assert all(re.fullmatch(r"\d+(\.\d)?|0\.\d\d", label) for label in labels[1:]), labels


# Of what the probe sees.


@pytest.fixture
def seen(tmp_path):
    """A function that runs a program with what a timeline needs: the Run."""

    def made(program, method):
        main = tmp_path / "program.py"
        main.write_text(textwrap.dedent(program))
        path = tmp_path / "program.out"
        asked = Recording(path, parse_command(path, "$ python program.py"))
        [result] = run_all([job(Snippet(main), asked, PYTHON, method, timeline=True)])
        assert result.status == 0, result.output
        return trace(result)

    return made


def spans_of(run, kind):
    return [(run.lifespans[span.lane].name, span.what) for span in run.spans if span.kind == kind]


@posix
@pytest.mark.parametrize("method", METHODS)
def test_the_probe_sees_lifespans_and_waits(seen, method):
    found = seen(
        """
        import threading
        import time
        from multiprocessing import Lock, Process, Queue

        def child(queue, lock):
            queue.get()
            with lock:
                pass
            lock.acquire()
            thread = threading.Thread(target=time.sleep, args=(0.01,), name="sleeper")
            thread.start()
            thread.join()

        if __name__ == "__main__":
            queue, lock = Queue(), Lock()
            process = Process(target=child, args=(queue, lock), name="reader")
            process.start()
            time.sleep(0.1)
            queue.put(1)
            process.join()
        """,
        method,
    )
    main, reader = found.lifespans[MAIN], found.lifespans[MAIN.child(1)]
    assert reader.name == "reader"
    assert main.started < reader.requested < reader.started <= reader.running
    assert reader.running < reader.ended < main.ended
    assert reader.forker == (MAIN.helper("fork server") if method == "forkserver" else None)
    waits = spans_of(found, "wait")
    assert waits.count(("reader", "acquire()")) >= 2
    for expected in [
        ("main", "start()"),
        ("main", "sleep()"),
        ("main", "join()"),
        ("reader", "get()"),
        ("reader", "acquire()"),
        ("reader", "join()"),
        ("sleeper", "sleep()"),
    ]:
        assert expected in waits
    [join] = [span for span in found.spans if (span.lane, span.other) == (MAIN, MAIN.child(1))]
    assert join.end > reader.ended


POOLS = {
    "map": "with Pool(2) as pool: pool.map(double, range(4), chunksize=2)",
    "imap": "with Pool(2) as pool: list(pool.imap(double, range(4)))",
    "starmap": "with Pool(2) as pool: pool.starmap(double, [(n,) for n in range(4)])",
    "apply_async": "with Pool(2) as pool: [pool.apply_async(double, (n,)).get() for n in range(4)]",
    "executor map": "with ProcessPoolExecutor(2) as pool: list(pool.map(double, range(4)))",
    "executor chunks": (
        "with ProcessPoolExecutor(2) as pool: list(pool.map(double, range(4), chunksize=2))"
    ),
    "submit": "with ProcessPoolExecutor(2) as pool: [pool.submit(double, n) for n in range(4)]",
    "threads": "with ThreadPoolExecutor(2) as pool: list(pool.map(double, range(4)))",
    "thread pool": "with ThreadPool(2) as pool: pool.map(double, range(4))",
}


@posix
@pytest.mark.parametrize("way", POOLS)
def test_the_probe_sees_each_task_once(seen, way):
    program = f"""
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
        from multiprocessing import Pool
        from multiprocessing.pool import ThreadPool

        def double(number):
            return 2 * number

        if __name__ == "__main__":
            {POOLS[way]}
        """
    found = seen(program, PYTHON.default_method)
    tasks = [span for span in found.spans if span.kind == "task"]
    assert sorted(span.what for span in tasks) == [f"double({number})" for number in range(4)]
    assert all(span.lane != MAIN and span.end is not None for span in tasks)
    assert {span.lane for span in tasks} <= set(selected(found).lifespans)


@posix
def test_a_task_that_fails_is_over_and_its_error_is_as_without(seen):
    found = seen(
        """
        from multiprocessing import Pool

        def fail(text):
            return float(text)

        if __name__ == "__main__":
            with Pool(1) as pool:
                try:
                    pool.map(fail, ["x"])
                except ValueError as error:
                    print(error.__cause__)
        """,
        "fork",
    )
    assert [line.text for line in found.lines] == [
        "",
        '"""',
        "Traceback (most recent call last):",
        "  ...",
        '  File "program.py", line 5, in fail',
        "    return float(text)",
        "ValueError: could not convert string to float: 'x'",
        '"""',
    ]
    [task] = [span for span in found.spans if span.kind == "task"]
    assert task.end is not None


@posix
def test_the_frames_of_the_probe_never_show(seen):
    found = seen(
        """
        import time

        def wait():
            time.sleep(-1)

        if __name__ == "__main__":
            try:
                wait()
            except ValueError as error:
                import traceback
                traceback.print_exception(error)
        """,
        PYTHON.default_method,
    )
    assert [line.text for line in found.lines][1:-1] == [
        '  File "program.py", line 9, in <module>',
        "    wait()",
        '  File "program.py", line 5, in wait',
        "    time.sleep(-1)",
    ]


def test_what_is_too_short_to_be_seen_is_put_together_or_left_out():
    tasks = [Span(10 * n, 10 * n + 5, MAIN, "task", f"f({n})") for n in range(100)]
    wait = Span(2000, 2001, MAIN, "wait", "get()")
    main = Lifespan("main", 0, 0, 0, 10_000)
    shown = selected(Run(lifespans={MAIN: main}, spans=(*tasks, wait))).spans
    assert [(s.kind, s.what, s.start, s.end) for s in shown] == [("task", "100 tasks", 0, 995)]


@every_picture
def test_a_selection_of_a_selection_is_the_same(path):
    for variant in PICTURES[path]:
        once = selected(read_run(variant).run)
        assert selected(once) == once


def main_only(event):
    return MAIN


def always_main(pid, thread=0):
    return MAIN


def test_a_wait_that_was_cut_off_has_no_end():
    log = [{"kind": "wait", "time": 5, "pid": 1, "what": "get()"}]
    [span] = spans(log, main_only, always_main)
    assert (span.start, span.end) == (5, None)


def test_a_process_with_several_interpreters_has_one_lifespan():
    log = [
        {"kind": "run", "time": 0, "pid": 1, "ppid": 0},
        {"kind": "run", "time": 50, "pid": 1, "ppid": 0},
        {"kind": "exit", "time": 100, "pid": 1},
    ]
    found = lifespans(log, main_only, always_main)
    assert (found[MAIN].started, found[MAIN].ended) == (0, 100)


def test_a_resource_tracker_is_shown_if_it_prints():
    lane = MAIN.helper("resource tracker")
    log = [
        {"kind": "run", "time": 0, "pid": 1, "ppid": 0},
        {"kind": "exit", "time": 1, "pid": 1},
    ]
    found = lifespans(log, lambda event: lane, lambda pid, thread=0: lane)
    assert found[lane].name == "resource tracker"
    assert selected(Run(lifespans=found)).lifespans == {}
    assert list(selected(Run((Line("leaked", lane),), lifespans=found)).lifespans) == [lane]


def test_a_lane_that_is_not_known_is_not_shown():
    life = Lifespan("main", 0, 0, 0, 100)
    run = Run(lifespans={MAIN: life, UNKNOWN: life, MAIN.thread("?"): life})
    assert list(selected(run).lifespans) == [MAIN]


def test_threads_of_the_library_are_shown_where_they_matter():
    one, two, three, four = map(MAIN.thread, range(1, 5))
    threads = (one, two, three, four)
    lives = {lane: Lifespan("t", 10, 11, 11, 900, own=lane == one) for lane in threads}
    run = Run(
        (Line("hello", three),),
        lifespans={MAIN: Lifespan("main", 0, 0, 0, 1000), **lives},
        spans=(Span(100, 900, MAIN, "wait", "join()", two),),
    )
    assert list(selected(run).lifespans) == [MAIN, one, two, three]
