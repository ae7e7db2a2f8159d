"""Joins this project's style sheets into one file and its scripts into another.

Apart they are found and changed easily, together they load faster. Material's own stay apart.
"""

import re
from collections.abc import Mapping
from pathlib import Path

# Each in three parts, of which the second is the path.
_TAGS = {
    "css": re.compile(r'(<link rel="stylesheet" href="[^"]*?)(assets/css/[^"]+)(">\s*)'),
    "js": re.compile(r'(<script (?:defer )?src="[^"]*?)(assets/js/[^"]+)("></script>\s*)'),
}
# Comments on lines of their own, and indentation: a tenth of what a browser loads of ours.
_NEEDLESS = {
    "css": re.compile(r"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE),
    "js": re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE),
}


def bundled(
    folder: Path, pages: Mapping[Path, str]
) -> tuple[dict[Path, str], dict[Path, str | None]]:
    """Return the HTML `pages` with one tag of each kind, and the files these name, by path.

    `folder` is the built site. None stands for a part, which no page names any more. Where
    everything is joined already, no page changes and no file is returned.
    """
    changed = dict(pages)
    files: dict[Path, str | None] = {}
    for kind, tag in _TAGS.items():
        joined = f"assets/site.{kind}"
        parts = dict.fromkeys(folder / m[2] for page in pages.values() for m in tag.finditer(page))
        if parts:
            files[folder / joined] = "".join(
                without_comments(part.read_text("utf-8"), kind) for part in parts
            )
            files.update(parts)
        for path, page in changed.items():
            # The first then names what all are joined into, and is none of them any more.
            first = tag.sub(rf"\g<1>{joined}\g<3>", page, count=1)
            changed[path] = tag.sub("", first)
    return changed, files


def without_comments(text: str, kind: str = "js") -> str:
    """Return a style sheet or a script without comments on lines of their own, and indentation."""
    return _NEEDLESS[kind].sub("", text)
