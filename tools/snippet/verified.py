"""What was proven, `snippets/verified.json`, and the tables of it that a page shows.

A program is known by a hash of its files, input, transcripts and recorded runs. One that has
changed since is not yet verified.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from tools.interpreter import Interpreter, age
from tools.repository import ROOT, sections
from tools.snippet.command import parse_command
from tools.snippet.program import SNIPPETS, Snippet, shown_on, snippets

DATA = SNIPPETS / "verified.json"
TABLE = ROOT / "docs" / "assets" / "figures" / "verified.md"
SENTENCE = TABLE.with_name("proven.md")
HOLDS, NOT_YET = "holds", "not yet"
SIGNS = {HOLDS: "✓", NOT_YET: "?"}  # in the table; what cannot run has "–"


def files_of(snippet: Snippet) -> list[Path]:
    """Return the files of a program, its transcripts, its recorded runs, and its input.

    Raises SiteError where a transcript is malformed.
    """
    runs = [variant.run_path for variant in snippet.variants if variant.run_path.exists()]
    files = [*snippet.files, *(variant.path for variant in snippet.variants), *runs]
    for variant in snippet.variants:
        header = variant.path.read_text("utf-8", "replace").partition("\n")[0]
        if stdin := parse_command(variant.path, header).stdin:
            files.append(snippet.main.parent / stdin)
    return list(dict.fromkeys(files))


def fingerprint(snippet: Snippet) -> str:
    """Return 12 hexadecimal digits that change with any of the program's files.

    Raises SiteError where a transcript is malformed, and OSError where its input is missing.
    """
    digest = hashlib.sha256()
    for path in files_of(snippet):
        digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def read() -> dict[str, Any]:
    """Return the data file: {"pythons": {kind: facts}, "programs": {name: {hash: {kind: word}}}}.

    A kind is "3.13" or "3.13t", its facts are version, platform, start methods and date. A word is
    HOLDS, or says why the program cannot run there.
    """
    return dict(json.loads(DATA.read_text(encoding="utf-8")))


def proven(data: dict[str, Any], snippet: Snippet) -> dict[str, str]:
    """Return {kind: word} of the program as it is now."""
    return dict(data["programs"].get(snippet.name, {}).get(fingerprint(snippet), {}))


def enter(
    data: dict[str, Any], python: Interpreter, facts: dict[str, object], words: dict[str, str]
) -> None:
    """Put into `data` what was proven on one interpreter: `words` by program name."""
    data["pythons"] = {**data["pythons"], python.kind: facts}
    data["pythons"] = {kind: data["pythons"][kind] for kind in sorted(data["pythons"], key=age)}
    programs = {}
    for snippet in snippets():
        cells = {**proven(data, snippet), python.kind: words.get(snippet.name)}
        known = {kind: word for kind in data["pythons"] if (word := cells.get(kind))}
        programs[snippet.name] = {fingerprint(snippet): known}
    data["programs"] = programs


def render(data: dict[str, Any], browsers: dict[str, Any]) -> str:
    """Return what the data file says of the programs as they are now, the newest Python first.

    `browsers` has the same shape, and its kinds come last. First comes the sum for each kind. Then
    a table has the programs that do not hold on every Python; what one needs is in its last
    column. Those that do are in folds, one for each section of the site.
    """
    pythons = dict(reversed(data["pythons"].items()))
    kinds = pythons | browsers["pythons"]
    cells = {}
    for snippet in snippets():
        known = proven(data, snippet) | proven(browsers, snippet)
        cells[snippet.name] = {kind: known.get(kind, NOT_YET) for kind in kinds}
    pages = shown_on()

    def line(name: str, *more: str) -> str:
        link = f"[`{name}`](../{pages[name]})"
        return _row(link, *(SIGNS.get(word, "–") for word in cells[name].values()), *more)

    lines = [_row("", "all outputs right", "cannot run", "not yet checked", "version")]
    lines.append(_row("---", *["--:"] * 3, "---"))
    for kind, facts in kinds.items():
        held, new = (sum(each[kind] == word for each in cells.values()) for word in SIGNS)
        other = len(cells) - held - new
        numbers = f"{held:,} of {held + new:,}", f"{other:,}", f"{new:,}"
        lines.append(_row(f"**{kind}**", *numbers, facts["version"]))
    places: dict[str, list[str]] = {}
    for kind, facts in kinds.items():
        place = f"{facts['platform']}, {', '.join(facts['start methods'])}, {facts['date']}"
        places.setdefault(place, []).append(kind)
    lines += ["", *(f"- {', '.join(each)}: {place}" for place, each in places.items())]

    whole = [
        name
        for name, words in cells.items()
        if all(words[kind] == HOLDS for kind in pythons) and NOT_YET not in words.values()
    ]
    head = _row("program", *kinds), _row("---", *[":-:"] * len(kinds))
    lines += ["", f"{head[0]} needs |", f"{head[1]} --- |"]
    lines += [line(name, _needs(words)) for name, words in cells.items() if name not in whole]
    lines += ["", "All others are right on each Python:"]
    for folder, section in {**sections(), "index.md": "Home"}.items():
        rows = [line(name) for name in whole if pages[name].split("/")[0] == folder]
        if rows:
            lines += ["", f'??? note "{section} ({len(rows):,})"', ""]
            lines += [f"    {row}" for row in (*head, *rows)]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _needs(words: dict[str, str]) -> str:
    """Return what a program needs that is not there somewhere: "3.14 or newer", "numpy"."""
    found = [word.removeprefix("needs ") for word in words.values() if word.startswith("needs ")]
    said = (re.sub(r"Python >=(\S+)", r"\1 or newer", need) for need in dict.fromkeys(found))
    return ", ".join(said)


def sentence(data: dict[str, Any]) -> str:
    """Return how much of the site is proven, in a sentence for the home page.

    A check is of one program on one build of Python, under all its start methods.
    """
    words = [proven(data, snippet).values() for snippet in snippets()]
    held = [sum(word == HOLDS for word in each) for each in words]
    versions = [kind.rstrip("t") for kind in data["pythons"]]
    return (
        f"**{sum(map(bool, held)):,} short programs** about processes, each with its output: "
        f"**[{sum(held):,} checks pass](about/verified-on.md)** on {len(versions)} builds "
        f"of Python, {' to '.join(versions[:1] + versions[-1:])}.\n"
    )
