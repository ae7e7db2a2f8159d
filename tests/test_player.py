"""A run is played as it was recorded: each event's line of the program, output so far, sentence."""

import gzip
import json
import os
import re
import sys
import textwrap
from dataclasses import replace

import pytest

from tests.browser_checks import open_folds, violations
from tools.compare.compare import broken
from tools.compare.moves import fixed, places
from tools.compare.trace import trace
from tools.draw.player import MOST, draw, draw_further
from tools.draw.steps import LONGEST, OVER, WORKS, names, steps
from tools.draw.timeline import is_whole, key
from tools.interpreter import METHODS, interpreter
from tools.record.further import MOST as KEPT
from tools.record.further import chosen
from tools.repository import ROOT, relative
from tools.run.run import job, run_all
from tools.snippet.command import parse_command
from tools.snippet.events import STILL, Act, Edge, Lifespan, Line, Run, Span
from tools.snippet.lane import MAIN, Lane
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import Recording, read, read_further, read_run

pytestmark = pytest.mark.depends()
built = pytest.mark.built
posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

PYTHON = interpreter(sys.executable)
PLAYED = {
    key(variants): (snippet, variants)
    for snippet in snippets()
    for variants in snippet.pictures.values()
    if all(read_run(variant).is_played for variant in variants)
}
VARYING = [
    (snippet, variant)
    for snippet in snippets()
    for variant in snippet.variants
    if variant.further_path.exists()
]


def reads(variants):
    return pytest.mark.depends(*(relative(variant.run_path) for variant in variants))


every_run = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=reads(variants)) for name, (_, variants) in PLAYED.items()]
)
every_further = pytest.mark.parametrize(
    ("snippet", "variant"),
    [
        pytest.param(
            *pair,
            id=relative(pair[1].further_path),
            marks=pytest.mark.depends(
                *(relative(path) for path in (pair[1].further_path, pair[1].run_path))
            ),
        )
        for pair in VARYING
    ],
)


# Of every run that is played.


@every_run
def test_the_steps_of_a_run_tell_all_that_it_printed(name):
    _snippet, variants = PLAYED[name]
    for variant in variants:
        run = read_run(variant).run
        told = steps(run, is_whole(variants))
        printed = [step.printed for step in told]
        assert printed == sorted(printed)
        assert printed[-1] == len(run.lines)
        assert [step.time for step in told] == sorted(step.time for step in told)
        for step, before in zip(told, [0, *printed], strict=False):
            if step.printed > before and run.lines[before].lane:
                assert f"prints “{run.lines[before].text}”" in step.sentence


@every_run
def test_a_step_is_at_a_line_of_the_program(name):
    snippet, variants = PLAYED[name]
    folder, code = snippet.main.parent, {}
    for variant in variants:
        run = read_run(variant).run
        called = names(run, is_whole(variants))
        for step in steps(run, is_whole(variants)):
            for change in step.changes:
                assert change.lane in called
                if change.at:
                    file, _, number = change.at.rpartition(":")
                    if file not in code:
                        code[file] = (folder / file).read_text("utf-8").split("\n")
                    assert code[file][int(number) - 1].strip()


@every_run
def test_who_has_exited_does_nothing_more(name):
    _, variants = PLAYED[name]
    for variant in variants:
        over = set()
        for step in steps(read_run(variant).run, is_whole(variants)):
            assert not over & {change.lane for change in step.changes}, step.sentence
            over |= {change.lane for change in step.changes if change.state == OVER}


# Of steps.


def run_of(*spans, lines=(), acts=(), ending=0):
    """Return a run of main and one child, from 10 to 50 ms."""
    child = MAIN.child(1)
    return Run(
        lines=tuple(lines),
        ending=ending,
        edges=(Edge(5, "start", MAIN, child, None, "a.py:9"),),
        lifespans={
            MAIN: Lifespan("main", 0, 0, 0, 100),
            child: Lifespan("Process-1", 5, 10, 10, 50, at="a.py:1", call="work(3)"),
        },
        spans=spans,
        acts=tuple(acts),
    )


def sentences(run):
    return [step.sentence for step in steps(run, False)]


def test_a_wait_is_told_when_it_begins_and_when_it_ends():
    join = Span(20, 51, MAIN, "wait", "join()", MAIN.child(1), "a.py:10")
    told = sentences(run_of(join))
    assert told == [
        "main begins: Python runs the program from its first line",
        "main starts Process-1",
        "Process-1 begins work(3)",
        "main is blocked in join() until Process-1 exits",
        "Process-1 exits",
        "main continues: Process-1 has exited",
        "main exits",
    ]


def states(run, lane):
    """Return the states of a lane, with the sentences of the steps that change it."""
    return [
        (step.sentence, change.state)
        for step in steps(run, False)
        for change in step.changes
        if change.lane == lane
    ]


def test_whoever_starts_a_process_is_in_start_until_it_returns():
    start = Span(4, 20, MAIN, "wait", "start()", None, "a.py:9")
    told = states(run_of(start), MAIN)
    assert ("main starts Process-1", "in start()") in told
    assert ("start() returns: main continues", WORKS) in told


def test_a_put_that_starts_the_thread_that_writes_is_not_blocked():
    child = MAIN.child(1)
    put = Span(20, 40, child, "wait", "put()", None, "a.py:3", "5")
    joined = Span(15, 51, MAIN, "wait", "join()", child, "a.py:10")
    said = Line("meanwhile", MAIN, 30, at="a.py:11")
    run = run_of(put, joined, lines=[said])
    assert "Process-1 is blocked in put(5) until the queue has room" in sentences(run)
    feeder = Edge(25, "start", child, Lane("main.1/1"), None, "a.py:3")
    run = replace(run, edges=(*run.edges, feeder))
    assert "Process-1 calls put(5)" in sentences(run)
    assert ("Process-1 calls put(5)", "in put()") in states(run, child)


def test_whoever_starts_a_thread_within_a_call_is_in_it_until_it_returns():
    child, thread = MAIN.child(1), Lane("main/1")
    put = Span(20, 40, MAIN, "wait", "put()", None, "a.py:10", "5")
    run = run_of(put, lines=[Line("meanwhile", child, 30, at="a.py:2")])
    life = Lifespan("writer", 25, 26, 26, 90, own=True)
    edges = (*run.edges, Edge(25, "start", MAIN, thread, None, "a.py:10"))
    told = states(replace(run, edges=edges, lifespans={**run.lifespans, thread: life}), MAIN)
    assert ("main starts writer", "in put()") in told
    assert ("main continues: put() returns", WORKS) in told


def test_long_arguments_are_cut():
    get = Span(60, 61, MAIN, "wait", "put()", None, "a.py:11", "'" + "x" * 99 + "'")
    assert f"main calls put('{'x' * (LONGEST - 1)}…)" in sentences(run_of(get))


def test_a_call_during_which_nothing_else_happens_is_one_step():
    get = Span(60, 61, MAIN, "wait", "get()", None, "a.py:11", None, "returns 7")
    assert "main calls get(), which returns 7" in sentences(run_of(get))


def test_a_join_that_gives_up_does_not_say_that_the_child_has_exited():
    join = Span(20, 40, MAIN, "wait", "join()", MAIN.child(1), "a.py:10", "0.02")
    line = Line("hello", MAIN.child(1), 30, at="a.py:2")
    told = sentences(run_of(join, lines=[line]))
    assert "main is blocked in join(0.02) until Process-1 exits, or the time is up" in told
    assert "main continues, although Process-1 has not exited" in told


def test_a_run_that_hangs_ends_with_what_everybody_waits_for():
    join = Span(60, None, MAIN, "wait", "get()", None, "a.py:10")
    run = run_of(join, ending=STILL)
    run.lifespans[MAIN] = Lifespan("main", 0, 0, 0, None)
    last = sentences(run)[-1]
    assert last == "Nothing more happens: main is blocked in get() until there is an item to get"


def test_locks_events_signals_and_exceptions_are_told():
    child = MAIN.child(1)
    acts = [
        Act(11, child, "act", "release()", None, "a.py:3"),
        Act(12, MAIN, "act", "set()", None, "a.py:11"),
        Act(13, MAIN, "act", "terminate()", child, "a.py:12"),
        Act(14, child, "signal", "SIGTERM", None, "a.py:5"),
        Act(15, child, "raised", "ValueError('x')", None, "a.py:6"),
    ]
    told = sentences(run_of(acts=acts))
    for expected in (
        "Process-1 releases the lock",
        "main calls set(): whatever waits for the event can continue",
        "main calls terminate() on Process-1",
        "Process-1 receives SIGTERM and calls its handler",
        "ValueError('x') ends Process-1",
    ):
        assert expected in told


# Of what the probe sees.


@pytest.fixture
def ran(tmp_path):
    """A function that runs a program: (its Run, what was logged)."""

    def made(program, method, timeline=True):
        main = tmp_path / "program.py"
        main.write_text(textwrap.dedent(program).lstrip("\n"))
        path = tmp_path / "program.out"
        asked = Recording(path, parse_command(path, "$ python program.py"))
        [result] = run_all([job(Snippet(main), asked, PYTHON, method, timeline=timeline)])
        return trace(result), result.log

    return made


PROGRAM = """
import os
import signal
from multiprocessing import Event, Lock, Process, Queue

def child(queue, lock, event):
    signal.signal(signal.SIGUSR1, handler)
    with lock:
        print("locked")
    queue.put([1, 2])
    event.wait()
    os.kill(os.getpid(), signal.SIGUSR1)
    raise ValueError("over")

def handler(number, frame):
    pass

if __name__ == "__main__":
    queue, lock, event = Queue(), Lock(), Event()
    process = Process(target=child, args=(queue, lock, event))
    process.start()
    queue.get()
    event.set()
    process.join()
"""


@posix
@pytest.mark.parametrize("method", METHODS)
def test_the_probe_knows_at_which_line_each_event_was(ran, method):
    run, _ = ran(PROGRAM, method)
    process = MAIN.child(1)
    at = {(s.lane, s.what): s.at for s in run.spans if s.at}
    at |= {(a.lane, a.what): a.at for a in run.acts}
    at |= {(e.lane, "starts"): e.at for e in run.edges if e.kind == "start"}
    at |= {(line.lane, line.text): line.at for line in run.lines if line.at}
    life = run.lifespans[process]
    assert (life.at, life.call) == ("program.py:5", "child(<Queue>, <Lock>, <Event>)")
    for (lane, what), line in {
        (MAIN, "starts"): 20,
        (MAIN, "get()"): 21,
        (MAIN, "set()"): 22,
        (MAIN, "join()"): 23,
        (process, "acquire()"): 7,
        (process, "locked"): 8,
        (process, "release()"): 7,
        (process, "put()"): 9,
        (process, "wait()"): 10,
        (process, "SIGUSR1"): 14,
        (process, "ValueError('over')"): 12,
    }.items():
        assert at[lane, what] == f"program.py:{line}", what
    [got] = [span for span in run.spans if span.lane == MAIN and span.what == "get()"]
    assert got.outcome == "returns [1, 2]"


@posix
def test_a_run_that_is_only_checked_looks_at_no_line(ran):
    _, log = ran(PROGRAM, PYTHON.default_method, timeline=False)
    assert log
    assert '"at"' not in log


@posix
def test_a_recorded_function_of_a_library_is_pickled(ran):
    program = """
        import os
        from multiprocessing import Process

        if __name__ == "__main__":
            process = Process(target=os._exit, args=(3,))
            process.start()
            process.join()
            print(process.exitcode)
        """
    run, _ = ran(program, "spawn")
    assert [line.text for line in run.lines] == ["3"]


@posix
def test_what_a_forked_process_does_before_its_target_is_at_no_line_of_its_parent(ran):
    _, log = ran(PROGRAM, "fork")
    events = [json.loads(line) for line in log.splitlines()]
    [begin] = [event for event in events if event["kind"] == "begin"]
    assert begin["at"] is None


# Of further runs.


@every_further
def test_each_further_run_holds_against_the_transcript(snippet, variant):
    published, runs = read(variant), read_further(variant)
    assert 0 < len(runs) <= KEPT
    assert [why for run in runs if (why := broken(published, run))] == []


@every_further
def test_what_is_at_its_place_by_guarantee_is_there_in_each_further_run(snippet, variant):
    published = read(variant)
    known = fixed(published)
    for run in read_further(variant):
        found = places(published, run)
        assert sorted(found) == list(range(len(known)))
        assert [n for n, sure in enumerate(known) if sure and found[n] != n] == []


@every_further
def test_further_runs_differ_and_fit_into_what_a_page_fetches(snippet, variant):
    published, runs = read(variant), read_further(variant)
    assert len(chosen(published, runs)) == len(runs)
    assert len(gzip.compress(draw_further(variant).encode(), mtime=0)) <= MOST


def test_a_line_that_only_happened_to_come_last_is_not_called_fixed():
    one, two = MAIN.child(1), MAIN.child(2)
    starts = tuple(Edge(n, "start", MAIN, lane) for n, lane in enumerate((one, two)))
    lines = (Line("a", one, 3), Line("b", two, 4), Line("end", MAIN, 9))
    path = ROOT / "a.out"
    command = parse_command(path, "$ python a.py  # varies: interleaving")
    joined = (Edge(5, "join", MAIN, one), Edge(6, "join", MAIN, two))
    assert fixed(Recording(path, command, Run(lines, edges=(*starts, *joined)))) == [
        False,
        False,
        True,
    ]
    assert fixed(Recording(path, command, Run(lines, edges=(*starts, joined[0])))) == [False] * 3


def test_what_was_only_seen_to_have_ended_guarantees_no_place():
    child, path = MAIN.child(1), ROOT / "a.out"
    lines = (Line("child", child, 3), Line("main", MAIN, 9))
    start = Edge(0, "start", MAIN, child)
    command = parse_command(path, "$ python a.py  # varies: interleaving")
    for kind, known in (("seen", [False, False]), ("join", [True, True])):
        run = Run(lines, edges=(start, Edge(5, kind, MAIN, child)))
        assert fixed(Recording(path, command, run)) == known


# In a browser.

TEN = {
    "hangs-join-before-get": "hangs/join-before-get/",
    "start-count": "learn/start-and-join/",
    "start-one-by-one": "learn/start-and-join/",
    "start-returned": "learn/start-and-join/",
    "queues-sum": "learn/queues/",
    "pools-chunks": "learn/pools/",
    "executors-callbacks": "learn/futures/",
    "hangs-no-stop-value": "hangs/no-stop-value/",
    "hangs-worker-died": "hangs/worker-died/",
    "events-in-order": "further/events-and-conditions/",
}
PAGE = TEN["start-count"]
ten_programs = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=built(page)) for name, page in TEN.items()]
)
STATE = """() => ({
    sentence: document.querySelector(".player-sentence").textContent,
    marked: [...document.querySelectorAll(".player-line")].flatMap(band => {
        const code = band.closest(".highlight").querySelector("code")
        const height = parseFloat(getComputedStyle(code).lineHeight)
        const text = document.createRange()
        text.selectNodeContents(code)
        const lines = code.textContent.split("\\n")
        const middle = band.getBoundingClientRect().top + height / 2
        const top = text.getClientRects()[0].top
        const line = lines[Math.floor((middle - top) / height)]
        return [...band.children].map(chip => [chip.textContent, line])
    }).sort(),
    printed: [...document.querySelectorAll(".player .language-console .go")]
        .filter(line => getComputedStyle(line).visibility === "visible")
        .map(line => line.textContent),
    states: [...document.querySelectorAll(".player-states li")].map(item => item.textContent),
    cursor: parseFloat(document.querySelector(".player-cursor").getAttribute("x1")),
})"""


def expected(name):
    """Yield what the player has to show, event by event, as the recording has it."""
    snippet, variants = PLAYED[name]
    recording = read_run(variants[0])
    run, whole = recording.run, is_whole(variants)
    told, called = steps(run, whole), names(run, whole)
    code = snippet.main.read_text("utf-8").split("\n")
    shown = json.loads(draw(snippet, variants))["runs"][0]
    states = dict.fromkeys(called, (None, "not started yet"))
    ending = recording.transcript.rstrip("\n").split("\n")[1 + len(run.lines) :]
    for number, step in enumerate(told):
        for change in step.changes:
            states[change.lane] = change.at, change.state
        last = number == len(told) - 1
        printed = [line.text for line in run.lines[: step.printed]] + ending * last
        yield {
            "sentence": step.sentence,
            "marked": sorted(
                [called[lane], code[int(at.rpartition(":")[2]) - 1]]
                for lane, (at, _) in states.items()
                if at
            ),
            "printed": [text for text in printed if text],
            "states": sorted(f"{called[lane]} {state}" for lane, (_, state) in states.items()),
            "cursor": shown["steps"][number][0],
        }


def opened(page, name):
    page.wait_for_load_state("networkidle")
    open_folds(page)
    page.locator(f"[data-run={name}] .play").click()
    page.locator(".player-sentence").wait_for()
    return page


@ten_programs
def test_played_to_its_end_a_run_is_shown_as_recorded(visit, name):
    page, complaints = visit(TEN[name]), []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    opened(page, name)
    for number, state in enumerate(expected(name)):
        if number:
            page.keyboard.press("ArrowRight")
        found = page.evaluate(STATE)
        assert {**found, "states": sorted(found["states"])} == state, number
    assert page.get_by_role("button", name="Step on").is_disabled()
    assert complaints == []


# Of the player as it is now: what of the line that it is about (or else of the one that is best
# seen), of the newest line of output and of the picture is out of sight, in px; and is another
# element over the button that closes?
SIGHT = """() => {
    const box = element => element.getBoundingClientRect()
    const outside = (part, whole) => Math.max(0, box(whole).top - box(part).top,
        box(part).bottom - box(whole).bottom)
    const acts = document.querySelectorAll(".player-line.acts")
    const bands = [...(acts.length ? acts : document.querySelectorAll(".player-line"))]
    const lines = [...document.querySelectorAll(".player .language-console .go")]
        .filter(line => getComputedStyle(line).visibility === "visible")
    const newest = lines.at(-1)
    const [program, side] = document.querySelectorAll(".player-program, .player-side")
    const title = program.querySelector(".filename")
    const close = document.querySelector(".player-close")
    const {top, right, width, height} = box(close)
    return {
        line: bands.length && Math.min(...bands.map(band =>
            Math.max(outside(band, program), box(title).bottom - box(band).top))),
        output: newest ? outside(newest, newest.closest("code")) : 0,
        picture: outside(document.querySelector(".player .panel"), side),
        corner: [innerWidth - right, top].map(Math.round),
        over: document.elementFromPoint(right - width / 2, top + height / 2) !== close,
    }
}"""


@ten_programs
def test_on_a_phone_the_line_the_output_and_the_picture_are_in_sight_together(visit, name):
    page = opened(visit(TEN[name], viewport={"width": 390, "height": 844}), name)
    for number, _ in enumerate(expected(name)):
        if number:
            page.keyboard.press("ArrowRight")
        found = page.evaluate(SIGHT)
        assert max(found["line"], found["output"], found["picture"]) < 1, (number, found)
        assert max(found["corner"]) <= 12, found
        assert not found["over"]


@built(PAGE)
def test_the_names_of_lanes_are_over_what_has_not_happened_yet(visit):
    page = opened(visit(PAGE, viewport={"width": 1280, "height": 900}), "start-count")
    after = ".player-veil ~ .lane > .above"
    assert (
        page.locator(after).all_text_contents()
        == page.locator(".player .panel .above").all_text_contents()
    )
    assert page.locator(after).count() == 4
    colors = "names => names.map(name => getComputedStyle(name).fill)"
    assert len(set(page.locator(after).evaluate_all(colors))) == 4


@built(PAGE)
def test_the_keyboard_goes_on_and_back_and_closes(visit):
    page = opened(visit(PAGE), "start-count")
    told = [state["sentence"] for state in expected("start-count")]

    def said(key):
        page.keyboard.press(key)
        return page.locator(".player-sentence").inner_text()

    assert said("ArrowRight") == told[1]
    assert said("ArrowRight") == told[2]
    assert said("ArrowLeft") == told[1]
    assert said("End") == told[-1]
    assert said("Home") == told[0]
    before = page.locator(".player").count()
    page.keyboard.press("Escape")
    page.locator(".player").wait_for(state="detached")
    assert before == 1
    assert page.evaluate("document.activeElement.className").startswith("play")


@built(PAGE)
def test_closed_the_page_is_as_it_was(visit):
    page = visit(PAGE)
    page.wait_for_load_state("networkidle")
    open_folds(page)
    article = "document.querySelector('article').innerText"
    before = page.evaluate(article)
    opened(page, "start-count")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Close").click()
    page.locator(".player").wait_for(state="detached")
    assert page.evaluate(article) == before
    assert page.locator(".player-later, .player-lines, .player-cursor").count() == 0


@built(PAGE)
def test_it_plays_by_itself_but_not_with_reduced_motion(visit):
    moving = opened(visit(PAGE, reduced_motion="no-preference"), "start-count")
    moving.wait_for_function("() => Number(document.querySelector('.player input').value) > 1")
    moving.get_by_role("button", name="Pause").click()
    assert moving.get_by_role("button", name="Play", exact=True).is_visible()
    still = opened(visit(PAGE), "start-count")
    assert not still.get_by_role("button", name="Play", exact=True).is_visible()


@built(PAGE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_player_passes_the_accessibility_rules(visit, scheme):
    page = opened(visit(PAGE, color_scheme=scheme), "start-count")
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert violations(page) == []
    page.get_by_role("button", name="another recorded run").click()
    page.locator(".player-other").first.wait_for()
    assert violations(page) == []


@built(PAGE)
def test_the_events_are_there_in_words(visit):
    page = opened(visit(PAGE), "start-count")
    told = page.locator(".player .events tbody td:last-child").all_inner_texts()
    assert told == [state["sentence"] for state in expected("start-count")]


@built(PAGE)
def test_another_run_shows_what_has_moved(visit):
    _, [variant] = PLAYED["start-count"]
    published, runs = read(variant), read_further(variant)
    page = opened(visit(PAGE), "start-count")
    for run in runs[:3]:
        page.get_by_role("button", name="another recorded run").click()
        numbers = places(published, run)
        page.wait_for_function(
            "n => document.querySelector('.player-other')?.dataset.line === String(n)",
            arg=numbers[0],
        )
        rows = page.locator(".player-other").all_inner_texts()
        assert [row.split(maxsplit=1)[-1].strip() for row in rows if "=" in row] == ["done"]
        assert [re.sub(r"^\s*[=↑↓]?\d*\s", "", row).strip() for row in rows] == [
            line.text for line in run.lines
        ]
        moved = [int(m[1]) for row in rows if (m := re.match(r"\s*[↑↓](\d+)", row))]
        assert sum(moved) == sum(abs(number - place) for place, number in enumerate(numbers))


@built(PAGE)
def test_before_the_first_press_nothing_of_the_player_is_fetched(visit):
    page = visit(PAGE)
    page.wait_for_load_state("networkidle")
    asked = "performance.getEntriesByType('resource').map(({name}) => name)"
    assert [name for name in page.evaluate(asked) if "player" in name or "/runs/" in name] == []
    opened(page, "start-count")
    fetched = [name.rpartition("/")[2] for name in page.evaluate(asked)]
    assert {"player.js", "player.css", "start-count.json"} <= set(fetched)
    assert "start-count.further.json" not in fetched


@built(PAGE)
def test_without_javascript_there_is_no_button(visit):
    assert visit(PAGE, java_script_enabled=False).locator(".play").count() == 0
