"""The code blocks of a page: as the site shows them, and as pytest-markdown-docs sees them."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import markdown
from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data

# Drawings and tables stand in the page itself; they are no blocks.
PART = re.compile(r'^ *--8<-- "(?P<path>[^":]+\.(?:svg|md))"$', re.M)


@dataclass(frozen=True)
class Block:
    """A code block of a page. `line` is None where only the rendered page is known."""

    language: str
    text: str
    line: int | None = None
    info: str = ""


class _Blocks(HTMLParser):
    """Collects the code blocks of a rendered page, and its text outside of them."""

    def __init__(self):
        super().__init__()
        self.blocks, self.prose = [], []
        self._divs, self._code = [], None

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag == "div":
            names = [c.removeprefix("language-") for c in classes if c.startswith("language-")]
            self._divs.append(names[0] if "highlight" in classes and names else None)
        elif tag == "pre":
            self._code = []

    def handle_endtag(self, tag):
        if tag == "div" and self._divs:
            self._divs.pop()
        elif tag == "pre" and self._code is not None:
            language = self._divs[-1] if self._divs and self._divs[-1] else "none"
            self.blocks.append(Block(language, "".join(self._code).strip()))
            self._code = None

    def handle_data(self, data):
        (self.prose if self._code is None else self._code).append(data)


def rendered(page, config):
    """Return (the blocks that the site shows on `page`, its other text)."""
    extensions = [e for e in config.markdown_extensions if e != "pymdownx.snippets"]
    renderer = markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    text, _ = get_data(page.read_text(encoding="utf-8"))
    parser = _Blocks()
    parser.feed(renderer.convert(PART.sub("", text)))
    parser.close()
    return parser.blocks, "".join(parser.prose)


def fenced(page):
    """Return the fences of `page` as pytest-markdown-docs sees them with the plug-in's parser."""
    parser = MarkdownIt("commonmark").disable("code")
    return [
        Block(
            re.sub(r"^\{?\s*\.?", "", token.info.strip()).split(" ")[0].rstrip("}") or "text",
            token.content.strip(),
            token.map[0] + 1,
            token.info.strip(),
        )
        for token in parser.parse(page.read_text(encoding="utf-8"))
        if token.type == "fence"
    ]
