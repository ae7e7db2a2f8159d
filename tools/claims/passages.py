"""Passages that show a claim: words of Python's documentation, code of its standard library.

The documentation is not at hand everywhere. Where it is, `look_up` finds the words behind their
anchors, and `snippets/passages.json` says which were found, and in the documentation of which
version. The standard library comes with every interpreter.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tools.interpreter import Interpreter
from tools.repository import SiteError, replace
from tools.snippet.program import SNIPPETS

FOUND = SNIPPETS / "passages.json"
_PASSAGE = re.compile(r'(?P<page>[\w/.-]+)#(?P<anchor>[\w.-]+) "(?P<words>.+)"')
_CODE = re.compile(
    r'(?P<module>[\w/]+\.py)(?: @ (?P<since>3\.\d+)?-(?P<until>3\.\d+)?)? "(?P<code>.+)"'
)
_STRAIGHT = {0xB6: None, 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
_VOID = {"img", "br", "hr", "input", "link", "meta", "wbr", "col", "source"}


@cache
def looked_up() -> frozenset[str]:
    """Return the passages of the documentation that were found, as marks name them."""
    return frozenset(json.loads(FOUND.read_text(encoding="utf-8"))["passages"])


def cited(passage: str) -> str:
    """Return what shows a claim by a passage of the documentation: its anchor and its words.

    Raises SiteError where it was not found.
    """
    if not _PASSAGE.fullmatch(passage):
        raise SiteError(f'docs: {passage}: write docs: PAGE#ANCHOR "WORDS"')
    if passage not in looked_up():
        raise SiteError(f"docs: {passage}: not looked up; see MAINTAINING.md")
    return passage


def write(documentation: Path, passages: Iterable[str]) -> list[str]:
    """Look these up in the HTML of Python's documentation; write down those that are there.

    Returns what is wrong with the others.
    """
    found, wrong = [], []
    for passage in sorted(set(passages)):
        match = _PASSAGE.fullmatch(passage)
        text = match and _passage(documentation / f"{match['page']}.html", match["anchor"])
        if match and text and _plain(match["words"]) in _plain(text):
            found.append(passage)
        else:
            wrong.append(f"docs: {passage}: {'other words there' if text else 'no such anchor'}")
    title = (documentation / "index.html").read_text(encoding="utf-8")
    version = re.search(r"<title>(3\.\d+\.\d+)", title)
    data = {"documentation": version and version[1], "passages": found}
    replace({FOUND: json.dumps(data, indent=1, ensure_ascii=False) + "\n"})
    return wrong


def quoted(source: str, pythons: Sequence[Interpreter]) -> str:
    """Return what shows a claim by the standard library: the code, and the versions that have it.

    The code is in the module on each of `pythons` that is in the range of versions, and on none of
    the others. Raises SiteError where that is not so.
    """
    match = _CODE.fullmatch(source)
    if not match:
        raise SiteError(f'source: {source}: write source: FOLDER/MODULE.py [@ 3.13-] "CODE"')
    since, until = (_version(match[name]) for name in ("since", "until"))
    for python in pythons:
        minor = python.version[:2]
        belongs = (since is None or since <= minor) and (until is None or minor <= until)
        if (_plain(match["code"]) in _module(python, match["module"])) != belongs:
            has = "has no such code" if belongs else "has this code, too"
            raise SiteError(f"source: {source}: {match['module']} of {python} {has}")
    # "since 3.14" is what "until 3.13" is, seen from the other side.
    bounds = [since, since and (3, since[1] - 1), until, until and (3, until[1] + 1)]
    return "\n".join([source, *(f"{bound[0]}.{bound[1]}" for bound in bounds if bound)])


@cache
def _module(python: Interpreter, module: str) -> str:
    """Return the source of a module of the standard library; "" if it is not there."""
    path = Path(python.library, module)
    return _plain(path.read_text(encoding="utf-8")) if path.is_file() else ""


def _version(bound: str | None) -> tuple[int, int] | None:
    return (3, int(bound.partition(".")[2])) if bound else None


def _plain(text: str) -> str:
    """Return `text` with one space for any white space, and straight quotation marks."""
    return " ".join(text.translate(_STRAIGHT).split())


@cache
def _passage(page: Path, anchor: str) -> str:
    """Return the text of the section, or of the entry with its description, behind an anchor."""
    if not page.is_file():
        return ""
    parser = _Passage(anchor)
    parser.feed(page.read_text(encoding="utf-8"))
    return "".join(parser.text)


class _Passage(HTMLParser):
    """Collects the text of the element that has the id, and for a `dt` of the `dd` behind it.

    An empty `span` stands for the element that it is in.
    """

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self._anchor = anchor
        self._open: list[str] = []
        self._until: int | None = None  # how many elements are open when the passage is over
        self._entry = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        if self._until is None and dict(attrs).get("id") == self._anchor:
            self._until = len(self._open) - (tag == "span")
            self._entry = tag == "dt"
        elif self._until is None and self._entry and tag == "dd":
            self._until, self._entry = len(self._open), False
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass
        if self._until is not None and len(self._open) <= self._until:
            self._until = None
            self._anchor = ""

    def handle_data(self, data: str) -> None:
        if self._until is not None:
            self.text.append(data)
