"""What the points of a list are about: lines of the program above it, and of its output.

A point names them below its text, and on the site they light up with it:

    1. `total: 45150` comes last in every run.
       {: data-lines="22" data-output="4" }

Lines are `5`, `5 to 7`, or several, as `5, 9 to 12`; the first line of an output is below the
command. Of several outputs of a program, the first is meant. The first line of each range has some
code of the point in it, or a word of `data-word="subtotal | sum"`, so that a test notices when the
program has changed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.repository import ROOT, relative
from tools.snippet.program import parse_include

POINTER = re.compile(r"^ *\{: (?P<attributes>data-(?:lines|output|word)=.*?) *\}$", re.MULTILINE)
_ATTRIBUTE = re.compile(r'data-(lines|output|word)="([^"]*)"')
_RANGE = re.compile(r"(\d+)(?: to (\d+))?")
_BLOCK = re.compile(r"^ *```(python|console)\b.*\n(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^ *\d+\. ", re.MULTILINE)
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)


def problems(page: Path) -> Iterator[str]:
    """Yield what a page's points name and is not there, one sentence each, with file and line."""
    source = page.read_text(encoding="utf-8")
    for pointer in POINTER.finditer(source):
        where = f"{relative(page)}:{source.count(chr(10), 0, pointer.start()) + 1}"
        above = source[: pointer.start()]
        if "__" in pointer["attributes"]:
            yield f"{where}: Markdown takes __ for bold; name a part of the word, such as main"
        named = dict(_ATTRIBUTE.findall(pointer["attributes"]))
        point = above[[item.start() for item in _ITEM.finditer(above)][-1] :]
        words = [" ".join(code.split()) for _, code in _CODE.findall(point)]
        words = [word.removesuffix(")") if word.endswith("()") else word for word in words]
        words += named["word"].split(" | ") if "word" in named else []
        for kind, lines in zip(("lines", "output"), _above(above), strict=True):
            yield from _misnamed(named.get(kind), lines, words, where)


def said(pointer: re.Match[str]) -> str:
    """Return in words what a POINTER names: "(lines 5 to 7; output 2)"."""
    named = dict(_ATTRIBUTE.findall(pointer["attributes"]))
    parts = []
    if lines := named.get("lines"):
        parts.append(f"line{'s' * (' ' in lines)} {lines}")
    if "output" in named:
        parts.append(f"output {named['output']}")
    return f"({'; '.join(parts)})"


def _above(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of the last program in a page's text, and of its first output."""
    program: list[str] = []
    output: list[str] = []
    for language, include in _BLOCK.findall(text):
        lines = (ROOT / (parse_include(include) or "")).read_text("utf-8").splitlines()
        if language == "python":
            program, output = lines, []
        else:
            output = output or lines[1:]
    return program, output


def _misnamed(named: str | None, lines: list[str], words: list[str], where: str) -> Iterator[str]:
    if named is None:
        return
    if not re.fullmatch(rf"{_RANGE.pattern}(, {_RANGE.pattern})*", named):
        yield f"{where}: '{named}' is not like '5, 9 to 12'"
        return
    for first, last in _RANGE.findall(named):
        if not 1 <= int(first) <= int(last or first) <= len(lines):
            yield f"{where}: there are no lines {named}; there are {len(lines)}"
        elif not any(word in lines[int(first) - 1] for word in words):
            yield f"{where}: line {first}, '{lines[int(first) - 1].strip()}', has no word of it"
