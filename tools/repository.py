"""Where the repository is, how its files are named in messages, and the error about one of them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
DRAWN = ROOT / ".drawn"  # what tools.draw draws: pages include from there as from ROOT


class SiteError(Exception):
    """Something is wrong with a file of the site; the message names file, line and remedy."""


def relative(path: Path) -> str:
    """Return `path` as seen from the repository's root, for messages."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def sections() -> dict[str, str]:
    """Return {folder of a section: its name in the navigation}, in the order of mkdocs.yml."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found = re.findall(r"^  - (.+):\n      - .+: (\w+)/index\.md$", text, re.MULTILINE)
    return {folder: name for name, folder in found}


def replace(files: Mapping[Path, str | bytes | None]) -> None:
    """Give the files at these paths their content, all of them or none; None removes a file.

    Whoever reads one finds it whole, old or new. What has its content already is left alone.
    """
    wanted = {p: text.encode() if isinstance(text, str) else text for p, text in files.items()}
    new = {}
    try:
        for path, content in wanted.items():
            if content is not None and not (path.is_file() and path.read_bytes() == content):
                path.parent.mkdir(parents=True, exist_ok=True)
                new[path] = path.with_name(f".{path.name}.{os.getpid()}")
                new[path].write_bytes(content)
        for path, file in new.items():
            file.replace(path)
    finally:
        for file in new.values():
            file.unlink(missing_ok=True)
    for path in (path for path, content in wanted.items() if content is None):
        path.unlink(missing_ok=True)
