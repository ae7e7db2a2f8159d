"""What the HTML of Python's documentation says: behind an anchor, in a changelog, in its notes.

A *note* says since which version something is there, is so, or is deprecated.
"""

import gzip
import html
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_STRAIGHT = {0xB6: None, 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
_VOID = {"img", "br", "hr", "input", "link", "meta", "wbr", "col", "source"}
_NOTES = {"versionadded", "versionchanged", "deprecated", "deprecated-removed"}
_RELEASE = re.compile(r'<section id="python-(?P<minor>3-\d+)-(?P<patch>\d+)-')
_ENTRY = re.compile(r"<li><p>(?=<a [^>]*>(?:gh|bpo)-\d+</a>)")


def version(folder: Path) -> str:
    """Return the version that the documentation in `folder` is of, as "3.15.2".

    Raises FileNotFoundError where there is none.
    """
    title = (folder / "index.html").read_text(encoding="utf-8")
    match = re.search(r"<title>(3\.\d+\.\d+)", title)
    return match[1] if match else ""


def plain(text: str) -> str:
    """Return `text` with one space for any white space, and straight quotation marks."""
    return " ".join(text.translate(_STRAIGHT).split())


@cache
def passage(page: Path, anchor: str) -> str:
    """Return the text of the section, or of the entry with its description, behind an anchor."""
    if not page.is_file():
        return ""
    parser = _Passage(anchor)
    parser.feed(page.read_text(encoding="utf-8"))
    return plain("".join(parser.text))


def notes(page: Path) -> list[tuple[str, str]]:
    """Return the notes of a page: (anchor of the entry or section that it is in, text)."""
    parser = _Notes()
    parser.feed(page.read_text(encoding="utf-8"))
    return [(anchor, plain("".join(text))) for anchor, text in parser.notes]


@cache
def changelog(folder: Path) -> dict[str, list[str]]:
    """Return the entries of the changelog by release; those of an alpha of 3.15 are of "3.15.0".

    The page may be compressed, as Debian has it.
    """
    page, packed = (folder / "whatsnew" / f"changelog.html{end}" for end in ("", ".gz"))
    data = page.read_bytes() if page.is_file() else gzip.decompress(packed.read_bytes())
    entries: dict[str, list[str]] = {}
    for release, text in _sections(data.decode("utf-8")):
        found = (html.unescape(re.sub("<[^>]+>", "", entry)) for entry in _ENTRY.split(text)[1:])
        entries.setdefault(release, []).extend(map(plain, found))
    return entries


def _sections(text: str) -> Iterator[tuple[str, str]]:
    heads = [*_RELEASE.finditer(text)]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield f"{head['minor'].replace('-', '.')}.{head['patch']}", text[head.end() : end]


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


class _Notes(HTMLParser):
    """Collects the notes, each with the anchor of what it is about.

    What is in a `dd` is about the first `dt` before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[tuple[str, list[str]]] = []
        self._open: list[tuple[str, str | None]] = []  # tag, and what is in it is about what
        self._entry: str | None = None
        self._until: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        about = self._open[-1][1] if self._open else None
        if tag == "section":
            about = given.get("id") or about
        elif tag == "dt":
            self._entry = self._entry or given.get("id")
        elif tag == "dd":
            about, self._entry = self._entry or about, None
        if about and self._until is None and _NOTES & {*(given.get("class") or "").split()}:
            self.notes.append((about, []))
            self._until = len(self._open)
        self._open.append((tag, about))

    def handle_endtag(self, tag: str) -> None:
        while any(tag == opened for opened, _ in self._open) and self._open.pop()[0] != tag:
            pass
        if self._until is not None and len(self._open) <= self._until:
            self._until = None

    def handle_data(self, data: str) -> None:
        if self._until is not None:
            self.notes[-1][1].append(data)
