"""Which programs hold in which browsers, `playground/proven.json`; only these get a button.

    runtime   the hash of the runtime that it was proven with
    pyodide   its version
    python    the version of CPython that this is
    browsers  {name: {"version": of it, "date": of the last proof, "times": that each was run}}
    programs  {name: {hash of the program: {browser: HOLDS, or what it broke}}}

As with `snippets/verified.json`, a program that has changed since is not proven. With another
runtime, none is.
"""

import json
from typing import Any

from tools.interpreter import Interpreter
from tools.playground.assemble import PLAYGROUND, pyodide_version, runtime_hash
from tools.repository import replace
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import Recording, read
from tools.snippet.verified import HOLDS, NOT_YET, fingerprint

DATA = PLAYGROUND / "proven.json"
METHOD = "spawn"
VERSION = (3, 14, 2)  # of the CPython in Pyodide; what proves says where it is another


class Pyodide(Interpreter):
    """The Python of the playground, in which no packages are installed."""

    packages = frozenset()


PYTHON = Pyodide("/usr/bin/python3", VERSION, False, "linux", (METHOD,), METHOD)


def published(snippet: Snippet) -> tuple[Recording | None, str | None]:
    """Return (what a run in a browser is held to, None), or (None, why it cannot be run there)."""
    if why := snippet.why_not(PYTHON):
        return None, why
    if METHOD not in snippet.tool.get("methods", (METHOD,)):
        return None, f"is run under {', '.join(snippet.tool['methods'])} only"
    variant = snippet.variant(METHOD, PYTHON)
    if variant is None:
        return None, f"has no transcript for {METHOD}"
    recording = read(variant)
    if recording.command.typed:
        return None, "has its user type"
    return recording, None


def read_proofs() -> dict[str, Any]:
    """Return the data file; one without proofs where the runtime is another than it was for."""
    here = {"runtime": runtime_hash(), "pyodide": pyodide_version()}
    if DATA.exists():
        data = json.loads(DATA.read_text("utf-8"))
        if all(data[key] == value for key, value in here.items()):
            return dict(data)
    return {**here, "python": ".".join(map(str, VERSION)), "browsers": {}, "programs": {}}


def words(data: dict[str, Any], snippet: Snippet) -> dict[str, str]:
    """Return {browser: HOLDS, or what it broke} of the program as it is now."""
    return dict(data["programs"].get(snippet.name, {}).get(fingerprint(snippet), {}))


def holds(data: dict[str, Any], snippet: Snippet) -> bool:
    """Has the program, as it is now, held in all browsers?"""
    found = words(data, snippet)
    return bool(data["browsers"]) and all(found.get(name) == HOLDS for name in data["browsers"])


def proven() -> list[Snippet]:
    """Return the programs that have a button."""
    data = read_proofs()
    return [snippet for snippet in snippets() if holds(data, snippet)]


def columns(data: dict[str, Any]) -> dict[str, Any]:
    """Return what held in browsers in the shape of snippets/verified.json, a browser a kind."""
    names = {browser: browser.capitalize() for browser in data["browsers"]}
    facts = {
        names[browser]: {
            "version": f"CPython {data['python']}, Pyodide {data['pyodide']}",
            "platform": f"{names[browser]} {known['version']}",
            "start methods": [METHOD],
            "date": known["date"],
        }
        for browser, known in data["browsers"].items()
    }
    programs = {}
    for snippet in snippets():
        found, eligible = words(data, snippet), published(snippet)[1] is None
        told = {
            names[browser]: found.get(browser, NOT_YET if eligible else "not for browsers")
            for browser in names
        }
        programs[snippet.name] = {fingerprint(snippet): told}
    return {"pythons": facts, "programs": programs}


def enter(data: dict[str, Any], snippet: Snippet, browser: str, word: str) -> None:
    """Put into `data` what became of a program in a browser."""
    data["programs"][snippet.name] = {fingerprint(snippet): {**words(data, snippet), browser: word}}


def write(data: dict[str, Any]) -> None:
    """Write the data file, a program to a line; programs that there are no more are left out."""
    names = {snippet.name for snippet in snippets()}
    kept = {name: data["programs"][name] for name in sorted(data["programs"]) if name in names}
    rows = ",\n".join(f'  "{name}": {json.dumps(told)}' for name, told in kept.items())
    head = "".join(
        f' "{key}": {json.dumps(value)},\n' for key, value in data.items() if key != "programs"
    )
    replace({DATA: f'{{\n{head} "programs": {{\n{rows}\n }}\n}}\n'})
