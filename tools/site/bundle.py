"""Joins this project's style sheets into one file and its scripts into another.

Apart they are found and changed easily, together they load faster. Material's own stay apart.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

_TAG = re.compile(
    r'<(?:link rel="stylesheet" href|script (?:defer )?src)="'
    r'[^"]*?(?P<path>assets/(?P<kind>css|js)/[^"]+)">(?:</script>)?\s*'
)


def bundled(
    folder: Path, pages: Mapping[Path, str]
) -> tuple[dict[Path, str], dict[Path, str | None]]:
    """Return the HTML `pages` with one tag of each kind, and the files these name, by path.

    `folder` is the built site. None stands for a part, which no page names any more. Where
    everything is joined already, no page changes and no file is returned.
    """
    files: dict[Path, str | None] = {}
    parts: dict[str, list[str]] = defaultdict(list)  # by kind, in the order of the tags

    def join(page: str) -> str:
        joined = set()

        def tag(part: re.Match[str]) -> str:
            path, kind = part["path"], part["kind"]
            if folder / path not in files:
                files[folder / path] = None
                parts[kind].append((folder / path).read_text("utf-8"))
            if kind in joined:
                return ""
            joined.add(kind)
            return part[0].replace(path, f"assets/site.{kind}")

        return _TAG.sub(tag, page)

    changed = {path: join(page) for path, page in pages.items()}
    files.update({folder / f"assets/site.{kind}": "\n".join(text) for kind, text in parts.items()})
    return changed, files
