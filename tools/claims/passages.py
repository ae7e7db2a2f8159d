"""Passages that show a claim: words of Python's documentation, code of its standard library.

The documentation is not at hand everywhere. Where it is, `write` finds the words behind their
anchors and in the changelogs, and `snippets/passages.json` says which were found, and in the
documentation of which versions. The standard library comes with every interpreter.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tools.claims.documentation import changelog, notes, passage, plain, version
from tools.claims.sentences import Mark
from tools.interpreter import SUPPORTED, Interpreter
from tools.repository import SiteError, replace
from tools.snippet.program import SNIPPETS

FOUND = SNIPPETS / "passages.json"
# The pages whose notes are compared with the page on what changed.
NOTED = (
    "library/concurrent.futures",
    "library/concurrent.interpreters",
    "library/multiprocessing",
    "library/multiprocessing.shared_memory",
    "library/os",
    "library/pickle",
    "library/queue",
    "library/signal",
    "library/subprocess",
    "library/threading",
)
_GRAMMAR = {
    "docs": (
        re.compile(r'(?P<page>[\w/.-]+)#(?P<anchor>[\w.-]+) "(?P<words>.+)"'),
        'PAGE#ANCHOR "WORDS"',
    ),
    "changelog": (
        re.compile(
            r'(?P<releases>3\.\d+\.\d+(?:, 3\.\d+\.\d+)*) (?P<issue>(?:gh|bpo)-\d+) "(?P<words>.+)"'
        ),
        '3.13.8, 3.14.1 gh-NUMBER "WORDS"',
    ),
}
_CODE = re.compile(r'(?P<module>[\w/]+\.py)(?: @ (?P<versions>[\d., -]+))? "(?P<code>.+)"')
_RANGE = re.compile(r"(?P<since>3\.\d+)?-(?P<until>3\.\d+)?")
_RELEASES = re.compile(r"3\.\d+\.\d+(?:, 3\.\d+\.\d+)*")


@cache
def recorded() -> dict[str, Any]:
    """Return what was found in the documentation, as `write` wrote it down.

    `documentation` has the versions; `docs` and `changelog` have the passages that were found, as
    marks name them; `notes` has, by PAGE#ANCHOR, the notes of NOTED on what the supported versions
    changed.
    """
    data: dict[str, Any] = json.loads(FOUND.read_text(encoding="utf-8"))
    return data


def cited(mark: Mark) -> str:
    """Return what shows a claim by the documentation: where the words are, and the words.

    An entry of 3.14.1 also says what was so in 3.14.0. Raises SiteError where they were not found.
    """
    pattern, form = _GRAMMAR[mark.kind]
    match = pattern.fullmatch(mark.what)
    if not match:
        raise SiteError(f"{mark.kind}: {mark.what}: write {mark.kind}: {form}")
    if mark.what not in recorded()[mark.kind]:
        raise SiteError(f"{mark.kind}: {mark.what}: not looked up; see MAINTAINING.md")
    releases = _bounds(match["releases"]) if mark.kind == "changelog" else []
    return "\n".join([mark.what, *releases])


def write(documentation: Sequence[Path], marks: Iterable[Mark]) -> list[str]:
    """Look these up in the HTML of Python's documentation; write down those that are there.

    Passages are looked up in the newest of `documentation`, changelogs in all. What was found in
    the changelog of a release stays found without it, because that does not change any more.
    Returns what is wrong with the others.
    """
    folders = sorted(documentation, key=lambda folder: _numbers(version(folder)))
    logs = [changelog(folder) for folder in folders]
    known = {*recorded()["changelog"]} if FOUND.is_file() else set()
    found: dict[str, list[str]] = {"docs": [], "changelog": []}
    wrong = []
    for mark in sorted({*marks}, key=lambda mark: mark.what):
        if mark.kind not in found:
            continue
        match = _GRAMMAR[mark.kind][0].fullmatch(mark.what)
        if not match:
            problem = f"write {mark.kind}: {_GRAMMAR[mark.kind][1]}"
        elif mark.kind == "docs":
            text = passage(folders[-1] / f"{match['page']}.html", match["anchor"])
            problem = "other words there" if text else "no such anchor"
            problem = "" if plain(match["words"]) in text else problem
        else:
            problem = _unlogged(match, logs, mark.what in known)
        if problem:
            wrong.append(f"{mark.kind}: {mark.what}: {problem}")
        else:
            found[mark.kind].append(mark.what)
    data = {
        "documentation": [version(folder) for folder in folders],
        **found,
        "notes": _notes(folders[-1]),
    }
    replace({FOUND: json.dumps(data, indent=1, ensure_ascii=False) + "\n"})
    recorded.cache_clear()
    return wrong


def _unlogged(entry: re.Match[str], logs: Sequence[dict[str, list[str]]], known: bool) -> str:
    """Return what is wrong with an entry of the changelogs: "" if nothing is."""
    head, words = f"{entry['issue']}:", plain(entry["words"])
    for release in entry["releases"].split(", "):
        texts = [text for log in logs for text in log.get(release, ()) if text.startswith(head)]
        if not any(release in log for log in logs):
            if not known:
                return f"no changelog of {release} at hand"
        elif not any(words in text for text in texts):
            return f"{release} has {'other words' if texts else 'no such entry'}"
    return ""


def _notes(folder: Path) -> dict[str, list[str]]:
    """Return by PAGE#ANCHOR the notes of the pages in NOTED that name a supported version."""
    oldest = min(_numbers(kind.rstrip("t"))[1] for kind in SUPPORTED)
    found: dict[str, list[str]] = {}
    for page in NOTED:
        for anchor, text in notes(folder / f"{page}.html"):
            minors = re.findall(r"\b3\.(\d+)", text.partition(":")[0])
            if any(int(minor) >= oldest for minor in minors):
                found.setdefault(f"{page}#{anchor}", []).append(text)
    return found


def quoted(source: str, pythons: Sequence[Interpreter]) -> str:
    """Return what shows a claim by the standard library: the code, and the versions that have it.

    The code is in the module on each of `pythons` that is in the range of versions, and on none of
    the others. Raises SiteError where that is not so.
    """
    match = _CODE.fullmatch(source)
    versions = (match["versions"] if match else None) or "-"
    if not match or not (_RANGE.fullmatch(versions) or _RELEASES.fullmatch(versions)):
        raise SiteError(
            f'source: {source}: write source: FOLDER/MODULE.py [@ 3.13-] [@ 3.13.8, 3.14.1] "CODE"'
        )
    for python in pythons:
        belongs = _covers(versions, python.version)
        if (plain(match["code"]) in _module(python, match["module"])) != belongs:
            has = "has no such code" if belongs else "has this code, too"
            raise SiteError(f"source: {source}: {match['module']} of {python} {has}")
    return "\n".join([source, *_bounds(versions)])


def _covers(versions: str, python: tuple[int, int, int]) -> bool:
    """Is a Python one of `versions`, which are a range, or the first release of each minor?"""
    if spread := _RANGE.fullmatch(versions):
        since, until = spread["since"] or "3.0", spread["until"] or "3.999"
        return _numbers(since) <= python[:2] <= _numbers(until)
    begun = [first for first in map(_numbers, versions.split(", ")) if first[:2] <= python[:2]]
    return bool(begun) and max(begun) <= python


def _bounds(versions: str) -> list[str]:
    """Return what a range of versions, or the first release of each minor, says of versions.

    "Since 3.14" is "until 3.13", seen from the other side; what came with 3.14.4 came in 3.14, was
    not in 3.14.0, and not yet in 3.14.3.
    """
    if spread := _RANGE.fullmatch(versions):
        ends = [(spread["since"], -1), (spread["until"], 1)]
        return [said for end, step in ends if end for said in (end, _moved(end, step))]
    firsts = versions.split(", ")
    begun = [first for first in firsts if _numbers(first)[-1]]
    minors = [first.rpartition(".")[0] for first in begun]
    before = [_moved(first, -1) for first in begun]
    return [*firsts, *before, *minors, *(f"{minor}.0" for minor in minors)]


def _moved(version: str, step: int) -> str:
    *head, last = _numbers(version)
    return ".".join(map(str, (*head, last + step)))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@cache
def _module(python: Interpreter, module: str) -> str:
    """Return the source of a module of the standard library; "" if it is not there."""
    path = Path(python.library, module)
    return plain(path.read_text(encoding="utf-8")) if path.is_file() else ""
