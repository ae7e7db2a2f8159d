"""Recording a transcript: one run is published, if it holds against others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tools.check.check import Outcome, claims, expected, run_and_compare
from tools.compare.compare import say_spliced
from tools.compare.trace import trace
from tools.interpreter import Interpreter
from tools.repository import SiteError, relative
from tools.run.run import LIMIT, RunError, ending, job, run_all
from tools.snippet.command import WORDS
from tools.snippet.events import GOES_ON, STILL
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, draft, read, write


def observe(snippet: Snippet, variant: Variant, python: Interpreter) -> Recording:
    """Run the program once, to its end or its limit; raise RunError where it may not be shown.

    A program that hangs is watched for the whole limit, so that nothing more can come.
    """
    asked, timeline = draft(variant), bool(variant.pictures)
    method = variant.method or python.default_method
    [result] = run_all([job(snippet, asked, python, method, expected(asked), timeline)])
    if result.reason == "limit" and result.silent > LIMIT / 2:
        result = replace(result, reason=STILL)
    fresh = replace(trace(result), ending=ending(result))
    if fresh.spliced:
        raise RunError(say_spliced(fresh.spliced))
    if fresh.ending == GOES_ON:
        fresh = replace(fresh, lines=fresh.lines[: len(asked.run.lines)])
    return Recording(asked.path, asked.command, fresh, python.name, python.platform, method)


def runs_of(snippet: Snippet, variant: Variant, python: Interpreter) -> list[str | None]:
    """Return the start methods (None: as the reader starts it) that a transcript is for."""
    return [method for method, holding in claims(snippet, python) if holding == variant]


def record(snippet: Snippet, variant: Variant, python: Interpreter) -> None:
    """Record one transcript; raise SiteError, and change no file, where it cannot.

    One run is published. It must hold against one more under each start method.
    """
    where = f"{relative(variant.path)}:1"
    try:
        new = observe(snippet, variant, python)
    except RunError as error:
        raise SiteError(f"{where}: not recorded: {error}") from None
    if failed := _failed(snippet, variant, python, new):
        advice = _advice(snippet, variant, python, new, failed[0])
        raise SiteError(f"{where}: not recorded: {advice}\n{failed[0].failure}")
    write(new, variant)


def _failed(
    snippet: Snippet, variant: Variant, python: Interpreter, published: Recording
) -> list[Outcome]:
    """Run the program again; return what does not hold."""
    wanted = [(method, published) for method in runs_of(snippet, variant, python)]
    return [o for o in run_and_compare(snippet, python, wanted) if o.failure]


def _advice(
    snippet: Snippet, variant: Variant, python: Interpreter, published: Recording, outcome: Outcome
) -> str:
    """Say which word, or which file, would have let the second run hold."""
    if outcome.method not in (None, published.method):
        return (
            f"under {outcome.method} another run does not hold; if that is so in every run, write "
            f"the first line of a {variant.path.name.split('.')[0]}.{outcome.method}.out"
        )
    lines = published.run.lines
    digits = (re.match(r"\s*(\w[^\d:=(),]*?)[\s:=]*\d", line.text) for line in lines)
    labels = tuple(sorted({match[1] for match in digits if match}))
    helps = []
    for word in WORDS:
        values = labels if word == "numbers" else ()
        if word in published.varies or (word == "numbers" and not labels):
            continue
        varies = {**published.varies, word: values}
        loose = replace(published, command=replace(published.command, varies=varies))
        if not _failed(snippet, variant, python, loose):
            helps.append(f"{word}({', '.join(values)})" if values else word)
    missing = f"the missing word may be: {', '.join(helps)}" if helps else "no one word helps"
    return f"a second run does not hold; {missing}"


def holds(snippet: Snippet, variant: Variant, python: Interpreter) -> bool:
    """Does this transcript hold as it is?"""
    try:
        return not _failed(snippet, variant, python, read(variant))
    except SiteError:
        return False


def newest_for(snippet: Snippet, variant: Variant, pythons: Sequence[Interpreter]) -> Interpreter:
    """Return the newest of `pythons` that the transcript is for; raise SiteError if none is."""
    fit = [p for p in pythons if not snippet.why_not(p) and runs_of(snippet, variant, p)]
    if not fit:
        raise SiteError(
            f"{relative(variant.path)}: left as it is; it is for no interpreter at hand "
            f"({', '.join(python.name for python in pythons)}); name others in PYTHONS"
        )
    return max(fit, key=lambda p: (p.version[:2], p.free_threaded == variant.free_threaded))


def update(
    snippet: Snippet, pythons: Sequence[Interpreter], again: bool
) -> Iterator[str | SiteError]:
    """Record what no longer holds, with `again` what holds, too; yield what came of it."""
    if not snippet.variants:
        missing = f"{snippet.base.name}.out"
        yield SiteError(f"{relative(snippet.main)}: has no transcript; write {missing}")
    for variant in snippet.variants:
        try:
            python = newest_for(snippet, variant, pythons)
            if again or not holds(snippet, variant, python):
                record(snippet, variant, python)
                yield f"{relative(variant.path)}: recorded on {python}"
        except SiteError as error:
            yield error
