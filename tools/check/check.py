"""One snippet under one interpreter: every start method, and once as the reader runs it."""

import os
from dataclasses import dataclass

from tools.compare.compare import broken, broken_without_recorder
from tools.compare.trace import trace
from tools.repository import SiteError, relative
from tools.run.run import RunError, ending, job, run_all
from tools.snippet.transcript import GOES_ON, STILL, read_transcript


@dataclass(frozen=True)
class Outcome:
    """How one run compared. `method` is None for the run without the recorder."""

    method: str | None
    transcript: str
    failure: str | None


def claims(snippet, python):
    """Return [(method, Variant or None)]: which transcript holds for which run on `python`.

    The method None is the run as the reader starts it.
    """
    methods = snippet.tool.get("methods", python.methods)
    # Windows has no pseudo-terminal to record on.
    methods = (*(methods if os.name != "nt" else ()), None)
    return [
        (method, snippet.variant(method or python.default_method, python)) for method in methods
    ]


def check(snippet, python):
    """Run the snippet on `python` and return an Outcome for every run.

    Raises SiteError where its files do not allow a check.
    """
    wanted = []
    for method, variant in claims(snippet, python):
        if variant is None:
            raise SiteError(
                f"{relative(snippet.main)}: no transcript covers {method or 'the default'} on "
                f"{python}; write its first line and run make record SNIPPET={snippet.name}"
            )
        wanted.append((method, relative(variant.path), read_transcript(variant)))
    return run_and_compare(snippet, python, wanted)


def run_and_compare(snippet, python, wanted):
    """Run the snippet once for each (method, path, Transcript) and return an Outcome for each."""
    results = run_all(
        [
            job(snippet, transcript, python, method, expected(transcript))
            for method, _, transcript in wanted
        ]
    )
    return [
        Outcome(method, path, _failure(transcript, method, result))
        for (method, path, transcript), result in zip(wanted, results, strict=True)
    ]


def expected(transcript):
    """Return what a run may be cut short for, as `job` takes it."""
    return transcript.ending if transcript.ending in (STILL, GOES_ON) else None


def _failure(transcript, method, result):
    fresh = trace(result)
    try:
        end = ending(result)
    except RunError as error:
        tail = "\n".join(f"  {line.text[:100]}" for line in fresh.lines[-5:])
        return f"{error}\nits last lines:\n{tail}" if tail else str(error)
    if method is None:
        return broken_without_recorder(transcript, end, fresh)
    return broken(transcript, end, fresh)
