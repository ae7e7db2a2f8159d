"""A page and its code blocks: as the site shows them, and as pytest-markdown-docs sees them."""

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # comes without types
from markdown_it import MarkdownIt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

from tools.repository import relative
from tools.snippet.program import parse_include

# Drawings and tables are included in the text itself; they are no code blocks.
_PART = re.compile(r'^ *--8<-- "(?P<path>[^":]+\.(?:svg|md))"$', re.M)
# A code block as it is rendered: highlighted, below its title if it has one, or raw.
_CODE = re.compile(
    r'(?:<div class="(?:language-(?P<language>[\w-]+) )?highlight">(?:<span.*?</span>)?)?'
    r"<pre\b[^>]*>(?P<code>.*?)</pre>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A code block, and where its fence stands, if it is known of the source.

    A block that the site shows equals the fence that it comes from.
    """

    language: str
    text: str
    line: int = field(default=0, compare=False)
    info: str = field(default="", compare=False)

    @property
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
    shown, prose = blocks(renderer.convert(_PART.sub("", get_data(source)[0])))
    return Page(relative(path), source, parts, fences(source), shown, prose)


def blocks(html: str) -> tuple[list[Block], str]:
    """Return the code blocks of a rendered page, and its text outside of them."""
    shown = [Block(c["language"] or "none", _text(c["code"]).strip()) for c in _CODE.finditer(html)]
    return shown, _text(_CODE.sub("", html))


def _text(html: str) -> str:
    """Return what of HTML is shown as text."""
    return unescape(_TAG.sub("", html))


def fences(source: str) -> list[Block]:
    """Return the fences of `source` as pytest-markdown-docs sees them with the plug-in's parser."""
    parser = MarkdownIt("commonmark").disable(["code", "inline"])
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
