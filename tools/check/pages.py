"""A page and its code blocks: as the site shows them, and as pytest-markdown-docs sees them."""

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # comes without types
from markdown_it import MarkdownIt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

from tools.repository import relative
from tools.snippet.program import parse_include

# Drawings and tables are included in the text itself; they are no code blocks.
_PART = re.compile(r'^ *--8<-- "(?P<path>[^":]+\.(?:svg|md))"$', re.M)


@dataclass(frozen=True)
class Block:
    """A code block of a page. `line` is 0 where only the rendered page is known."""

    language: str
    text: str
    line: int = 0
    info: str = ""

    @cached_property
    def include(self) -> str | None:
        """The path of the file that it includes, or None when it is anything but one include."""
        return parse_include(self.text)


@dataclass(frozen=True)
class Page:
    """A page: `fences` and `parts` of its source, `shown` and `prose` of it rendered.

    `parts` are the drawings and tables in its text, as (line, path).
    """

    name: str
    source: str
    parts: list[tuple[int, str]]
    fences: list[Block]
    shown: list[Block]
    prose: str

    def line_of(self, text: str) -> int:
        """Return the number of the first line that contains `text`, 1 if there is none."""
        lines = enumerate(self.source.splitlines(), 1)
        return next((number for number, line in lines if text and text in line), 1)


def read_page(path: Path, config: MkDocsConfig) -> Page:
    """Return the Page at `path`, rendered as the site would but for the includes of blocks."""
    source = path.read_text(encoding="utf-8")
    parts = [
        (source.count("\n", 0, part.start()) + 1, part["path"]) for part in _PART.finditer(source)
    ]
    extensions = [e for e in config.markdown_extensions if e != "pymdownx.snippets"]
    renderer = markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    found = _Blocks()
    found.feed(renderer.convert(_PART.sub("", get_data(source)[0])))
    found.close()
    prose = "".join(found.prose)
    return Page(relative(path), source, parts, _fences(source), found.blocks, prose)


class _Blocks(HTMLParser):
    """Collects the code blocks of a rendered page, and its text outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.prose: list[str] = []
        self._divs: list[str | None] = []
        self._code: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "div":
            names = [c.removeprefix("language-") for c in classes if c.startswith("language-")]
            self._divs.append(names[0] if "highlight" in classes and names else None)
        elif tag == "pre":
            self._code = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._divs:
            self._divs.pop()
        elif tag == "pre" and self._code is not None:
            language = (self._divs[-1] if self._divs else None) or "none"
            self.blocks.append(Block(language, "".join(self._code).strip()))
            self._code = None

    def handle_data(self, data: str) -> None:
        (self.prose if self._code is None else self._code).append(data)


def _fences(source: str) -> list[Block]:
    """Return the fences of `source` as pytest-markdown-docs sees them with the plug-in's parser."""
    parser = MarkdownIt("commonmark").disable("code")
    return [
        Block(
            re.sub(r"^\{?\s*\.?", "", token.info.strip()).split(" ")[0].rstrip("}") or "text",
            token.content.strip(),
            token.map[0] + 1,
            token.info.strip(),
        )
        for token in parser.parse(source)
        if token.type == "fence" and token.map
    ]
