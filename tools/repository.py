"""Where the repository is, how its files are named in messages, and the error about one of them."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
DRAWN = ROOT / ".drawn"  # what tools.draw draws: pages include from there as from ROOT


class SiteError(Exception):
    """Something is wrong with a file of the site; the message names file, line and remedy."""


def relative(path: Path) -> str:
    """Return `path` as seen from the repository's root, for messages."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def replace(path: Path, content: bytes) -> None:
    """Give the file `path` this content: who reads it meanwhile finds it whole, old or new."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
