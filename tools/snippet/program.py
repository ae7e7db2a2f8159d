"""A program under `snippets/`, its metadata, and the transcripts beside it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tools.interpreter import METHODS, Interpreter
from tools.repository import ROOT, SiteError, relative, sections

SNIPPETS = ROOT / "snippets"

_INCLUDE = re.compile(r'--8<-- "(?P<path>[^":]+)"')
_PICTURE = re.compile(r'^ *--8<-- "(snippets/[^"]+\.svg)"$', re.MULTILINE)
_PROGRAM = re.compile(r'^ *--8<-- "(snippets/[^"]+\.py)"$', re.MULTILINE)
_HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)
_VARIANT = re.compile(
    r"(?P<name>\w+)(?:\.(?P<method>fork|spawn|forkserver))?(?:\.(?P<free>t))?"
    r"(?:\.until-(?P<until>3\.\d+(?:\.\d+)?))?\.out"
)


@dataclass(frozen=True)
class Variant:
    """One transcript file, and the runs that it claims to hold for."""

    base: Path  # without any suffix, as the program's
    method: str | None  # None: every start method
    free_threaded: bool
    until: tuple[int, ...]  # the newest Python it holds for, (3, 13) or (3, 13, 7); (): any

    @property
    def path(self) -> Path:
        """The file, whose name spells the runs."""
        until = "until-" + ".".join(map(str, self.until)) if self.until else None
        parts = (self.base.name, self.method, "t" if self.free_threaded else None, until, "out")
        return self.base.with_name(".".join(filter(None, parts)))

    @property
    def run_path(self) -> Path:
        """The file with the recorded run that this transcript shows."""
        return self.path.with_suffix(".run.json")

    @property
    def further_path(self) -> Path:
        """The file with further runs of the program, where it varies and has a timeline."""
        return self.path.with_suffix(".further.json")

    @property
    def pictures(self) -> list[Path]:
        """The timelines that are drawn of its recorded run.

        `NAME.svg` shows the runs under all start methods where each has a transcript of its own.
        """
        general = self.base.with_suffix(".svg")
        pictures = [self.path.with_suffix(".svg")]
        one_of_all = not (self.free_threaded or self.until or general.with_suffix(".out").exists())
        if self.method and one_of_all:
            pictures.append(general)
        return [path for path in pictures if path in pictured()]

    def covers(self, method: str, python: Interpreter) -> bool:
        """Does this transcript claim to hold under `method` on the interpreter `python`?"""
        return (
            self.method in (None, method)
            and (not self.free_threaded or python.free_threaded)
            and python.version[: len(self.until)] <= self.until
        )

    @property
    def generality(self) -> tuple[bool, bool, tuple[int, ...]]:
        """Sorts the variants that cover the same run: the one that holds comes first."""
        return self.method is None, not self.free_threaded, (*(self.until or (99,)), 99)


def parse_variant(path: Path) -> Variant:
    """Return the Variant that a transcript's file name spells; raise SiteError if none."""
    match = _VARIANT.fullmatch(path.name)
    if not match:
        form = "NAME[.METHOD][.t][.until-3.X[.Y]].out"
        raise SiteError(f"{relative(path)}: not a transcript's name; the form is {form}")
    until = tuple(map(int, re.findall(r"\d+", match["until"] or "")))
    return Variant(path.with_name(match["name"]), match["method"], bool(match["free"]), until)


@dataclass(frozen=True)
class Snippet:
    """One program: a file, or a folder with `main.py`."""

    main: Path

    @property
    def base(self) -> Path:
        """The path that program and transcripts share, without any suffix."""
        return self.main.parent if self.main.name == "main.py" else self.main.with_suffix("")

    @property
    def name(self) -> str:
        """Topic and name, as `make record SNIPPET=` takes it."""
        return relative(self.base).removeprefix("snippets/")

    @property
    def files(self) -> list[Path]:
        """The program's files, and for a folder everything in it."""
        if self.base.is_dir():
            return sorted(p for p in self.base.rglob("*") if p.is_file() and p.suffix != ".pyc")
        return [self.main]

    @cached_property
    def variants(self) -> list[Variant]:
        """The transcripts, by path."""
        found = self.base.parent.glob(f"{self.base.name}.*out")
        return [parse_variant(path) for path in sorted(found)]

    @property
    def pictures(self) -> dict[Path, list[Variant]]:
        """The timelines that pages show: {path: the variants whose runs it shows}."""
        found: dict[Path, list[Variant]] = {}
        for variant in sorted(self.variants, key=lambda v: ("", *METHODS).index(v.method or "")):
            for path in variant.pictures:
                found.setdefault(path, []).append(variant)
        return found

    def variant(self, method: str, python: Interpreter) -> Variant | None:
        """Return the transcript that holds under `method` on `python`, or None."""
        fit = [v for v in self.variants if v.covers(method, python)]
        return min(fit, key=lambda v: v.generality, default=None)

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """The inline metadata (PEP 723) as a dict; raises SiteError where it is malformed."""
        lines = self.main.read_text(encoding="utf-8").splitlines()
        if "# /// script" not in lines:
            return {}
        start = lines.index("# /// script")
        try:
            end = lines.index("# ///", start)
            return tomllib.loads("\n".join(line[2:] for line in lines[start + 1 : end]))
        except ValueError as error:
            where = f"{relative(self.main)}:{start + 1}"
            raise SiteError(f"{where}: inline metadata: {error}") from None

    @property
    def tool(self) -> dict[str, Any]:
        """What `[tool.snippet]` says: platforms, methods (to check it under), limit (seconds).

        Raises SiteError where it says anything else.
        """
        said: dict[str, Any] = self.metadata.get("tool", {}).get("snippet", {})
        if unknown := sorted(set(said) - {"platforms", "methods", "limit"}):
            raise SiteError(f"{relative(self.main)}: [tool.snippet] has no '{unknown[0]}'")
        return said

    def why_not(self, python: Interpreter) -> str | None:
        """Return why the program cannot run on `python`, or None when it can."""
        if wanted := self.metadata.get("requires-python"):
            match = re.fullmatch(r">=\s*(\d+)\.(\d+)", wanted)
            if not match:
                refused = f"requires-python must read '>=3.X', not {wanted!r}"
                raise SiteError(f"{relative(self.main)}: {refused}")
            if python.version[:2] < (int(match[1]), int(match[2])):
                return f"needs Python {wanted}"
        for requirement in self.metadata.get("dependencies", ()):
            name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()
            if name not in python.packages:
                return f"needs {name}"
        platforms = self.tool.get("platforms", ())
        if platforms and python.platform not in platforms:
            return f"needs one of the platforms {', '.join(platforms)}"
        return None


def snippets() -> list[Snippet]:
    """Return every program under `snippets/`, by path."""
    return [Snippet(path) for path in sorted(SNIPPETS.rglob("*.py")) if _main(path) == path]


def _main(file: Path) -> Path:
    """Return the program that a file belongs to: the `main.py` of its topmost folder, or itself."""
    mains = [folder / "main.py" for folder in file.parents if SNIPPETS in folder.parents]
    return next((main for main in reversed(mains) if main.exists()), file)


@cache
def pictured() -> dict[Path, str]:
    """Return the timelines that pages include, each with the text of the sections it is in.

    To include one is to ask for it.
    """
    found: dict[Path, str] = {}
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for section in _HEADING.split(page.read_text("utf-8")):
            for path in _PICTURE.findall(section):
                found[ROOT / path] = found.get(ROOT / path, "") + section
    return found


@cache
def shown_on() -> dict[str, str]:
    """Return {name of a program: page that shows it, as "learn/pools.md"}.

    Of several it is the one of the first section in the navigation; the home page is the last.
    """
    docs = ROOT / "docs"
    order = [*sections(), "index.md"]
    pages = [path.relative_to(docs) for path in sorted(docs.rglob("*.md"))]
    found: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: order.index(page.parts[0])):
        for path in _PROGRAM.findall((docs / page).read_text(encoding="utf-8")):
            found.setdefault(Snippet(_main(ROOT / path)).name, page.as_posix())
    return found


def parse_include(block: str) -> str | None:
    """Return the path when `block` is one include and nothing else, or None."""
    match = _INCLUDE.fullmatch(block.strip())
    return match["path"] if match else None


def included(block: str, where: str) -> Snippet:
    """Return the program that a block of code is one include of.

    Raises SiteError, which begins with `where` (file and line), if it is anything else.
    """
    path = parse_include(block)
    if path is None:
        raise SiteError(f"{where}: a Python block must be one include of a snippet, no more")
    file = ROOT / path
    if SNIPPETS not in file.parents or file.suffix != ".py":
        raise SiteError(f"{where}: {path} is not a program under snippets/")
    if not file.is_file():
        raise SiteError(f"{where}: there is no {path}")
    return Snippet(_main(file))
