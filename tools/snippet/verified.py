"""What was proven, `snippets/verified.json`, and the table of it that a page shows.

A program is known by a hash of its files, input, transcripts and recorded runs. One that has
changed since is not yet verified.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from tools.interpreter import Interpreter, age
from tools.repository import ROOT
from tools.snippet.command import parse_command
from tools.snippet.program import SNIPPETS, Snippet, snippets

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
    """Return the table of the data file, for the programs as they are now, the newest Python first.

    `browsers` has the same shape, and its kinds come last. A program that cannot run somewhere has
    what it needs in the last column.
    """

    def row(*cells: str) -> str:
        return f"| {' | '.join(cells)} |"

    pythons = dict(reversed(data["pythons"].items())) | browsers["pythons"]
    lines = [row("Python", "platform", "start methods", "checked on"), row(*["---"] * 4)]
    for facts in pythons.values():
        methods = ", ".join(facts["start methods"])
        lines.append(row(facts["version"], facts["platform"], methods, facts["date"]))
    lines += ["", row("program", *pythons, "needs"), row("---", *[":-:"] * len(pythons), "---")]
    for snippet in snippets():
        cells = proven(data, snippet) | proven(browsers, snippet)
        words = [cells.get(kind, NOT_YET) for kind in pythons]
        needs = {word.removeprefix("needs "): None for word in words if word.startswith("needs ")}
        signs = [SIGNS.get(word, "–") for word in words]
        lines.append(row(f"`{snippet.name}`", *signs, ", ".join(needs)))
    return "\n".join(lines) + "\n"


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
