"""One snippet under one interpreter: every start method, and once as the reader runs it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tools.compare.compare import broken, broken_without_probe
from tools.compare.trace import trace
from tools.interpreter import Interpreter
from tools.repository import SiteError, relative
from tools.run.job import Job, Result
from tools.run.run import RunError, ending, job, run_all
from tools.snippet.events import Run
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, read

Adapt = Callable[[Job], Job]


@dataclass(frozen=True)
class Outcome:
    """How one run compared. `method` is None for the run without the probe."""

    method: str | None
    transcript: str
    failure: str | None


def claims(snippet: Snippet, python: Interpreter) -> list[tuple[str | None, Variant | None]]:
    """Return which transcript holds for which run on `python`: [(method, Variant or None)].

    The method None is the run as the reader starts it.
    """
    methods = snippet.tool.get("methods", python.methods)
    # Windows has no pseudo-terminal to record on.
    methods = (*methods, None) if os.name != "nt" else (None,)
    return [(m, snippet.variant(m or python.default_method, python)) for m in methods]


def check(snippet: Snippet, python: Interpreter, adapt: Adapt | None = None) -> list[Outcome]:
    """Run the snippet on `python`, by jobs that `adapt` changes; return an Outcome for every run.

    Raises SiteError where its files do not allow a check.
    """
    wanted = []
    for method, variant in claims(snippet, python):
        if variant is None:
            raise SiteError(
                f"{relative(snippet.main)}: no transcript covers {method or 'the default'} on "
                f"{python}; write its first line and run make record SNIPPET={snippet.name}"
            )
        wanted.append((method, read(variant)))
    return run_and_compare(snippet, python, wanted, adapt)


def remedy(
    snippet: Snippet,
    variant: Variant,
    python: Interpreter,
    methods: Sequence[str] = (),
    first: bool = True,
) -> str:
    """Say how a page can be right where a program prints something else on `python` alone.

    That may be the last Python to print it, or, if `first`, the first one. Where it does so under
    some `methods` only, the files are for these.
    """
    minor, record = python.version[1], f"make record SNIPPET={snippet.name}"
    header = variant.path.read_text("utf-8", "replace").partition("\n")[0]
    free = python.free_threaded and not variant.free_threaded
    own = replace(variant, free_threaded=True) if free else replace(variant, until=(3, minor))
    which = "free-threaded builds print" if free else f"Python 3.{minor} and older print"
    said = [
        f"If {which} this, write {relative(own.path)} with the line `{header}`, then run {record}."
    ]
    if methods:
        paths = [replace(own, method=method).path for method in methods]
        files = "".join(f"\n  {relative(path)}: {header}" for path in paths)
        said = [
            f"If {which} this, write the line into each of these files, then run {record}:{files}"
        ]
    if first and not free:
        older = relative(replace(variant, until=(3, minor - 1)).path)
        said.append(
            f"If Python 3.{minor} and newer print this, rename {relative(variant.path)} to {older} "
            f"(and its .run.json in the same way), write that line into a file with the old name, "
            f"then run {record}."
        )
    needs = f'`# /// script`, `# requires-python = ">=3.{minor + 1}"`, `# ///`'
    said.append(f"If the program cannot run there, begin it with the lines {needs}.")
    return "\n".join(said)


def run_and_compare(
    snippet: Snippet,
    python: Interpreter,
    wanted: Sequence[tuple[str | None, Recording]],
    adapt: Adapt | None = None,
) -> list[Outcome]:
    """Run the snippet once for each method and return how it compares with its recording.

    Where one run comes to no result, all of them have failed.
    """
    jobs = [job(snippet, told, python, method) for method, told in wanted]
    try:
        results = run_all([adapt(each) for each in jobs] if adapt else jobs)
    except RunError as error:  # it is not known which of them is to blame
        return [Outcome(method, relative(told.path), str(error)) for method, told in wanted]
    return [
        Outcome(method, relative(published.path), failure_of(published, method, result))
        for (method, published), result in zip(wanted, results, strict=True)
    ]


def failure_of(published: Recording, method: str | None, result: Result) -> str | None:
    fresh = Run()
    try:
        fresh = trace(result)
        fresh = replace(fresh, ending=ending(result))
    except RunError as error:
        tail = "\n".join(f"  {line.text[:100]}" for line in fresh.lines[-5:])
        return f"{error}\nits last lines:\n{tail}" if tail else str(error)
    return broken(published, fresh) if method else broken_without_probe(published, fresh)
