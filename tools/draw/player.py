"""What the player on a page needs of recorded runs, as JSON: `docs/assets/runs/TOPIC-NAME.json`.

program  the path of the program, as its block is titled
runs     one for each part of the picture
  method  the start method, where there are several parts
  lanes   [name, class of its color]
  ending  the transcript's last line, where the run did not simply end
  steps   [x (percent of the picture), moment, lines printed so far, sentence, changes]
          changes are [lane, line, state]: from now on, the lane is at this line of the program
          (0: at none; "FILE:LINE" of another file), and does this
"""

import json
from collections.abc import Sequence

from tools.draw.selection import selected
from tools.draw.steps import steps
from tools.draw.timeline import panels
from tools.draw.timeline_layout import Scale, rows
from tools.repository import relative
from tools.snippet.events import Place
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, read_run


def draw(snippet: Snippet, variants: Sequence[Variant]) -> str:
    """Return the JSON of the variants' recorded runs; raise SiteError where one is missing."""
    recordings = [read_run(variant) for variant in variants]
    _, scale = panels(recordings)
    script = snippet.main.name
    said = {
        "program": relative(snippet.main),
        "runs": [_run(recording, scale, script, len(variants) > 1) for recording in recordings],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _run(recording: Recording, scale: Scale, script: str, titled: bool) -> dict[str, object]:
    found = rows(selected(recording.run), scale, 0)
    numbers = {lane: number for number, lane in enumerate(found)}
    return {
        "method": recording.method if titled else None,
        "lanes": [[row.name, row.color] for row in found.values()],
        "lines": len(recording.run.lines),
        "steps": [
            [
                round(scale(step.time), 2),
                scale.words(step.time),
                step.printed,
                step.sentence,
                [[numbers[c.lane], _line(c.at, script), c.state] for c in step.changes],
            ]
            for step in steps(recording.run)
        ],
    }


def _line(at: Place, script: str) -> int | str:
    file, _, number = (at or "").rpartition(":")
    return int(number) if file == script else at or 0
