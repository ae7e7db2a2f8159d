"""Whether what a mark names shows what its sentence says, as far as a machine can tell.

A machine does not understand a sentence. It holds that the versions, the numbers and the code in it
are in what shows it, too: a claim that is changed to say something else is noticed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tools.claims.passages import cited, quoted
from tools.claims.sentences import Mark, Sentence, pages, sentences
from tools.interpreter import Interpreter
from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import PROGRAMS
from tools.snippet.program import SNIPPETS, Snippet, snippets

PROOFS = SNIPPETS / "proofs"
TABLE = ROOT / "docs" / "assets" / "figures" / "claims.md"
_CODE = re.compile(r"`([^`]+)`")
_NAME = re.compile(r"[A-Za-z_]\w+")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,_]\d+)*")
_INCLUDED = re.compile(r'^ *--8<-- "(snippets/[^"]+)"$', re.MULTILINE)
_ELSEWHERE = re.compile(r"\b(?:macOS|Windows)\b")


def problems(page: Path, pythons: Sequence[Interpreter]) -> Iterator[str]:
    """Yield what is wrong with the claims of a page, one sentence each, with file and line.

    What is quoted of the standard library is looked up in that of each of `pythons`.
    """
    for sentence in sentences(page):
        try:
            if sentence.claims and not sentence.marks:
                yield f"{sentence.where}: nothing shows this: {sentence.text}"
            elif missing := unsaid(sentence, pythons):
                said = ", ".join(missing)
                yield f"{sentence.where}: what shows this does not say {said}: {sentence.text}"
        except SiteError as error:
            yield f"{sentence.where}: {error}"


def render() -> str:
    """Return the table of how many claims of each section of the site are shown by what."""
    found: dict[str, Counter[str]] = {}
    for page in pages():
        section = relative(page).split("/")[1].removesuffix(".md")
        for sentence in sentences(page):
            kinds = {_kind(mark) for mark in sentence.marks}
            found.setdefault(section, Counter()).update(kinds or ["nothing"] * sentence.claims)
    columns = {
        "shown": "program",
        "proof": "proof",
        "docs": "docs",
        "changelog": "changelog",
        "source": "library",
        "measured": "measured",
        "no claim": "no claim",
        "nothing": "not yet",
    }
    found["all"] = sum(found.values(), Counter())
    rows = [["", *columns.values()], ["---", *["--:"] * len(columns)]]
    rows += [[name, *(f"{counts[kind]:,}" for kind in columns)] for name, counts in found.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _kind(mark: Mark) -> str:
    proof = mark.kind == "shown" and mark.what.startswith(f"{PROOFS.name}/")
    return "proof" if proof else mark.kind


def unsaid(sentence: Sentence, pythons: Sequence[Interpreter]) -> list[str]:
    """Return the facts of a sentence that are in nothing that shows it.

    Raises SiteError where a mark names what there is not.
    """
    kinds = {mark.kind for mark in sentence.marks}
    if kinds == {"shown"} and _ELSEWHERE.search(sentence.text):
        raise SiteError("no program here can show what another platform does; quote the docs")
    text = "\n".join(_shown_by(mark, sentence.page, pythons) for mark in sentence.marks)
    if not kinds or kinds & {"measured", "no claim"}:
        return []
    known = {*_NAME.findall(text), *_numbers(text)}
    code = " ".join(_CODE.findall(sentence.text))
    facts = dict.fromkeys([*_NAME.findall(code), *_numbers(sentence.text)])
    return [fact for fact in facts if fact not in known]


def _numbers(text: str) -> list[str]:
    return [re.sub("[,_]", "", number) for number in _NUMBER.findall(text)]


def _shown_by(mark: Mark, page: Path, pythons: Sequence[Interpreter]) -> str:
    """Return the text that shows a claim; raise SiteError where it is not there."""
    if mark.kind == "no claim":
        return ""
    if mark.kind == "measured":
        if not (PROGRAMS / f"{mark.what.partition(':')[0]}.py").exists():
            raise SiteError(f"measured: there is no program snippets/numbers/{mark.what}.py")
        return ""
    if mark.kind in {"docs", "changelog"}:
        return cited(mark)
    if mark.kind == "source":
        return quoted(mark.what, pythons)
    snippet = _by_name().get(mark.what)
    if snippet is None:
        raise SiteError(f"shown: there is no program snippets/{mark.what}.py")
    files = [*snippet.files, *(variant.path for variant in snippet.variants)]
    if PROOFS not in snippet.main.parents and not {*map(relative, files)} & _included(page):
        raise SiteError(f"shown: {mark.what} is neither on this page nor a proof")
    # A transcript that holds until 3.13 says what is so since 3.14, and what was before.
    bounds = [v.until for v in snippet.variants if v.until]
    versions = [".".join(map(str, (*b[:-1], b[-1] + later))) for b in bounds for later in (0, 1)]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return "\n".join([*texts, *(path.name for path in files), *versions])


@cache
def _by_name() -> dict[str, Snippet]:
    return {snippet.name: snippet for snippet in snippets()}


@cache
def _included(page: Path) -> set[str]:
    return {*_INCLUDED.findall(page.read_text(encoding="utf-8"))}
