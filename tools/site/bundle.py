"""Joins this project's style sheets into one file and its scripts into another.

Apart they are found and changed easily, together they load faster. Material's own stay apart.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

_TAG = re.compile(
    r'<(?:link rel="stylesheet" href|script (?:defer )?src)="'
    r'[^"]*?(?P<path>assets/(?P<kind>css|js)/[^"]+)">(?:</script>)?\s*'
)


def bundled(folder: Path, pages: Mapping[Path, str]) -> tuple[dict[Path, str], dict[Path, str]]:
    """Return the HTML `pages` with one tag of each kind, and the files these name, by path.

    `folder` is the built site. Where everything is joined already, no page changes and no file is
    returned.
    """
    parts: dict[str, dict[str, str]] = {}  # by kind, the text of each file in the order of the tags

    def join(page: str) -> str:
        joined = set()

        def tag(part: re.Match[str]) -> str:
            path, kind = part["path"], part["kind"]
            parts.setdefault(kind, {}).setdefault(path, (folder / path).read_text("utf-8"))
            if kind in joined:
                return ""
            joined.add(kind)
            return part[0].replace(path, f"assets/site.{kind}")

        return _TAG.sub(tag, page)

    changed = {path: join(page) for path, page in pages.items()}
    files = {
        folder / f"assets/site.{kind}": "\n".join(texts.values()) for kind, texts in parts.items()
    }
    return changed, files


def remove_parts(folder: Path) -> None:
    """Remove from the built site in `folder` the files that no page names once they are joined."""
    for kind in ("css", "js"):
        shutil.rmtree(folder / "assets" / kind, ignore_errors=True)
