"""Nothing on a page is silently untested: every block that a reader sees is accounted for.

The pages are rendered as the site renders them, but for the includes, so that each block shows
what it includes. What is rendered is held against what pytest-markdown-docs collects, and the
files under `snippets/` against what the pages include.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tools.check.pages import Block, Page, fences, read_page
from tools.claims.passages import FOUND as PASSAGES
from tools.repository import DRAWN, ROOT, SiteError, relative
from tools.snippet.measurement import data_path, programs
from tools.snippet.program import SNIPPETS, Snippet, included, parse_variant, snippets
from tools.snippet.recording import read
from tools.snippet.verified import DATA

_FORBIDDEN = re.compile(r"\b(notest|continuation|fixture:|retry:|runner:)")


def problems() -> list[str]:
    """Return what on the site no test would notice, one sentence each, with file and line."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return [*page_problems(sources(), config, collected()), *file_problems(sources())]


def sources() -> list[Path]:
    """Return the Markdown files of the pages."""
    return sorted((ROOT / "docs").rglob("*.md"))


def page_problems(
    paths: list[Path], config: MkDocsConfig, tested: set[tuple[str, int]]
) -> list[str]:
    """Return what is wrong with the blocks and drawings of these pages; `tested` is `collected`."""
    pictures = {
        relative(picture): {relative(variant.path) for variant in variants}
        for snippet in snippets()
        for picture, variants in snippet.pictures.items()
    }
    found: list[str] = []
    for page in (read_page(path, config) for path in paths):
        found += _rendering_problems(page)
        found += _block_problems(page, tested)
        found += _part_problems(page, pictures)
    return found


def collected() -> set[tuple[str, int]]:
    """Return {(page, line)} of the blocks that pytest collects from the pages."""
    command = [sys.executable, "-m", "pytest", "docs", "--collect-only", "-q", "-n0"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.findall(r"^(docs/\S+\.md)::.*\[line:(\d+)\]$", answer.stdout, re.M)
    if not found:
        raise SiteError(f"pytest collects no block:\n{answer.stdout}{answer.stderr}")
    return {(page, int(line)) for page, line in found}


def _rendering_problems(page: Page) -> Iterator[str]:
    """Hold what the site shows as code, and as text, against the fences of the source."""
    shown, written = Counter(page.shown), Counter(page.fences)
    for block in (shown - written).elements():
        line = page.line_of(block.text.partition("\n")[0].strip())
        yield (
            f"{page.name}:{line}: shown as a code block ({block.language}), but no test collects "
            "it; leave a blank line before and after the fence, and name its language"
        )
    for fence in (written - shown).elements():
        where = f"{page.name}:{fence.line}"
        yield f"{where}: the site does not show this fence as a {fence.language} block"
    for mark in ("```", "~~~", "--8<--"):
        if mark in page.prose:
            where = f"{page.name}:{page.line_of(mark)}"
            yield f"{where}: '{mark}' is shown as text; an info string or an include is wrong"


def _block_problems(page: Page, tested: set[tuple[str, int]]) -> Iterator[str]:
    """Hold each fence to being one include of a program, or of a transcript below its program."""
    above: set[str] = set()
    for block in page.fences:
        where = f"{page.name}:{block.line}"
        if _FORBIDDEN.search(block.info):
            yield f"{where}: '{block.info}': every block is run once, unchanged"
        elif block.language == "python":
            try:
                included(block.text, where)
            except SiteError as error:
                yield str(error)
            if block.include and (page.name, block.line) not in tested:
                yield f"{where}: pytest does not collect this block"
            above.add(block.include or "")
        elif block.language == "console":
            yield from _transcript_problems(block, where, above)
        else:
            yield f"{where}: no test reads a {block.language} block; make it python or console"


def _transcript_problems(block: Block, where: str, above: set[str]) -> Iterator[str]:
    file = ROOT / (block.include or "")
    if SNIPPETS not in file.parents or file.suffix != ".out":
        yield f"{where}: a console block must be one include of a whole transcript, NAME.out"
    elif not file.is_file():
        yield f"{where}: there is no {block.include}"
    else:
        base = parse_variant(file).base
        if not {relative(base.with_suffix(".py")), relative(base / "main.py")} & above:
            yield f"{where}: {block.include} is shown before its program"


def _part_problems(page: Page, pictures: dict[str, set[str]]) -> Iterator[str]:
    """Hold each timeline to being shown together with the transcripts of its runs, `pictures`."""
    shown = {block.include for block in page.fences}
    for line, path in page.parts:
        if not any((folder / path).is_file() for folder in (ROOT, DRAWN)):
            yield f"{page.name}:{line}: there is no {path}"
        if missing := sorted(pictures.get(path, set()) - shown):
            yield f"{page.name}:{line}: {path} is shown without {missing[0]}"


def file_problems(pages: list[Path]) -> list[str]:
    """Return which files under snippets/ belong to no program, or are on none of these pages."""
    texts = [page.read_text(encoding="utf-8") for page in pages]
    shown = {block.include for text in texts for block in fences(text)}
    return list(_file_problems(snippets(), shown))


def _file_problems(chosen: list[Snippet], shown: set[str | None]) -> Iterator[str]:
    known: set[Path] = {SNIPPETS / "ruff.toml", DATA, PASSAGES, *map(data_path, programs())}
    for snippet in chosen:
        known.update(snippet.files)
        for file in snippet.files:
            if relative(file) not in shown and not file.is_symlink():  # its target is shown
                yield f"{relative(file)}: no page shows this program"
        if not snippet.variants:
            yield f"{relative(snippet.main)}: has no transcript {snippet.base.name}.out"
        for variant in snippet.variants:
            known |= {variant.path, variant.run_path}
            if variant.pictures:
                known.add(variant.further_path)
            if relative(variant.path) not in shown:
                yield f"{relative(variant.path)}: no page shows this transcript"
            try:
                known.add(snippet.main.parent / (read(variant).command.stdin or ""))
            except SiteError as error:
                yield str(error)
    for file in sorted(SNIPPETS.rglob("*")):
        if file.is_file() and file not in known and "__pycache__" not in file.parts:
            yield f"{relative(file)}: belongs to no program; the program of NAME.out is NAME.py"
