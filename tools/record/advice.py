"""Why runs of one program differ, and what its author can do: the words, files or changes.

All is found in runs that were made, and shown by further ones before it is said.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from tools.compare.compare import broken, broken_without_probe
from tools.compare.happens_before import unordered
from tools.compare.matching import Matches, by_lane
from tools.compare.varying import Varies, slots
from tools.snippet.command import WORDS, say_words
from tools.snippet.events import GOES_ON, Line, Run
from tools.snippet.lane import MAIN
from tools.snippet.recording import Recording

Method = str | None
Runs = Mapping[Method, Sequence[Run]]  # by start method, None for those without the probe

# What frees more than the others is taken only where they do not do.
_COST = {"order": 2, "numbers": 3}
_LABEL = re.compile(r"\s*([^\W\d][^\d:=(),]*?)[\s:=]*\d")


def failure(published: Recording, method: str | None, fresh: Run) -> str | None:
    """Return why a run does not hold against the published one, or None."""
    return (broken if method else broken_without_probe)(published, fresh)


def first_failure(published: Recording, runs: Runs) -> tuple[str | None, Run, str] | None:
    """Return (method, run, why) of the first run that does not hold, or None."""
    for method, fresh in ((method, fresh) for method, some in runs.items() for fresh in some):
        if why := failure(published, method, fresh):
            return method, fresh, why
    return None


def saying(published: Recording, varies: Varies) -> Recording:
    """Return the recording with other words, in the order of WORDS."""
    words = {word: tuple(varies[word]) for word in WORDS if word in varies}
    header = re.sub(r"\s+# varies:.*", "", published.command.header)
    header += f"  # varies: {say_words(words)}" if words else ""
    return replace(published, command=replace(published.command, header=header, varies=words))


def idle(recording: Recording) -> Iterator[tuple[str, str]]:
    """Yield (word, why) of the words that could be left out in every run, and of labels likewise.

    What one recorded run tells for certain, and no more: a word may be for rare runs.
    """
    varies, lines, pids = recording.varies, recording.run.lines, recording.run.pids
    lanes = {line.lane for line in lines} - {None}
    for word, labels in varies.items():
        if word == "interleaving":
            if "order" in varies:
                yield word, "'order' already includes it"
            elif len(lanes) < 2:
                yield word, "all lines are printed by one lane"
        elif word == "order":
            # With it, an id is only checked to be one, also in lines of the main process.
            if lanes <= {MAIN} and "pids" not in varies:
                yield word, "all lines are printed by the main thread"
        else:
            for label in labels or ("",):
                others = tuple(other for other in labels if other != label)
                left = {w: others if w == word else v for w, v in varies.items()}
                if not others:
                    del left[word]
                if all(slots(n.text, varies, pids) == slots(n.text, left, pids) for n in lines):
                    yield (
                        f"{word}({label})" if label else word,
                        "no line contains anything that it covers",
                    )


def missing(published: Recording, runs: Runs) -> dict[str, tuple[str, ...]] | None:
    """Return the fewest words, those given among them, with which the runs hold, or None."""
    given = published.varies
    found = (_LABEL.match(line.text) for line in published.run.lines)
    labels = dict.fromkeys((*given.get("numbers", ()), *(match[1] for match in found if match)))
    free = [word for word in WORDS if word not in given and (word != "numbers" or labels)]
    if published.run.ending == GOES_ON:  # it is cut anywhere, so its order is all there is to hold
        free = [word for word in free if word not in ("interleaving", "order")]
    choices = chain.from_iterable(combinations(free, n) for n in range(len(free) + 1))
    for words in sorted(choices, key=lambda words: sum(_COST.get(w, 1) for w in words)):
        if {"order", "interleaving"} <= {*words, *given}:
            continue
        varies = {**given, **{w: tuple(labels) if w == "numbers" else () for w in words}}
        if not first_failure(saying(published, varies), runs):
            for label in sorted(labels.keys() - {*given.get("numbers", ())}):
                fewer = tuple(other for other in varies.get("numbers", ()) if other != label)
                if fewer and not first_failure(
                    saying(published, {**varies, "numbers": fewer}), runs
                ):
                    varies["numbers"] = fewer
            return dict(saying(published, varies).varies)
    return None


def reasons(published: Recording, varies: Varies, runs: Runs) -> Iterator[str]:
    """Yield for each of these words that is not given yet, the difference that asks for it."""
    for word in varies:
        left = {other: labels for other, labels in varies.items() if other != word}
        failed = first_failure(saying(published, left), runs)
        if failed and varies[word] != published.varies.get(word):
            free = next(unordered(published.run), None) if word in ("interleaving", "order") else ()
            why = f"; nothing orders `{free[0].text}` before `{free[1].text}`" if free else ""
            yield f"{word}: {_first_line(failed)}{why}"


def _first_line(failed: tuple[str | None, Run, str]) -> str:
    method, _, why = failed
    under = f"under {method}" if method else "without the recorder"
    return f"{under}, {why.partition(chr(10))[0]}"


def merged(one: Varies, other: Varies) -> dict[str, tuple[str, ...]]:
    """Return the words of both."""
    both = {
        word: tuple(sorted({*one.get(word, ()), *other.get(word, ())})) for word in {**one, **other}
    }
    if "order" in both:
        both.pop("interleaving", None)
    return both


def cause(published: Recording, runs: Runs) -> str:
    """Say why no word helps, and what does, by what differs even where all words are given."""
    labels = {match[1] for n in published.run.lines if (match := _LABEL.match(n.text))}
    words = {w: tuple(labels) for w in WORDS if w != "interleaving" and (w != "numbers" or labels)}
    loose = saying(published, words)
    failed = first_failure(loose, runs) or first_failure(published, runs)
    assert failed
    _, fresh, _ = failed
    said = f"no word covers this: {_first_line(failed)}"
    if published.run.ending != fresh.ending:
        return (
            f"{said}\nA program that ends in different ways can't have a transcript. Wait for what "
            "it depends on (join, get, an Event), or catch the exception that it may raise."
        )
    if published.run.ending == GOES_ON:
        fresh = replace(fresh, lines=fresh.lines[: len(published.run.lines)])
        if len(by_lane(published.run.lines)) > 1:
            return (
                f"{said}\nA run that never ends is cut off at any line, so only lines in a fixed "
                "order can be checked. Let a single process print, or let the program end."
            )
    if len(published.run.lines) != len(fresh.lines):
        return (
            f"{said}\nOne run printed {len(published.run.lines)} lines, another "
            f"{len(fresh.lines)}. A loop that runs while something else is in progress may print "
            "any number of lines, and a process that is terminated may not have printed yet. Print "
            "once, at the end, or a fixed number of times, and wait (with an Event) for whatever "
            "must come first."
        )
    if sorted(_texts(published.run)) == sorted(_texts(fresh)):
        return (
            f"{said}\nIt prints the same lines in a different order, because it gets results as "
            "they arrive, or loops over something that has no order. Sort the lines, or get the "
            "results in the order of the tasks, as map() and imap() do. If the lines are shuffled, "
            "seed the random generator."
        )
    old, new = _pair(loose, fresh)
    remedy = next((remedy for differs, remedy in CAUSES if differs(old, new)), OTHERWISE)
    return f"{said}\nOne run printed `{old}`, another printed `{new}`: {remedy}."


def _texts(run: Run) -> list[str]:
    return [line.text for line in run.lines]


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


def permuted(published: Recording, runs: Runs) -> bool:
    """Do all runs print the same words, though in another order?"""
    others = [fresh for some in runs.values() for fresh in some]
    words = _words(" ".join(_texts(published.run)))
    return all(_words(" ".join(_texts(fresh))) == words for fresh in others)


def by_method(published: Recording, runs: Runs) -> str:
    """Say what is different under another start method, and what others do about it."""
    failed = first_failure(published, runs)
    assert failed
    method, fresh, _ = failed
    if published.run.ending != fresh.ending:
        return f"Under {published.method} and under {method}, it does not end in the same way."
    if len(published.run.lines) != len(fresh.lines):
        return (
            f"Under {published.method} it printed {len(published.run.lines)} lines, and under "
            f"{method} it printed {len(fresh.lines)}."
        )
    old, new = _pair(published, fresh)
    remedy = (
        "Or name the processes yourself, or leave their names out; then one file is enough"
        if _same(_WORKER, old, new)
        else "If the page is not about this difference, make the program print the same under each"
    )
    return (
        f"Under {published.method} it printed `{old}`, and under {method} it printed `{new}`. "
        f"{remedy}."
    )


def _pair(published: Recording, fresh: Run) -> tuple[str, str]:
    """Return two lines that stand at the same place, and of which one may not be the other."""
    holds = Matches(published, None)
    old, new = by_lane(published.run.lines), by_lane(fresh.lines)
    pairs: list[tuple[Line, Line]] = []
    for lane in sorted({*old} & {*new}):
        pairs += zip(old[lane], new[lane], strict=False)
    pairs += zip(published.run.lines, fresh.lines, strict=False)
    pair = next((pair for pair in pairs if not holds(*pair)), pairs[0])
    return pair[0].text, pair[1].text


def _same(pattern: str, old: str, new: str, put: str = "#") -> bool:
    """Are the lines the same but for what the pattern matches in both?"""
    both = [re.sub(pattern, put, text) for text in (old, new)]
    return both[0] == both[1] and re.search(pattern, old) is not None


# How two lines differ, and what others do about it. The first that fits is said.
_NAMED = (
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|"
    "March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sep|Oct|Nov|Dec)\b"
)
_CLOCK = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*?(?=\s|$))?|\d\d?:\d\d(?::\d\d)?(?:[.,]\d+)?"
_WORKER = r"(?:Fork|Spawn|ForkServer)?(?:Pool)?(?:Worker|Process|Thread)\w*-\d+(?:[_:]\d+)*"
_PATH = r"(?:/[\w.~+-]+){2,}/?"
_DECIMAL = r"\d+(?:\.\d+)?(?:e[+-]?\d+)?"


def _decimals(text: str) -> list[int]:
    """Return how many decimals each number of the line has."""
    return [len(number.partition(".")[2]) for number in re.findall(_DECIMAL, text)]


OTHERWISE = (
    "the text itself differs. Print something that is the same in every run: a length, a count, or "
    "a part of the text"
)
CAUSES: Sequence[tuple[Callable[[str, str], bool], str]] = (
    (
        lambda old, new: bool(re.search(r"\dit/s|s/it", old + new)),
        "a progress bar shows times and a rate. Leave them out: tqdm(..., "
        'bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}")',
    ),
    (
        lambda old, new: (
            _same(_CLOCK, old, new)
            or (_same(rf"{_NAMED}|\d+", old, new) and re.findall(_NAMED, old + new) != [])
        ),
        "a date or a time of day differs in each run, or on a different day. Leave it out (in a "
        "log's format, leave out %(asctime)s), print it as str(datetime.now()) does and use the "
        "word 'times', or print how long something took, with its unit",
    ),
    (
        lambda old, new: _same(_WORKER, old, new),
        "a name with a number depends on which worker happened to get the work, or on the start "
        "method. Leave such names out, or name the processes yourself",
    ),
    (
        lambda old, new: _same(r"\d[\d.,]*(?=x\b)", old, new),
        "'times' covers a number before ×, not before x; write `×`",
    ),
    (
        lambda old, new: (
            _same(_DECIMAL, old, new)
            and (
                _decimals(old) != _decimals(new) or re.search(r"\de[+-]?\d", old + new) is not None
            )
        ),
        "the number of decimal places differs, and it is checked. Print a fixed number of decimal "
        "places, {seconds:.2f}, and a unit, s, for the word 'times', or a label for 'numbers'",
    ),
    (
        lambda old, new: _same(_PATH, old, new),
        "a file or folder has a different name in each run. Print something that does not change: "
        "the last part of its path, whether it exists, or what it contains",
    ),
    (
        lambda old, new: _words(old) == _words(new),
        "the same words appear in a different order. Sort them; if they are shuffled, seed the "
        "random generator",
    ),
    (
        lambda old, new: _same(r"\d+(?:,\d{3})*", old, new),
        "a number differs that no word covers. Begin the line with a label, `found: 12`, and write "
        "numbers(found); if the number is random, seed the generator",
    ),
    (
        lambda old, new: _same(r"[0-9A-Fa-f-]{8,}|[\w-]{10,}", old, new),
        "an identifier is random. Seed its generator, or print its length instead",
    ),
)
