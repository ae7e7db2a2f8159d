"""A run that has just happened, drawn as the recorded ones are: what a page does in a browser."""

import json
import sys

import pytest

from tools.draw import fresh
from tools.draw.fresh import draw
from tools.interpreter import interpreter
from tools.run.run import job, run_all
from tools.snippet.program import snippets
from tools.snippet.recording import read

PYTHON = interpreter(sys.executable)


@pytest.fixture(scope="module")
def told():
    """Return what a page would tell of a run of a program with three children and a queue."""
    (snippet,) = [each for each in snippets() if each.name == "queues/sum"]
    published = read(snippet.variant("spawn", PYTHON))
    (result,) = run_all([job(snippet, published, PYTHON, "spawn", timeline=True)])
    return {
        "program": "snippets/queues/sum.py",
        "python": PYTHON.name,
        "cut": False,
        **{name: getattr(result, name) for name in ("folder", "output", "log", "interrupts")},
        "status": result.status,
    }


@pytest.mark.depends("tools", "snippets/queues")
def test_each_line_has_the_color_of_its_lane_and_the_timeline_a_row_for_each(told):
    drawn = json.loads(draw(json.dumps(told)))
    colors = {"lane lane-1", "lane lane-2", "lane lane-3"}
    assert drawn["lines"][-1] == ["total: 45150", "lane lane-main"]
    assert {color for _, color in drawn["lines"][:-1]} == colors
    assert drawn["figure"].count('class="name beside"') == 4
    assert drawn["figure"].count('class="tick" tabindex') == 4


@pytest.mark.depends("tools", "snippets/queues")
def test_it_is_played_as_a_recorded_one_is(told):
    player = json.loads(draw(json.dumps(told)))["player"]
    assert player["program"] == told["program"]
    (run,) = player["runs"]
    assert (run["lines"], run["further"]) == (4, None)
    assert [name for name, _ in run["lanes"]] == ["main", "Process-1", "Process-2", "Process-3"]
    assert run["steps"][-1][2] == 4  # lines printed


@pytest.mark.depends("tools", "snippets/queues")
def test_what_is_cut_short_goes_on_in_the_timeline(told):
    log = "".join(
        f"{line}\n" for line in told["log"].splitlines() if json.loads(line)["kind"] != "exit"
    )
    cut = {**told, "log": log, "status": None, "cut": True}
    assert (
        "was still there when the run was cut short" in json.loads(draw(json.dumps(cut)))["figure"]
    )


@pytest.mark.depends("tools", "snippets/queues")
def test_a_flood_is_not_drawn(told, monkeypatch):
    monkeypatch.setattr(fresh, "MOST", 3)
    drawn = json.loads(draw(json.dumps(told)))
    assert (drawn["figure"], drawn["player"]) == (None, None)
    assert len(drawn["lines"]) == 4


@pytest.mark.depends("tools")
def test_a_run_that_printed_nothing_and_logged_nothing_is_not_drawn(told):
    drawn = json.loads(draw(json.dumps({**told, "output": "", "log": ""})))
    assert drawn == {"lines": [], "figure": None, "player": None}
