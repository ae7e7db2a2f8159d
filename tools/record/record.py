"""Recording a transcript: one run is published, if it holds against others."""

import getpass
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.check.check import Outcome, check, claims, remedy, run_and_compare
from tools.check.stress import disturbed
from tools.compare.compare import say_spliced
from tools.compare.happens_before import unordered
from tools.compare.screen import HOME
from tools.compare.trace import trace
from tools.compare.varying import pattern
from tools.interpreter import Interpreter
from tools.record.advice import (
    Runs,
    by_method,
    cause,
    failure,
    first_failure,
    idle,
    merged,
    missing,
    permuted,
    reasons,
    saying,
)
from tools.repository import ROOT, SiteError, relative
from tools.run.another_day import another_day
from tools.run.job import Result
from tools.run.run import LIMIT, RunError, ending, job, run_all
from tools.snippet import verified
from tools.snippet.command import parse_command
from tools.snippet.events import GOES_ON, INTERRUPT, STILL, Run
from tools.snippet.lane import Lane
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, draft, read, write

FURTHER = 2  # runs under each start method that the published one is held against, each time
MOST_LATE = 8  # lanes whose lines are late, each in a run of its own
EVERY = 10  # seconds between two signs of life


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say what is being done, and every EVERY seconds, for how long."""
    over, began = threading.Event(), time.monotonic()

    def tell() -> None:
        while not over.wait(EVERY):
            print(f"... for {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    print(what, file=sys.stderr, flush=True)
    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def ended(result: Result, method: str | None) -> Run:
    """Return the run of a result; raise RunError where no transcript may show it."""
    if result.reason == "limit" and result.silent > LIMIT / 2:
        result = replace(result, reason=STILL)
    try:
        return replace(trace(result), ending=ending(result))
    except RunError as error:
        more = UNENDING if result.reason == "limit" else ""
        raise RunError(f"under {method or 'the default method'}, {error}{more}") from None


def observe(snippet: Snippet, variant: Variant, asked: Recording, python: Interpreter) -> Recording:
    """Run the program once, to its end or its limit; raise RunError where it may not be shown.

    A program that hangs is watched for the whole limit, so that nothing more can come.
    """
    methods = [method for method in methods_of(snippet, variant, python) if method]
    method = next((m for m in methods if m == python.default_method), methods[0])
    with telling(f"{relative(variant.path)}: running under {method} on {python}"):
        told = job(snippet, asked, python, method, bool(variant.pictures))
        [result] = run_all([told])
    fresh = ended(result, method)
    if fresh.spliced:
        raise RunError(say_spliced(fresh.spliced))
    if fresh.ending == GOES_ON:
        fresh = replace(fresh, lines=fresh.lines[: len(asked.run.lines)])
    return Recording(asked.path, asked.command, fresh, python.name, python.platform, method)


UNENDING = (
    "\nIf it never stops, write the lines that a page should show, and [goes on printing], below "
    "the first line. If Ctrl-C should stop it, write the lines that come first, and ^C. If it "
    "needs more time, set a `limit` under [tool.snippet]"
)

WAITS = (
    ", as a program that hangs. If it waits for input that a reader types, end the first line with "
    "`  # types: Ann 'another line'`, or, if the input is in a file beside it, with `< FILE`. If "
    "Ctrl-C should stop it, write the lines that come first, and ^C, below the first line"
)


def methods_of(snippet: Snippet, variant: Variant, python: Interpreter) -> list[str | None]:
    """Return the start methods (None: as the reader starts it) that a transcript is for."""
    return [method for method, holding in claims(snippet, python) if holding == variant]


def again_under(
    snippet: Snippet, python: Interpreter, published: dict[str | None, Recording]
) -> Runs:
    """Run the program FURTHER times under each method; raise RunError where it may not be shown.

    Side by side, so that they disturb each other; and every other one under a hostile scheduler and
    on another day, so that an order that only time makes is seen to be none, and a date to change.
    """
    wanted = [(*pair, n) for n in range(FURTHER) for pair in published.items()]
    methods = ", ".join(method or "the default, without the recorder" for method in published)
    jobs = [job(snippet, told, python, method) for method, told, _ in wanted]
    with (
        telling(f"{snippet.name}: {len(wanted)} more runs, under {methods}"),
        TemporaryDirectory() as folder,
    ):
        zone = Path(folder, "UTC")
        zone.write_bytes(another_day())
        for place, (_, told, n) in enumerate(wanted):
            if n % 2:
                elsewhen = {**jobs[place].environment, "TZ": str(zone), **told.command.variables}
                jobs[place] = disturbed(replace(jobs[place], environment=elsewhen), snippet.name)
        results = run_all(jobs)
    runs: dict[str | None, list[Run]] = {}
    for (under, _, _), result in zip(wanted, results, strict=True):
        runs.setdefault(under, []).append(ended(result, under))
    return runs


def belated(snippet: Snippet, python: Interpreter, new: Recording, runs: Runs) -> list[Run]:
    """Return runs that print the same in another order, because lines that nothing orders are late.

    So an order that only time makes is seen to be none. What orders two lines, though the recorder
    does not know it, still does. In each run, those lines of one lane are late.
    """
    varies = missing(new, {new.method: runs[new.method]})
    mixed = saying(new, {**(varies or {}), "interleaving": ()})
    if varies is None or "order" in varies or new.run.ending == GOES_ON:
        return []
    late: dict[Lane | None, set[str]] = {}
    for line, _ in unordered(new.run) if "interleaving" not in varies else ():
        shape, _ = pattern(line.text, varies, new.run.pids)
        late.setdefault(line.lane, set()).add(shape.pattern)
    told = job(snippet, new, python, new.method)
    jobs = [
        replace(told, environment={**told.environment, "SNIPPET_LATE": f"^(?:{'|'.join(each)})$"})
        for each in list(late.values())[:MOST_LATE]
    ]
    found = []
    if jobs:
        with telling(f"{snippet.name}: {len(jobs)} more, in which lines come late"):
            results = run_all(jobs)
        for result in results:
            with suppress(RunError):
                found.append(ended(result, new.method))
    return [fresh for fresh in found if not failure(mixed, new.method, fresh)]


def record(snippet: Snippet, variant: Variant, python: Interpreter) -> Recording:
    """Record one transcript, and return it; raise SiteError, and change no file, where it cannot.

    One run is published. It must hold against FURTHER more under each start method, and against
    those in which lines are late.
    """
    where = f"{relative(variant.path)}:1"
    methods = methods_of(snippet, variant, python)
    try:
        new = observe(snippet, variant, draft(variant), python)
        for word, why in idle(new):
            raise RunError(f"'{word}' does nothing: {why}; leave it out")
        for line in new.run.lines:
            if wrong := unfit(line.text, snippet, python):
                raise RunError(f"the line `{line.text}` {wrong}")
        runs = again_under(snippet, python, dict.fromkeys(methods, new))
        late = belated(snippet, python, new, runs)
        runs = {**runs, new.method: [*runs[new.method], *late]}
        if first_failure(new, runs):
            raise RunError(advice(snippet, variant, python, new, runs))
    except RunError as error:
        raise SiteError(f"{where}: not recorded: {error}") from None
    write(new, variant)
    return new


def unfit(text: str, snippet: Snippet, python: Interpreter) -> str | None:
    """Return why a page must not show this line, or None."""
    if "-8<-" in text:
        return "would include a file in the page or disappear; print something else"
    if re.match(r"\s*(```|~~~)", text):
        return "would end its block on the page; print something before it, or leave it out"
    prefix = Path(python.path).resolve().parents[1]
    private = {str(ROOT), str(prefix) if len(prefix.parts) > 2 else str(python.path)}
    for path in re.findall(r"(?<![\w.])/(?:home|Users|root)\b(?:/[\w.-]+)?|/tmp/snippet-\w+", text):
        private.add(path)
    if found := next((p for p in {*private} - {HOME} if p in text), None):
        return (
            f"contains a path on this machine, {found}; a reader's Python and home folder are "
            "elsewhere. Leave it out, or print something that is the same on every machine: a "
            "path's last part, Path(...).name, whether two paths are equal, or, for Python, "
            "sys.implementation.name"
        )
    names = {getpass.getuser(), socket.gethostname()} - {"root", "localhost", "you"}
    source = "".join(file.read_text("utf-8", "replace") for file in snippet.files)
    for name in names:
        if re.search(rf"\b{re.escape(name)}\b", text) and name not in source:
            return f"contains the name of this machine or of its user, {name}; leave it out"
    return None


def plan(
    new: Recording, bases: Mapping[str | None, Recording], runs: Runs
) -> list[tuple[list[str], Recording]] | None:
    """Return which transcripts the runs ask for, with their words: [(methods, Recording)].

    One, if the words that each method needs for itself do for all. None where none do. `bases` has
    for the runs under each method one that could be published.
    """
    methods = [new.method, *(m for m in runs if m and m != new.method)]
    groups: list[tuple[list[str], Recording]] = []
    needed: dict[str, tuple[str, ...]] = {}
    for method in methods:
        own = {m: runs[m] for m, base in bases.items() if base.method == method}
        words = missing(bases[method], own)
        if words is None:
            return None
        needed = merged(needed, words)
        for number, (shared, told) in enumerate(groups):
            both = saying(told, merged(told.varies, words))
            if not first_failure(both, own):
                groups[number] = [*shared, method], both
                break
        else:
            groups.append(([method], saying(bases[method], words)))
    if not first_failure(saying(new, needed), runs):
        fewest = missing(new, runs)
        return [(methods, saying(new, fewest if fewest and {*fewest} <= {*needed} else needed))]
    return groups


def advice(
    snippet: Snippet, variant: Variant, python: Interpreter, new: Recording, runs: Runs
) -> str:
    """Say which words, or which files, the runs ask for, once further runs have held with them."""
    bases = {
        m: new if m in (None, new.method) else replace(new, run=some[0], method=m)
        for m, some in runs.items()
    }
    for _ in range(4):
        more = again_under(snippet, python, bases)
        chosen = plan(new, bases, runs)
        if chosen is None:
            break
        if not any(
            first_failure(told, {m: more[m] for m in more if bases[m].method in methods})
            for methods, told in chosen
        ):
            return _say_plan(variant, new, chosen, runs, sum(map(len, more.values())))
        runs = {m: [*runs[m], *more[m]] for m in runs}
    return (permuted(new, runs) and unhashed(snippet, python, new, runs)) or cause(new, runs)


def unhashed(snippet: Snippet, python: Interpreter, new: Recording, runs: Runs) -> str:
    """Say that a fixed seed of the hashes does, if it does."""
    header = f"$ PYTHONHASHSEED=0 {new.command.header.removeprefix('$ ')}"
    seeded = replace(new, command=parse_command(new.path, header))
    more = again_under(snippet, python, dict.fromkeys(runs, seeded))
    seeded = replace(seeded, run=more[new.method][0])
    if (words := missing(seeded, more)) is None:
        return ""
    return (
        "the same words appear in a different order, as the items of a set do, because the hashes "
        "of strings differ from process to process. Sort the words, or use this first line, with "
        f"which {sum(map(len, more.values()))} runs agreed:\n"
        f"  {saying(seeded, words).command.header}"
    )


def _say_plan(
    variant: Variant,
    new: Recording,
    chosen: list[tuple[list[str], Recording]],
    runs: Runs,
    further: int,
) -> str:
    """Say what to write, and which lines ask for it."""
    if len(chosen) == 1:
        [(_, told)] = chosen
        why = "".join(f"\n{reason}" for reason in reasons(new, told.varies, runs))
        return (
            f"other runs differ from it. With this first line, {further} further runs agreed:\n"
            f"  {told.command.header}{why}"
        )
    general = max(chosen, key=lambda group: len(group[0]))[0]
    files = ""
    for methods, told in chosen:
        names = [variant.path.name] if methods == general and methods[1:] else []
        for name in names or [replace(variant, method=m).path.name for m in methods]:
            files += f"\n  {name}: {told.command.header}"
    keeps = "" if general[1:] else f", and remove {variant.path.name}"
    others: Runs = {m: some for m, some in runs.items() if m and m != new.method}
    words = merged({}, {w: v for _, told in chosen for w, v in told.varies.items()})
    apart = saying(new, words)
    shown = apart if first_failure(apart, others) else new
    lines = "one line"
    if new.run.ending == GOES_ON or any(n.text == INTERRUPT for n in new.run.lines):
        lines = "one line, and below it the lines that the file contains now"
    return (
        f"its output depends on the start method. Write these files, each with {lines}"
        f"{keeps}; {further} further runs agreed:{files}\n{by_method(shown, others)}"
    )


def holds(snippet: Snippet, variant: Variant, python: Interpreter) -> bool:
    """Does this transcript hold as it is?"""
    try:
        published = read(variant)
        wanted = [(method, published) for method in methods_of(snippet, variant, python)]
        with telling(f"{relative(variant.path)}: checking on {python}"):
            return not any(o.failure for o in run_and_compare(snippet, python, wanted))
    except SiteError:
        return False


def newest_for(snippet: Snippet, variant: Variant, pythons: Sequence[Interpreter]) -> Interpreter:
    """Return the newest of `pythons` that the transcript is for; raise SiteError if none is."""
    fit = [p for p in pythons if not snippet.why_not(p) and methods_of(snippet, variant, p)]
    if not fit:
        raise SiteError(
            f"{relative(variant.path)}: left unchanged; it covers no available interpreter "
            f"({', '.join(python.name for python in pythons)}); name others in PYTHONS"
        )
    return max(fit, key=lambda p: (p.version[:2], p.free_threaded == variant.free_threaded))


def update(
    snippet: Snippet, pythons: Sequence[Interpreter], again: bool, alone: bool = False
) -> Iterator[str | SiteError]:
    """Record what no longer holds, with `again` what holds, too; yield what came of it.

    Of a program that is recorded `alone`, also say what to do for each Python at hand on which its
    transcripts do not hold.
    """
    if not snippet.variants:
        missing = f"{snippet.base.name}.out"
        yield SiteError(
            f"{relative(snippet.main)}: has no transcript; write {missing} with the line\n"
            f"  $ python {snippet.main.name}"
        )
    for variant in snippet.variants:
        try:
            python = newest_for(snippet, variant, pythons)
            before, newer = variant.path.read_bytes(), held_on_newer(snippet, python)
            begun = before.count(b"\n") < 2 and not variant.run_path.exists() and not newer
            stale = not begun and not (again and not newer) and not holds(snippet, variant, python)
            if stale and newer:
                raise SiteError(
                    f"{relative(variant.path)}: not recorded: in this form it was proven on "
                    f"{', '.join(newer)}, but it does not match on {python}.\n"
                    + remedy(snippet, variant, python, first=False)
                )
            if again or begun or stale:
                new = record(snippet, variant, python)
                if again or variant.path.read_bytes() != before:
                    hangs = WAITS if new.run.ending == STILL else ""
                    yield f"{relative(variant.path)}: recorded on {python}{hangs}"
        except SiteError as error:
            yield error
            alone = False
    if alone:
        yield from elsewhere(snippet, [p for p in pythons if not snippet.why_not(p)])


def held_on_newer(snippet: Snippet, python: Interpreter) -> list[str]:
    """Return the newer kinds of Python on which the files as they are were proven to hold."""
    try:
        proven = verified.proven(verified.read(), snippet)
    except OSError:  # its input is missing
        return []
    newer = [kind for kind, word in proven.items() if word == verified.HOLDS]
    return [k for k in newer if tuple(map(int, k.rstrip("t").split("."))) > python.version[:2]]


def elsewhere(snippet: Snippet, pythons: Sequence[Interpreter]) -> Iterator[SiteError]:
    """Say what to do for the newest Python on which transcripts do not hold, for each of them."""
    for python in reversed(pythons):
        with telling(f"{snippet.name}: checking on {python}"):
            outcomes = check(snippet, python)
        failing: dict[str, Outcome] = {}
        for outcome in outcomes:
            if outcome.failure:
                failing.setdefault(outcome.transcript, outcome)
        for failed in failing.values():
            variant = snippet.variant(failed.method or python.default_method, python)
            assert variant and failed.failure
            of_it = [o for o in outcomes if o.transcript == failed.transcript and o.method]
            methods = [o.method for o in of_it if o.failure and o.method]
            some = methods if len(methods) < len(of_it) else []
            claim = failed.failure.partition("\n")[0]
            said = f"{failed.transcript}: does not match on {python}: {claim}"
            yield SiteError(f"{said}\n{remedy(snippet, variant, python, some, first=False)}")
        if failing:
            return
