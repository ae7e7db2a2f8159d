"""Nothing on a page is silently untested: count the blocks that a reader sees.

The pages are rendered as the site renders them, but for the includes, so that each block shows
what it includes. What is rendered is held against what pytest-markdown-docs collects, and the
files under `snippets/` against what the pages include.
"""

import re
import subprocess
import sys

from mkdocs.config import load_config

from tools.check.pages import PART, fenced, rendered
from tools.check.verified import DATA
from tools.repository import ROOT, SiteError, relative
from tools.snippet.measurement import data_path, programs
from tools.snippet.program import (
    SNIPPETS,
    find_snippet,
    parse_include,
    parse_variant,
    snippets,
)
from tools.snippet.recording import read

# Languages that no test reads: {language: the reason why its blocks need none}.
UNTESTED = {}
_FORBIDDEN = re.compile(r"\b(notest|continuation|fixture:|retry:|runner:)")


def collected():
    """Return {(page, line)} of the blocks that pytest collects from the pages."""
    command = [sys.executable, "-m", "pytest", "docs", "--collect-only", "-q", "-n0"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.findall(r"^(docs/\S+\.md)::.*\[line:(\d+)\]$", answer.stdout, re.M)
    if not found:
        raise SiteError(f"pytest collects no block:\n{answer.stdout}{answer.stderr}")
    return {(page, int(line)) for page, line in found}


def problems():
    """Return what on the site no test would notice, one sentence each, with file and line."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    tested, found, shown = collected(), [], set()
    for page in sorted((ROOT / "docs").rglob("*.md")):
        found += _page_problems(page, config, tested, shown)
    return [*found, *_file_problems(shown)]


def _page_problems(page, config, tested, shown):
    name = relative(page)
    blocks, prose = rendered(page, config)
    fences = fenced(page)
    text = page.read_text(encoding="utf-8")
    source, pictured = text.splitlines(), []
    for part in PART.finditer(text):
        where = f"{name}:{text.count(chr(10), 0, part.start()) + 1}"
        if not (ROOT / part["path"]).is_file():
            yield f"{where}: there is no {part['path']}"
        pictured.append((where, part["path"]))
    unseen = [(block.language, block.text) for block in fences]
    for block in blocks:
        if (block.language, block.text) in unseen:
            unseen.remove((block.language, block.text))
            continue
        first = block.text.partition("\n")[0].strip()
        line = next((n for n, text in enumerate(source, 1) if first and first in text), 1)
        yield (
            f"{name}:{line}: shown as a code block ({block.language}), but no test collects it; "
            "leave a blank line before and after the fence, and name its language"
        )
    for language, text in unseen:
        line = next(b.line for b in fences if (b.language, b.text) == (language, text))
        yield f"{name}:{line}: a fence that the site does not show as a {language} block"
    for mark in ("```", "~~~", "--8<--"):
        if mark in prose:
            line = next((n for n, text in enumerate(source, 1) if mark in text), 1)
            yield f"{name}:{line}: '{mark}' is shown as text; an info string or an include is off"
    for block in fences:
        where = f"{name}:{block.line}"
        if _FORBIDDEN.search(block.info):
            yield f"{where}: '{block.info}': every block is run, once, as it stands"
        elif block.language == "python":
            yield from _program_problems(block, where, (name, block.line) in tested, shown)
        elif block.language == "console":
            yield from _transcript_problems(block, where, shown)
        elif block.language not in UNTESTED:
            yield f"{where}: no test reads a {block.language} block; see UNTESTED in census.py"
    included = {path for block in fences for path in filter(None, [parse_include(block.text)])}
    for where, path in pictured:
        if missing := sorted(_shown_with(ROOT / path) - included):
            yield f"{where}: {path} is shown without {missing[0]}"
        shown.add(path)


def _shown_with(picture):
    """Return the transcripts of the runs that a timeline shows; none for a drawing."""
    for snippet in snippets() if SNIPPETS in picture.parents else []:
        if picture in snippet.pictures:
            return {relative(variant.path) for variant in snippet.pictures[picture]}
    return set()


def _program_problems(block, where, tested, shown):
    include = parse_include(block.text)
    if include is None:
        yield f"{where}: a Python block must be one include of a snippet, no more"
        return
    path = include
    try:
        snippet = find_snippet(path, where)
    except SiteError as error:
        yield str(error)
        return
    if not tested:
        yield f"{where}: pytest does not collect this block"
    shown |= {(where.split(":")[0], path), path, relative(snippet.main)}


def _transcript_problems(block, where, shown):
    path = parse_include(block.text)
    file = ROOT / path if path else None
    if file is None or SNIPPETS not in file.parents or file.suffix != ".out":
        yield f"{where}: a console block must be one include of a whole transcript, NAME.out"
    elif not file.is_file():
        yield f"{where}: there is no {path}"
    else:
        name = parse_variant(file).path.name.split(".")[0]
        programs = {relative(file.parent / f) for f in (f"{name}.py", f"{name}/main.py")}
        if not any((where.split(":")[0], program) in shown for program in programs):
            yield f"{where}: {path} is shown before its program"
        shown.add(path)


def _file_problems(shown):
    known = {SNIPPETS / "ruff.toml", DATA, *map(data_path, programs())}
    for snippet in snippets():
        known.update(snippet.files)
        for file in snippet.files:
            if relative(file) not in shown:
                yield f"{relative(file)}: no page shows this program"
        if not snippet.variants:
            yield f"{relative(snippet.main)}: has no transcript {snippet.base.name}.out"
        for picture in snippet.pictures:
            known.add(picture)
            if relative(picture) not in shown:
                yield f"{relative(picture)}: no page shows this timeline"
        for variant in snippet.variants:
            known |= {variant.path, variant.run_path}
            if relative(variant.path) not in shown:
                yield f"{relative(variant.path)}: no page shows this transcript"
            try:
                transcript = read(variant)
            except SiteError as error:
                yield str(error)
                continue
            if transcript.command.stdin:
                known.add(snippet.main.parent / transcript.command.stdin)
    for file in sorted(SNIPPETS.rglob("*")):
        if file.is_file() and file not in known and "__pycache__" not in file.parts:
            yield f"{relative(file)}: belongs to no program; a transcript's is NAME.py"
