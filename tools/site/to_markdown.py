"""A page as Markdown without extensions: includes in place, tabs and folds flat, links absolute."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import markdown  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped]

from tools.claims.notes import POINTER, said
from tools.repository import SiteError, relative

# Code comes first: what looks like a link in it is none.
_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|^\[[^]]+\]: (?P<definition>\S+)$\n?"
    r"|\]\[(?P<label>[^]]+)\]"
    r"|\]\((?P<target>[^)\s]+)\)(?:\{[^}]*\})?",
    re.DOTALL | re.MULTILINE,
)
_DEFINITION = re.compile(r"^\[([^]]+)\]: (\S+)$", re.MULTILINE)
# A tab, a fold or an admonition; what is in it is indented by four.
_CONTAINER = re.compile(
    r'(?P<indent> *)(?:===|\?\?\?\+?|!!!) (?=\S)(?P<kind>[\w-]+)? ?(?:"(?P<title>.*)")?'
)
_INCLUDE = re.compile(r'(?P<indent> *)--8<-- "(?P<path>[^":]+).*"\s*')
_DIV = re.compile(r" *(</?div\b[^>]*>)+")
_HEADING_ID = re.compile(r"(#+ .*?) *\{ ?#?[\w-]+( [\w-]+)* ?\}")
_DRAWING = re.compile(r"<title[^>]*>(.*?)</title>\s*(?:<desc[^>]*>(.*?)</desc>)?", re.DOTALL)


def to_markdown(page: Page, files: Files, config: MkDocsConfig) -> str:
    """Return the Markdown of `page`, a MkDocs page whose source has been read.

    Below its title stands its description, as a quote. Links lead to the HTML pages at the site's
    address. Raises SiteError, which names file and line, where an include or the target of a
    link does not exist, and where there is no description.
    """
    text = page.markdown or ""
    front = page.file.content_string.count("\n") - text.count("\n")  # lines before the text

    def where(line: int) -> str:
        return f"{relative(Path(config.docs_dir, page.file.src_uri))}:{front + line}"

    if "description" not in page.meta:
        raise SiteError(f"{where(1 - front)}: the front matter has no description")

    def linked(text: str) -> str:
        return _linked(text, page, files, config, where)

    title, _, body = _flat(linked(text), _includer(config, linked), where).partition("\n")
    return f"{title}\n\n> {page.meta['description']}\n{body.rstrip()}\n"


def _linked(
    text: str, page: Page, files: Files, config: MkDocsConfig, where: Callable[[int], str]
) -> str:
    """Return `text` with absolute links, each with its target beside it, and without comments."""
    defined = dict(_DEFINITION.findall(text))

    def absolute(target: str, line: int) -> str:
        path, _, anchor = target.partition("#")
        if urlsplit(path).scheme:
            return target
        uri = urljoin(page.file.src_uri, path)
        file = files.get_file_from_path(uri)
        if file is None:
            raise SiteError(f"{where(line)}: there is no docs/{uri}")
        return urljoin(config.site_url or "", file.url) + (f"#{anchor}" if anchor else "")

    def replace(match: re.Match[str]) -> str:
        line = text.count("\n", 0, match.start()) + 1
        if match["code"] or (match["label"] and match["label"] not in defined):
            return match[0]
        if target := match["target"] or defined.get(match["label"]):
            return f"]({absolute(target, line)})"
        # A comment or a definition; the lines stay, so that those below keep their numbers.
        return "\n" * match[0].count("\n")

    return _INLINE.sub(replace, text)


def _flat(
    text: str, include: Callable[[re.Match[str]], list[str]], where: Callable[[int], str]
) -> str:
    """Return `text` with what tabs and folds hold moved out of them, below their titles in bold,
    and with what its includes name in their place."""
    # How far what is in each container is indented, and is to be indented.
    open_: list[tuple[int, int]] = []
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        indent = len(line) - len(line.lstrip(" "))
        while line.strip() and open_ and indent < open_[-1][0]:
            open_.pop()
        held, kept = open_[-1] if open_ else (0, 0)
        line = " " * kept + line[held:]
        if container := _CONTAINER.fullmatch(line):
            open_.append((indent + 4, len(container["indent"])))
            words = container["title"] or container["kind"].capitalize()
            lines.append(f"{container['indent']}**{words}**")
        elif included := _INCLUDE.fullmatch(line):
            try:
                lines += include(included)
            except SnippetMissingError as error:
                raise SiteError(f"{where(number)}: {error}") from None
        elif pointer := POINTER.fullmatch(line):
            lines.append(" " * (indent - held + kept) + said(pointer))
        elif line.strip() and not _DIV.fullmatch(line):
            heading = _HEADING_ID.fullmatch(line)
            lines.append(heading[1] if heading else line)
        elif lines and lines[-1]:  # one blank line, even where something was taken out between two
            lines.append("")
    return "\n".join(lines)


def _includer(
    config: MkDocsConfig, linked: Callable[[str], str]
) -> Callable[[re.Match[str]], list[str]]:
    """Return a function that gives the lines to stand in place of an include, of its match."""
    reader = markdown.Markdown(
        extensions=["pymdownx.snippets"], extension_configs=config.mdx_configs
    ).preprocessors["snippet"]

    def include(line: re.Match[str]) -> list[str]:
        lines: list[str] = reader.run([line[0]])
        if lines and not lines[-1].strip():  # after the file's last newline
            lines.pop()
        if line["path"].endswith(".md"):  # prose that is drawn
            drawn = linked("\n".join(lines))
            return _flat(drawn, include, lambda number: f"{line['path']}:{number}").splitlines()
        if not line["path"].endswith(".svg"):
            return lines
        drawing = _DRAWING.search("\n".join(lines))
        if drawing is None:
            raise SnippetMissingError(f"{line['path']} has no <title> to stand for the drawing")
        title, description = drawing.groups(default="")
        words = f"*{title.strip()}.* {description.strip()}".strip()
        return [f"{line['indent']}> {html.unescape(words)}"]

    return include
