"""The sentences of a page that claim something, and the marks behind them.

A sentence claims something where it has one of the words in CLAIM. What shows it is said behind its
full stop, in one comment or several:

    `join()` returns only when the child has ended.<!-- shown: start/count -->

- `shown: TOPIC/NAME`: a program on the page, or a proof, which is a program in `snippets/proofs/`;
- `docs: PAGE#ANCHOR "WORDS"`: these words of Python's documentation, in the passage behind ANCHOR;
- `changelog: 3.13.8, 3.14.1 gh-NUMBER "WORDS"`: these words of the entry that the changelog of each
  of these releases has of this issue;
- `source: FOLDER/MODULE.py @ 3.14- "CODE"`: this code of the standard library, which those
  before lack; `-3.13` and `3.13-3.14` are ranges, too, and without a range all have it;
  `@ 3.13.8, 3.14.1` names the first release of each minor version that had begun without it;
- `measured: PROGRAM`: what a program in `snippets/numbers/` measured;
- `no claim: REASON`: nothing, because the sentence claims nothing by its word.

A number with a comment of its own is shown by a measurement, too (see `tools.measure.claims`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.repository import ROOT, SiteError, relative

CLAIM = re.compile(
    r"\b(?:always|never|only|every|each time|since|until|no longer|default|inherit\w*"
    r"|rais(?:e|es|ed)|guarantee\w*|promise\w*|in any order|macOS|Windows|on Linux|3\.\d\d)\b",
    re.IGNORECASE,
)
KINDS = ("shown", "docs", "changelog", "source", "measured", "no claim")
_MARK = re.compile(rf"<!-- ({'|'.join(KINDS)}): (.*?) -->")
_COMMENT = re.compile(r"<!-- (.*?) -->", re.DOTALL)
# What is not prose: the front matter, code, headings, tabs, includes, addresses of links, and
# which lines a point is about.
_APART = re.compile(
    r"\A---\n.*?\n---$|^(?P<indent> *)(?P<fence>```+|~~~+).*?^(?P=indent)(?P=fence) *$"
    r'|^ *(?:#+ |===[ !+]|[!?]{3}|--8<-- "|\[[^\]\n]+\]: |\{: |<[^!\n])[^\n]*$',
    re.DOTALL | re.MULTILINE,
)
_ITEM = re.compile(r"^\s*(?:\d+\.|[-*]|:) ")
_END = re.compile(
    r"(?:[.?!][\"')\]*_]*|:(?=<!-- )|\Z)(?P<marks>(?:<!-- (?:(?!-->).)*-->)*)(?=\s|\Z)", re.DOTALL
)
_END_OF_ROW = re.compile(r"(?P<marks>)\Z")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^)]*\)|\[[^\]]*\])")


@dataclass(frozen=True)
class Mark:
    """What shows a claim: one of KINDS, and which."""

    kind: str
    what: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page: `text` without marks and addresses of links; the marks behind it."""

    page: Path
    line: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def where(self) -> str:
        return f"{relative(self.page)}:{self.line}"

    @property
    def claims(self) -> bool:
        """Does it have a word by which a sentence claims something?"""
        return CLAIM.search(self.text) is not None


def pages() -> list[Path]:
    """Return the paths of all pages."""
    return sorted((ROOT / "docs").rglob("*.md"))


def sentences(page: Path) -> Iterator[Sentence]:
    """Yield the sentences of a page's prose, those of lists, too. Of a table, a row is a sentence.

    Raises SiteError where a mark is not behind a sentence.
    """
    source, seen = page.read_text(encoding="utf-8"), 0
    for line, unit in _units(_APART.sub(lambda apart: "\n" * apart[0].count("\n"), source)):
        start, row = 0, unit.lstrip().startswith("|")
        for end in _END_OF_ROW.finditer(unit) if row else _END.finditer(unit):
            said, marks = unit[start : end.start("marks")], end["marks"]
            if said.strip():
                behind = [Mark(*mark) for mark in _MARK.findall(said * row + marks)]
                numbers = [Mark("measured", what) for what in _COMMENT.findall(_MARK.sub("", said))]
                seen += len(behind)
                first = line + unit.count("\n", 0, start + len(said) - len(said.lstrip()))
                text = _LINK.sub(r"\1", _COMMENT.sub("", said))
                yield Sentence(page, first, " ".join(text.split()), (*numbers, *behind))
            start = end.end()
    if lost := len(_MARK.findall(source)) - seen:
        raise SiteError(f"{relative(page)}:1: {lost} marks are not behind the end of a sentence")


def _units(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs, list items and table rows: (number of the first line, text)."""
    unit: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        row = line.lstrip().startswith("|")
        if unit and (row or not line.strip() or _ITEM.match(line)):
            yield number - len(unit), "\n".join(unit)
            unit = []
        if row:
            yield number, line
        elif line.strip():
            unit.append(line if unit else _ITEM.sub("", line))
