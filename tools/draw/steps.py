"""What happened in a recorded run, step by step and in words: what a reader plays on a page.

A step is one event, not a stretch of time. It says what happens in a sentence, and from then on,
of one or two lanes, at which line of the program they are and what they do.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from tools.draw.selection import selected
from tools.draw.timeline_layout import last_moment
from tools.snippet.events import GOES_ON, STILL, Act, Line, Place, Run, Span
from tools.snippet.lane import MAIN, Lane

WORKS, READY, OVER, IDLE = "at work", "getting ready", "has exited", "without a task"
SERVES = "ready to create processes"
MOST = 80  # steps; where there would be more, tasks are told together
LONGEST = 32  # characters of a call's arguments that a sentence has
GRAIN = 50  # a wait of a library's own is told if it is longer than so small a part of the run


@dataclass(frozen=True)
class Change:
    """From a step on, `lane` is at `at` in the program, or nowhere in it, and in this `state`."""

    lane: Lane
    at: Place
    state: str


@dataclass(frozen=True)
class Step:
    """At `time` ms it happens what `sentence` says; so many lines have been `printed` by then."""

    time: float
    sentence: str
    changes: tuple[Change, ...]
    printed: int = 0


# What a call waits for, by its name: (while it waits, once it has what it has waited for).
_FOR = {
    "get": ("until there is an item to get", ""),
    "recv": ("until there is a message", ""),
    "acquire": ("until the lock is free", "acquires the lock"),
    "result": ("until the result is there", ""),
    "exception": ("until the task is done", ""),
    "map": ("until all results are there", ""),
    "starmap": ("until all results are there", ""),
    "apply": ("until the result is there", ""),
    "shutdown": ("until all workers have exited", ""),
    "put": ("until the queue has room", ""),
    "send": ("until the pipe has room", ""),
    "write": ("until the pipe has room for all of it", ""),
    "wait": ("until the others let it continue", ""),
    "run": ("until the other program has ended", ""),
    "communicate": ("until the other program has ended", ""),
    "waitpid": ("until a child has ended", ""),
}
# What an act is to others, by the call's name.
_ACTS = {
    "release": "{} releases the lock",
    "set": "{} calls set(): whatever waits for the event can continue",
    "notify": "{} calls notify(): one waiter can continue",
    "notify_all": "{} calls notify_all(): all waiters can continue",
    "task_done": "{} calls task_done(): it has finished an item",
}


class _Teller:
    """Tells the steps of one run."""

    def __init__(self, run: Run, servers: bool, brief: bool = False) -> None:
        self.run, self.brief, shown = run, brief, selected(run, servers)
        self.lives, self.tasks = shown.lifespans, [s for s in shown.spans if s.kind == "task"]
        names = [life.name for life in self.lives.values()]
        self.names = {
            lane: life.name
            if names.count(life.name) == 1 or lane.process not in self.lives
            else f"{life.name} of {self.lives[lane.process].name}"
            for lane, life in self.lives.items()
        }
        self.ends = dict(self._ends())
        self.least = last_moment(run) / GRAIN  # ms that a wait is at least told of

    def name(self, lane: Lane | None) -> str:
        return self.names.get(lane or MAIN, "another process")

    def _ends(self) -> Iterator[tuple[Lane, float]]:
        """Yield when each lane was over, if it was."""
        for lane, life in self.lives.items():
            known = [
                e.time
                for e in self.run.edges
                if e.other == lane and e.kind != "start" and e.since is None
            ]
            if life.ended is not None:
                yield lane, life.ended
            elif known:
                yield lane, min(known)

    def steps(self) -> list[Step]:
        """Return the steps, from the first moment to the last."""
        told = [*self._lives(), *self._starts(), *self._lines(), *self._acts()]
        if self.brief:
            told += self._all_tasks()
        told.sort(key=attrgetter("time"))
        for span in self._spans():
            for step in self._span(span, told):
                insort(told, step, key=attrgetter("time"))
        return [*_counted(_joined(told), self.run), *self._ending(told)]

    def _lives(self) -> Iterator[Step]:
        for lane, life in self.lives.items():
            name = self.names[lane]
            if life.running is not None:
                yield Step(
                    life.running, self._begins(lane), (Change(lane, life.at, self._at(lane)),)
                )
            if lane in self.ends and not lane.is_fork_server:
                how = "exits" if life.ended is not None else "is gone: it did not exit by itself"
                yield Step(self.ends[lane], f"{name} {how}", (Change(lane, None, OVER),))

    def _begins(self, lane: Lane) -> str:
        life, name = self.lives[lane], self.names[lane]
        if lane == MAIN:
            return "main begins: Python runs the program from its first line"
        if life.call:
            return f"{name} begins {life.call}"
        if lane.is_fork_server:
            return "the fork server is running: it creates processes on request"
        if "fork" in lane.path.rpartition(".")[2]:
            return f"{name} continues where it was forked, as a copy of its parent"
        if self._is_worker(lane):
            return f"{name} is ready and waits for tasks"
        if life.name == "QueueFeederThread":
            return f"{name} begins: it writes items to the queue's pipe"
        return f"{name} begins"

    def _is_worker(self, lane: Lane) -> bool:
        return any(span.lane == lane for span in self.tasks)

    def _at(self, lane: Lane) -> str:
        if lane.is_fork_server:
            return SERVES
        return IDLE if self._is_worker(lane) and not self.lives[lane].call else WORKS

    def _starts(self) -> Iterator[Step]:
        for edge in self.run.edges:
            if edge.kind == "start" and edge.other in self.lives and edge.lane in self.lives:
                changes = Change(edge.lane, edge.at, WORKS), Change(edge.other, None, READY)
                yield Step(
                    edge.time, f"{self.name(edge.lane)} starts {self.name(edge.other)}", changes
                )

    def _lines(self) -> Iterator[Step]:
        """Yield the printed lines; what a library prints in one go, as a traceback, is one step."""
        lines, number, late = self.run.lines, 0, 0.0
        while number < len(lines):
            line, count = lines[number], 1
            while (
                line.lane
                and not line.at
                and number + count < len(lines)
                and (lines[number + count].lane, lines[number + count].at) == (line.lane, None)
            ):
                count += 1
            number += count
            late = max(late, lines[number - 1].time or 0)  # lines are in the order of the terminal
            yield Step(late, self._says(line, count), tuple(self._stays(line)), count)

    def _says(self, line: Line, count: int) -> str:
        if line.lane is None:
            return "Ctrl-C is pressed: SIGINT goes to every process at the terminal"
        more = f" and {count - 1} more line{'s' * (count > 2)}" if count > 1 else ""
        return f"{self.name(line.lane)} prints “{line.text}”{more}"

    def _stays(self, line: Line) -> Iterator[Change]:
        if line.lane in self.lives and line.at:
            yield Change(line.lane, line.at, WORKS)

    def _acts(self) -> Iterator[Step]:
        for act in self.run.acts:
            if act.lane in self.lives and (act.at or act.kind == "signal"):
                state = f"in its handler of {act.what}" if act.kind == "signal" else WORKS
                yield Step(act.time, self._act(act), (Change(act.lane, act.at, state),))

    def _all_tasks(self) -> Iterator[Step]:
        """Yield for each worker, when it is done with its last task, how many it has done."""
        tasks = [span for span in self.run.spans if span.kind == "task" and span.end is not None]
        for lane, times in Counter(span.lane for span in tasks if span.lane in self.lives).items():
            last = max(span.end or 0 for span in tasks if span.lane == lane)
            said = f"{self.name(lane)} has done its last task, of {times:,}"
            yield Step(last, said, (Change(lane, None, IDLE),))

    def _act(self, act: Act) -> str:
        name, call = self.name(act.lane), act.what.partition("(")[0]
        if act.kind == "signal":
            return f"{name} receives {act.what} and calls its handler"
        if act.kind == "raised":
            return f"{act.what} ends {name}"
        if act.other:
            return f"{name} calls {act.what} on {self.name(act.other)}"
        return _ACTS[call].format(name) if call in _ACTS else f"{name} calls {act.what}"

    def _spans(self) -> Iterator[Span]:
        """Yield the tasks and waits to tell: of a library's own waits, the long ones."""
        if not self.brief:
            yield from self.tasks
        for span in self.run.spans:
            shown = span.lane in self.lives and not span.lane.is_fork_server
            long = span.end is None or (span.end - span.start > self.least and not self.brief)
            if span.kind == "wait" and shown and (span.at or long):
                yield span

    def _span(self, span: Span, told: list[Step]) -> list[Step]:
        """Return the steps of a wait or a task: one where nothing else is told in between."""
        life_end = self.ends.get(span.lane)
        end = span.end if span.end is not None else life_end
        first = bisect_right(told, span.start, key=attrgetter("time"))
        last = len(told) if end is None else bisect_left(told, end, key=attrgetter("time"))
        between = told[first:last]
        alone = all(s.changes and s.changes[0].lane == span.lane for s in between)
        if span.what == "start()":  # who is started is told
            if alone:
                return []
            told[first:last] = self._during(span, between)
            if span.end is None:
                return []
            return [
                Step(span.end, f"start() returns: {self.name(span.lane)} continues", self._on(span))
            ]
        begun, done, both = self._words(span)
        if span.end is not None and not (between if span.kind == "task" else not alone):
            return [Step(span.end, both, self._on(span))]
        told[first:last] = self._during(span, between)
        steps = [Step(span.start, begun, (Change(span.lane, span.at, self._state(span)),))]
        if span.end is not None:
            steps.append(Step(span.end, done, self._on(span)))
        return steps

    def _during(self, span: Span, steps: list[Step]) -> list[Step]:
        """Return the steps with the lane still within its call after it has started another one."""
        works, within = (Change(span.lane, span.at, state) for state in (WORKS, self._state(span)))
        return [
            replace(step, changes=(within, *step.changes[1:]))
            if works in step.changes[:1]
            else step
            for step in steps
        ]

    def _on(self, span: Span) -> tuple[Change, ...]:
        """Return what the lane does once a wait or a task is over."""
        if span.kind == "task":
            return (Change(span.lane, None, IDLE),)
        return (Change(span.lane, span.at, WORKS if span.at else self._at(span.lane)),)

    def _state(self, span: Span) -> str:
        if span.kind == "task":
            return f"at work on {span.what}"
        if span.what == "sleep()":
            return "asleep"
        call = span.what if span.at else f"the library's {span.what}"
        return f"blocked in {call} {self._until(span)}" if self._blocks(span) else f"in {call}"

    def _blocks(self, span: Span) -> bool:
        """Does it wait for others, or is it a call that takes its time?"""
        if span.what not in ("put()", "send()"):
            return span.what.partition("(")[0] in _FOR or span.other is not None
        if span.end is None:
            return True
        # A process's first put() to a queue takes its time: it starts the thread that writes.
        starts = any(
            edge.kind == "start" and edge.lane == span.lane and span.start <= edge.time <= span.end
            for edge in self.run.edges
        )
        return span.end - span.start > self.least and not starts

    def _until(self, span: Span) -> str:
        """Return what a wait waits for."""
        function = span.what.partition("(")[0]
        until = f"until {self.name(span.other)} exits" if span.other else _FOR[function][0]
        limited = span.arguments and function in ("join", "wait", "acquire")
        return until + (", or the time is up" if limited else "")

    def _words(self, span: Span) -> tuple[str, str, str]:
        """Return what is said when a span begins, when it ends, and where it is one step."""
        name, arguments = self.name(span.lane), span.arguments or ""
        if len(arguments) > LONGEST:
            arguments = arguments[:LONGEST] + "…"
        call = f"{span.what.removesuffix(')')}{arguments})"
        whose = "" if span.at else "the library's "
        outcome = span.outcome or ""
        failed = outcome.startswith("raises ")
        if span.kind == "task":
            how = f" {outcome} in" if failed else " has done"
            end = f"{outcome.removeprefix('raises ')} ends {span.what} in {name}"
            return (
                f"{name} begins {span.what}",
                end if failed else f"{name}{how} {span.what}",
                end if failed else f"{name} does {span.what}",
            )
        function = span.what.partition("(")[0]
        if function == "sleep":
            return f"{name} sleeps: {call}", f"{name} wakes up", f"{name} calls {call}"
        _, then = _FOR.get(function, ("", ""))
        if span.other:
            whom = self.name(span.other)
            over = self.ends.get(span.other)
            came = over is not None and span.end is not None and over <= span.end + 1
            then = (
                f"continues: {whom} has exited"
                if came
                else f"continues, although {whom} has not exited"
            )
        elif outcome:
            then = f"continues: {span.what} {outcome}"
        else:
            then = then or f"continues: {span.what} returns"
        begun = f"{name} calls {call}"
        if self._blocks(span):
            begun = f"{name} is blocked in {whose}{call} {self._until(span)}"
        if span.what == "join()" and not span.at and self.lives[span.lane].call:
            begun = f"At its exit, {begun}"
        both = f"{name} calls {call}"
        if outcome:
            both += f", which {outcome}"
        elif function == "acquire":
            both = f"{name} acquires the lock"
        elif span.other:
            known = then.removeprefix("continues: ").removeprefix("continues, ")
            both = f"{name} calls {call}: {known}"
        return begun, f"{name} {then}", both

    def _ending(self, told: list[Step]) -> Iterator[Step]:
        """Yield the last step of a run that was cut short: what each lane does then."""
        if self.run.ending not in (STILL, GOES_ON):
            return
        states: dict[Lane, str] = {}
        for step in told:
            states.update({change.lane: change.state for change in step.changes})
        who = [
            f"{self.name(lane)} is {state}"
            for lane, state in states.items()
            if state != OVER and not lane.is_fork_server
        ]
        happens = "Nothing more happens" if self.run.ending == STILL else "This continues"
        if len(who) > 2:
            who[1:] = ["and the others stay as they are"]
        yield Step(told[-1].time, f"{happens}: {', '.join(who)}", (), len(self.run.lines))


def _joined(told: list[Step]) -> list[Step]:
    """Return the steps; of a lane that calls a function of one line again and again, one."""
    kept: list[tuple[Step, int]] = []
    for step in told:
        call = step.sentence.partition("(")[0]
        before, times = kept[-1] if kept else (step, 0)
        again = " calls " in call and before.sentence.partition("(")[0] == call
        if times and again and before.changes == step.changes:
            said = f"{call}() {times + 1} times in a row"
            kept[-1] = replace(step, sentence=said), times + 1
        else:
            kept.append((step, 1))
    return [step for step, _ in kept]


def _counted(told: list[Step], run: Run) -> Iterator[Step]:
    """Yield the steps with how many lines are printed by each, in place of how many it prints."""
    count = 0
    for step in told:
        count += step.printed
        yield replace(step, printed=count)


def names(run: Run, servers: bool) -> dict[Lane, str]:
    """Return what the lanes are called in the steps of a run."""
    return _Teller(run, servers).names


def steps(run: Run, servers: bool) -> list[Step]:
    """Return the steps of a run that was recorded for a timeline, which may show fork `servers`."""
    told = _Teller(run, servers).steps()
    return told if len(told) <= MOST else _Teller(run, servers, brief=True).steps()
