"""What the player on a page needs of recorded runs, as JSON: `docs/assets/runs/TOPIC-NAME.json`.

program  the path of the program, as its block is titled
runs     one for each part of the picture
  lanes   [name, class of its color]
  ending  the transcript's last line, where the run did not simply end
  further the name of the file with further runs, where there is one
  steps   [x (percent of the picture), moment, lines printed so far, sentence, changes]
          changes are [lane, line, state]: from now on, the lane is at this line of the program
          (0: at none; "FILE:LINE" of another file), and does this
"""

import gzip
import json
from collections.abc import Sequence

from tools.compare.moves import fixed, places
from tools.draw.selection import selected
from tools.draw.steps import names, steps
from tools.draw.timeline import is_whole, key, panels
from tools.draw.timeline_layout import Scale, rows
from tools.repository import relative
from tools.snippet.events import GOES_ON, STILL, Place
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, read, read_further, read_run

MOST = 4096  # bytes, compressed, of further runs


def draw(snippet: Snippet, variants: Sequence[Variant]) -> str | None:
    """Return the JSON of the variants' recorded runs, None where one does not know its lines.

    Raises SiteError where one is missing.
    """
    recordings = [read_run(variant) for variant in variants]
    if not all(recording.is_played for recording in recordings):
        return None
    whole = is_whole(variants)
    _, scale = panels(recordings, whole)
    script = snippet.main.name
    said = {
        "program": relative(snippet.main),
        "runs": [
            {**played(recording, scale, whole, script), "further": _further(variant)}
            for variant, recording in zip(variants, recordings, strict=True)
        ],
    }
    return _compact(said)


def _further(variant: Variant) -> str | None:
    return key([variant]) + ".further" if variant.further_path.exists() else None


def played(recording: Recording, scale: Scale, whole: bool, script: str) -> dict[str, object]:
    """Return what plays one run of the program in the file `script`, but for further runs."""
    run = recording.run
    found, said = rows(selected(run, whole), scale, 0), names(run, whole)
    told = steps(run, whole)
    # What a run that is cut short does last, it does to the end of the picture.
    places = [scale(step.time) for step in told[:-1]]
    places.append(scale(scale.end if run.ending in (STILL, GOES_ON) else told[-1].time))
    numbers = {lane: number for number, lane in enumerate(found)}
    return {
        "lanes": [[said[lane], row.color] for lane, row in found.items()],
        "lines": len(run.lines),
        "steps": [
            [
                round(x, 2),
                scale.words(step.time),
                step.printed,
                step.sentence,
                [[numbers[c.lane], _line(c.at, script), c.state] for c in step.changes],
            ]
            for x, step in zip(places, told, strict=True)
        ],
    }


def _line(at: Place, script: str) -> int | str:
    file, _, number = (at or "").rpartition(":")
    return int(number) if file == script else at or 0


def draw_further(variant: Variant) -> str:
    """Return the JSON of the further runs beside a recorded one: as many as MOST bytes hold.

    fixed  of each published line, is it at its place in every run?
    runs   lines, each the number of the published line that it stands for; [number, text] where it
           is another text
    """
    published = read(variant)
    lines = published.run.lines
    runs = []
    for run in read_further(variant):
        pairs = zip(places(published, run), run.lines, strict=False)
        runs.append([n if lines[n].text == line.text else [n, line.text] for n, line in pairs])
    said = {"fixed": list(map(int, fixed(published))), "runs": runs}
    while len(gzip.compress(_compact(said).encode(), mtime=0)) > MOST:
        runs.pop()
    return _compact(said)


def _compact(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
