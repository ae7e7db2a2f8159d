"""A recording: the transcript `NAME.out`, which a page shows, and its run, `NAME.run.json`.

Where nothing may vary and no timeline is drawn, the transcript is all there is. Otherwise it
follows from the run, and neither is edited by hand.
"""

import json
import re
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from tools import repository
from tools.repository import SiteError, relative
from tools.snippet.command import Command, parse_command
from tools.snippet.events import (
    GOES_ON,
    INTERRUPT,
    STILL,
    Act,
    Edge,
    Lifespan,
    Line,
    Place,
    Run,
    Span,
)
from tools.snippet.lane import MAIN, Lane
from tools.snippet.program import Variant

_ENDING = re.compile(r"\[(?:exit (?P<status>\d+)|still running after 2 s|goes on printing)\]")
_PATIENT = (signal.SIGINT, signal.SIGTERM)  # wait while files are put in place


@dataclass(frozen=True)
class Recording:
    """A published run: the command, what may vary, and what happened.

    `python`, as "3.13.5t", `platform` and `method` say where it was recorded; they are empty where
    there is only the transcript, whose lines are then of no lane.
    """

    path: Path
    command: Command
    run: Run = field(default_factory=Run)
    python: str = ""
    platform: str = ""
    method: str = ""

    @property
    def varies(self) -> dict[str, tuple[str, ...]]:
        return self.command.varies

    @property
    def texts(self) -> list[str]:
        """The lines' texts."""
        return [line.text for line in self.run.lines]

    @property
    def transcript(self) -> str:
        """The text of `NAME.out`."""
        last = {0: [], STILL: ["[still running after 2 s]"], GOES_ON: ["[goes on printing]"]}
        ending = last.get(self.run.ending, [f"[exit {self.run.ending}]"])
        return "\n".join([self.command.header, *self.texts, *ending]) + "\n"

    @property
    def is_played(self) -> bool:
        """Does it know at which lines of the program things happened?"""
        run = self.run
        lives = run.lifespans.values()
        return any(one.at for some in (run.lines, lives, run.spans) for one in some)


def read(variant: Variant) -> Recording:
    """Return the recording whose transcript is at `variant.path`.

    Raises SiteError where a file is malformed or missing, or the transcript is not what the
    recorded run shows.
    """
    told = _read_transcript(variant.path)
    if told.varies or variant.pictures:
        recording = read_run(variant)
        published = variant.path.read_text(encoding="utf-8")
        if recording.transcript != published:
            pairs = zip(recording.transcript.split("\n"), published.split("\n"), strict=False)
            number = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 0)
            raise SiteError(
                f"{relative(variant.path)}:{number}: this is not the run recorded in "
                f"{variant.run_path.name}; record it again, and edit neither file by hand"
            )
        return recording
    if variant.run_path.exists():
        unneeded = "its transcript does not vary, and it has no timeline; remove it"
        raise SiteError(f"{relative(variant.run_path)}: {unneeded}")
    return told


def draft(variant: Variant) -> Recording:
    """Return the Recording that the author's file asks for; only its command line must hold.

    Its other lines say, where they matter, after how many lines Ctrl-C is pressed and how many
    lines of a program that never stops are shown.
    """
    asked = _read_transcript(variant.path)
    goes_on = asked.run.ending == GOES_ON
    lines = asked.run.lines if goes_on or INTERRUPT in asked.texts else ()
    if lines and lines[0].text == INTERRUPT:
        why = "here, it would interrupt Python's own start; write the lines that come first above"
        raise SiteError(f"{relative(variant.path)}:2: Ctrl-C is pressed after a line; {why}")
    return replace(asked, run=Run(lines, GOES_ON if goes_on else 0))


def _read_transcript(path: Path) -> Recording:
    """Return what the transcript alone says; raise SiteError where that contradicts itself."""
    try:
        header, *texts = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        raise SiteError(f"{relative(path)}:{number}: not UTF-8; record it again") from None
    ending: int | str = 0
    if texts and (match := _ENDING.fullmatch(texts[-1])):
        last = texts.pop()
        ending = int(match["status"]) if match["status"] else STILL if STILL in last else GOES_ON
    command = parse_command(path, header)
    if ending == GOES_ON and command.mixes:
        word = next(word for word in command.varies if word in ("interleaving", "order"))
        why = "the run is cut off at any line, so only lines in a fixed order can be checked"
        raise SiteError(f"{relative(path)}:1: [{GOES_ON}] with '{word}': {why}")
    return Recording(path, command, Run(tuple(map(Line, texts)), ending))


def read_run(variant: Variant) -> Recording:
    """Return the recording as its `NAME.run.json` has it.

    Raises SiteError where there is none, it is malformed, or lacks what a timeline needs.
    """
    try:
        run = json.loads(variant.run_path.read_text(encoding="utf-8"))
        recording = _from_json(variant.path, run)
    except FileNotFoundError:
        raise SiteError(
            f"{relative(variant.path)}:1: what varies, and its timeline, need the recorded run, "
            f"but there is no {variant.run_path.name}"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"{relative(variant.run_path)}: not a recorded run: {error}") from None
    if variant.pictures and not recording.run.lifespans:
        missing = f"data that its timeline {variant.pictures[0].name} needs; run make record"
        raise SiteError(f"{relative(variant.run_path)}: was recorded without {missing}")
    return recording


def _from_json(path: Path, run: dict[str, Any]) -> Recording:
    command = parse_command(path, run["header"])
    place = partial(_place, _script(command))
    events = [
        (time, kind, lane and Lane(lane), what, *more)
        for time, lane, kind, what, *more in run["events"]
    ]
    forkers = {what: lane for _, kind, lane, what, *_ in events if kind == "fork"}
    seen = Run(
        lines=tuple(
            Line(what, lane, time, at=place(*at))
            for time, kind, lane, what, *at in events
            if kind == "line"
        ),
        ending=run["ending"],
        pids={int(pid): Lane(lane) for pid, lane in run["pids"].items()},
        names={Lane(lane): name for lane, name in run.get("names", {}).items()},
        edges=tuple(
            Edge(time, kind, lane or MAIN, Lane(other), next(iter(since), None), place(*since[1:]))
            for time, kind, lane, other, *since in events
            if kind not in ("line", "fork")
        ),
        lifespans={
            Lane(lane): _life(facts, forkers.get(lane), place)
            for lane, *facts in run.get("lanes", ())
        },
        spans=tuple(
            Span(start, end, Lane(lane), kind, what, *_where(more, place))
            for start, end, lane, kind, what, *more in run.get("spans", ())
        ),
        acts=tuple(
            Act(time, Lane(lane), kind, what, *_where(more, place))
            for time, lane, kind, what, *more in run.get("acts", ())
        ),
    )
    return Recording(path, command, seen, run["python"], run["platform"], run["method"])


def _script(command: Command) -> str:
    """Return the file that the command runs, of whose lines the numbers are enough."""
    return next((each for each in command.arguments if each.endswith(".py")), "")


def _place(script: str, at: int | str | None = None) -> Place:
    """Return a place from what the file has for it."""
    return f"{script}:{at}" if isinstance(at, int) else at


def _number(script: str, at: Place) -> Any:
    """Return what the file has for a place."""
    file, _, number = (at or "").rpartition(":")
    return int(number) if file == script else at


def _life(facts: list[Any], forker: Lane | None, place: Callable[[Any], Place]) -> Lifespan:
    """Return the lifespan that the file has as `facts`."""
    name, requested, started, running, ended, own, at, call = [*facts, *[None] * 8][:8]
    known = Lifespan(name, requested, started, running, ended, own is not False, forker)
    return replace(known, at=place(at), call=call)


def _where(more: list[Any], place: Callable[[Any], Place]) -> list[Any]:
    """Return the other lane of a span or an act, its place, and what follows in the file."""
    other, at, *rest = [*more, None, None][: max(2, len(more))]
    return [other and Lane(other), place(at), *rest]


def _to_json(recording: Recording) -> str:
    """Return the text of `NAME.run.json`: an event, a lane, a span to a line."""
    run = recording.run
    place = partial(_number, _script(recording.command))
    events: list[tuple[float, Lane | None, str, object, object, *tuple[object, ...]]] = []
    late = 0.0
    for line in run.lines:
        late = max(late, line.time or 0)  # a last line without its end stands last
        events.append((late, line.lane, "line", line.text, place(line.at)))
    events += [
        (edge.time, edge.lane, edge.kind, edge.other, edge.since, place(edge.at))
        for edge in run.edges
        if not edge.other.is_task
    ]
    for lane, life in run.lifespans.items():
        if life.forker:
            events.append((life.started or 0, life.forker, "fork", lane, None))
    events.sort(key=lambda event: event[0])
    text = "\n".join(recording.texts)
    ids = set(re.findall(r"\d+", text))
    named = {
        str(lane): name
        for lane, name in run.names.items()
        if "workers" in recording.varies and name in text
    }
    facts: dict[str, Any] = {
        "header": recording.command.header,
        "python": recording.python,
        "platform": recording.platform,
        "method": recording.method,
        "ending": run.ending,
        "pids": {
            pid: lane
            for pid, lane in run.pids.items()
            if "pids" in recording.varies and str(pid) in ids
        },
        **({"names": named} if named else {}),
        "events": [_row(*event) for event in events],
    }
    if run.lifespans:
        facts["lanes"] = [  # the forker has its event
            _row(lane, *list(vars(life).values())[:6], place(life.at), life.call)
            for lane, life in run.lifespans.items()
        ]
        for name, found in (("spans", run.spans), ("acts", run.acts)):
            facts[name] = [_row(*vars(replace(one, at=place(one.at))).values()) for one in found]
    dump = partial(json.dumps, default=str)
    fields = []
    for key, value in facts.items():
        text = dump(value)
        if isinstance(value, list) and value:
            text = "[\n" + ",\n".join(f"  {dump(row)}" for row in value) + "\n ]"
        fields.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _row(*values: object) -> list[object]:
    """Return an event, a lane or a span as the file has it: without the defaults at its end."""
    row = [round(value, 3) if isinstance(value, float) else value for value in values]
    while row[-1] is None or row[-1] is True:
        row.pop()
    return row


def write(recording: Recording, variant: Variant) -> None:
    """Put the transcript, and the recorded run where there is to be one, in place: all or nothing.

    The run is kept where something may vary or a timeline is drawn, lifespans only for the latter.
    """
    if not variant.pictures:
        bare = tuple(replace(line, at=None) for line in recording.run.lines)
        run = replace(recording.run, lines=bare, lifespans={}, spans=(), acts=())
        recording = replace(recording, run=run)
    made = {variant.path: recording.transcript, variant.run_path: None}
    if variant.pictures or recording.varies:
        made[variant.run_path] = _to_json(recording)
    signal.pthread_sigmask(signal.SIG_BLOCK, _PATIENT)
    try:
        repository.replace(made)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PATIENT)


def write_further(variant: Variant, runs: Sequence[Run]) -> None:
    """Put further runs beside the published one: all that comparing them with it needs, no more."""
    texts = sorted({line.text for run in runs for line in run.lines})
    number = {text: n for n, text in enumerate(texts)}
    rows = ",\n".join(f"  {json.dumps(_further(run, number), default=str)}" for run in runs)
    written = f'{{\n "texts": {json.dumps(texts)},\n "runs": [\n{rows}\n ]\n}}\n'
    repository.replace({variant.further_path: written if runs else None})


def _further(run: Run, number: Mapping[str, int]) -> dict[str, object]:
    """Return what the file has of a further run: of moments, only which comes before which."""
    shown = " ".join(line.text for line in run.lines)
    ids = set(re.findall(r"\d+", shown))
    given = {edge.since for edge in run.edges}
    moments = {0.0, *(n.time or 0 for n in run.lines), *(e.time for e in run.edges), *given} - {
        None
    }
    rank = {moment: place for place, moment in enumerate(sorted(filter(None, moments)), 1)}
    return {
        "ending": run.ending,
        "lines": [
            _row(rank.get(n.time or 0, 0), n.lane, number[n.text], n.task) for n in run.lines
        ],
        "edges": [
            _row(rank.get(e.time, 0), e.kind, e.lane, e.other, e.since and rank.get(e.since, 0))
            for e in run.edges
        ],
        "pids": {pid: lane for pid, lane in run.pids.items() if str(pid) in ids},
        "names": {
            str(lane): name for lane, name in run.names.items() if name.split(" ")[0] in shown
        },
        "workers": sorted(map(str, run.workers)),
    }


def read_further(variant: Variant) -> list[Run]:
    """Return the further runs beside a published one; none where there is no file.

    Raises SiteError where it is malformed.
    """
    try:
        told = json.loads(variant.further_path.read_text("utf-8"))
        return [_further_run(run, told["texts"]) for run in told["runs"]]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise SiteError(f"{relative(variant.further_path)}: no further runs: {error}") from None


def _further_run(run: dict[str, Any], texts: Sequence[str]) -> Run:
    return Run(
        lines=tuple(
            Line(texts[text], lane and Lane(lane), time, Lane(task[0]) if task else None)
            for time, lane, text, *task in run["lines"]
        ),
        ending=run["ending"],
        pids={int(pid): Lane(lane) for pid, lane in run["pids"].items()},
        edges=tuple(
            Edge(time, kind, Lane(lane), Lane(other), *since)
            for time, kind, lane, other, *since in run["edges"]
        ),
        names={Lane(lane): name for lane, name in run["names"].items()},
        workers=frozenset(map(Lane, run["workers"])),
    )
