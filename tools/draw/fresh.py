"""Draws a run that has just happened, in a reader's browser, as a recorded one is drawn.

Python in the page calls `draw`, with what the page knows of the run.
"""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from tools.compare.trace import trace
from tools.draw.player import played
from tools.draw.selection import selected
from tools.draw.timeline import drawn, panels
from tools.draw.timeline_layout import Scale, rows
from tools.run.job import Result
from tools.snippet.command import Command
from tools.snippet.events import STILL, Run
from tools.snippet.recording import Recording

MOST = 2000  # lines that are drawn


def draw(told: str) -> str:
    """Return what a page shows of a run, as JSON, as `told` tells it, in JSON.

        program     its path, as its block is titled
        python      "3.14.2"
        folder      in which it ran
        output, log, interrupts, status     as a Result has them
        cut         was it stopped? Then its status says nothing

    What comes back:

        lines       [text, class of its lane's color or ""] of each printed line
        figure      the timeline, as HTML; null where there is nothing to draw, or too much
        player      what plays it, as `tools.draw.player` has it; null where it is not played
    """
    facts = json.loads(told)
    run = _run(facts)
    program = Path(facts["program"])
    lines: list[list[str]] = [[line.text, ""] for line in run.lines]
    if not run.lifespans or len(lines) > MOST:
        return json.dumps({"lines": lines, "figure": None, "player": None})
    recording = Recording(
        program.with_suffix(".out"),
        Command("", {}, [program.name], None, {}),
        run,
        facts["python"],
        method="spawn",
    )
    found = rows(selected(run, False), Scale([run]), 0)
    for line, shown in zip(run.lines, lines, strict=True):
        row = line.lane and (found.get(line.lane) or found.get(line.lane.process))
        shown[1] = f"lane {row.color}" if row else ""
    key = "own-" + re.sub(r"\W", "-", "-".join(program.with_suffix("").parts))
    _, scale = panels([recording])
    runs = [{**played(recording, scale, False, program.name), "further": None}]
    return json.dumps(
        {
            "lines": lines,
            "figure": drawn([recording], key, program.name, what="Your run, in this page"),
            "player": {"program": facts["program"], "runs": runs} if recording.is_played else None,
        }
    )


def _run(facts: dict[str, Any]) -> Run:
    """Return the run; where it was cut short, what had not ended goes on."""
    result = Result(
        reason="ended",
        status=facts["status"],
        output=facts["output"],
        log=facts["log"],
        leader=1,
        folder=facts["folder"],
        interrupts=tuple((size, time) for size, time in facts["interrupts"]),
    )
    status = facts["status"] or 0
    ending = STILL if facts["cut"] else status if status >= 0 else 128 - status
    return replace(trace(result), ending=ending)
