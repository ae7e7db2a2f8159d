"""Recording further runs of a program that varies: real ones, chosen so that they differ."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tools.check.stress import disturbed
from tools.compare.compare import broken
from tools.compare.moves import places
from tools.interpreter import Interpreter
from tools.record.record import ended, telling
from tools.repository import SiteError, relative
from tools.run.run import RunError, job, run_all
from tools.snippet.events import Run
from tools.snippet.program import Snippet, Variant
from tools.snippet.recording import Recording, read, write_further

MOST = 20  # runs that are kept
ROUNDS, AT_ONCE = 4, 8  # runs that are made, and how many side by side, so that they disturb


def record_further(snippet: Snippet, pythons: Sequence[Interpreter]) -> Iterator[str | SiteError]:
    """Record further runs of what varies and has a timeline; yield what came of it."""
    for variant in snippet.variants:
        try:
            if variant.pictures and read(variant).varies:
                count = _record(snippet, variant, pythons)
                yield f"{relative(variant.further_path)}: {count} further runs that differ"
        except SiteError as error:
            yield error


def _record(snippet: Snippet, variant: Variant, pythons: Sequence[Interpreter]) -> int:
    """Record further runs beside the published one; return how many differ enough to be kept.

    They are of the same Python and start method, every other one under a hostile scheduler. Raises
    SiteError where one does not hold against the published one.
    """
    published = read(variant)
    python = next((python for python in pythons if python.name == published.python), None)
    where = relative(variant.path)
    if python is None:
        raise SiteError(f"{where}: recorded on {published.python}, which is not available")
    runs: list[Run] = []
    with telling(f"{where}: {ROUNDS * AT_ONCE} further runs on {python}"):
        for number in range(ROUNDS):
            runs += _held(snippet, published, python, number)
    kept = chosen(published, runs)
    write_further(variant, kept)
    return len(kept)


def _held(snippet: Snippet, published: Recording, python: Interpreter, number: int) -> list[Run]:
    """Return AT_ONCE runs that hold; raise SiteError where one does not."""
    method, where = published.method, relative(published.path)
    jobs = [job(snippet, published, python, method) for _ in range(AT_ONCE)]
    jobs = [disturbed(j, f"{number} {n}") if n % 2 else j for n, j in enumerate(jobs)]
    try:
        runs = [ended(result, method) for result in run_all(jobs)]
    except RunError as error:
        raise SiteError(f"{where}: no further runs: {error}") from None
    for run in runs:
        if why := broken(published, run):
            raise SiteError(f"{where}: no further runs, because one does not match: {why}")
    return runs


def chosen(published: Recording, runs: Sequence[Run]) -> list[Run]:
    """Return at most MOST of the runs, each as different as can be from those before it."""
    seen = {number: _shown(published, run) for number, run in enumerate(runs)}
    kept: list[Run] = []
    taken = [_shown(published, published.run)]
    while seen and len(kept) < MOST:
        number = max(seen, key=lambda n: min(_distance(seen[n], other) for other in taken))
        shown = seen.pop(number)
        if min(_distance(shown, other) for other in taken) == 0:
            break
        kept.append(runs[number])
        taken.append(shown)
    return kept


def _shown(published: Recording, run: Run) -> list[tuple[int, str]]:
    """Return the lines of a run as (number of the published line, text)."""
    numbers = places(published, run)
    return [(number, line.text) for number, line in zip(numbers, run.lines, strict=False)]


def _distance(one: Sequence[tuple[int, str]], other: Sequence[tuple[int, str]]) -> int:
    """Return how many pairs of lines are in another order, and how many lines are another text."""
    place = {number: place for place, (number, _) in enumerate(other)}
    texts = dict(other)
    swapped = sum(place[a] > place[b] for (a, _), (b, _) in combinations(one, 2))
    return swapped + sum(texts[number] != text for number, text in one)
