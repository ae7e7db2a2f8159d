"""What the search shows of a page beside its title: the section that it is in, its description."""

import json
import re

from tools.repository import ROOT, sections

PAGES = ROOT / "docs"
SCRIPT = PAGES / "assets" / "search" / "descriptions.js"  # of the search's worker
_DESCRIPTION = re.compile(r"^description: (.+)$", re.MULTILINE)
_INDEX = re.compile(r"(^|/)index/$")


def draw() -> str:
    """Return a script that has the description of each page by its address, as "learn/queues/".

    It also has the name of each section by its folder.

    The indexes that MkDocs and Zensical make for a search have none. A description is one line of
    the front matter, in double quotation marks where YAML asks for some.
    """
    found: dict[str, str] = {}
    for page in sorted(PAGES.rglob("*.md")):
        address = _INDEX.sub(r"\1", page.relative_to(PAGES).with_suffix("").as_posix() + "/")
        if line := _DESCRIPTION.search(page.read_text(encoding="utf-8").partition("\n---\n")[0]):
            found[address] = json.loads(line[1]) if line[1].startswith('"') else line[1]
    return "".join(
        f"const {name} = {json.dumps(value, ensure_ascii=False, indent=0)}\n"
        for name, value in (("descriptions", found), ("sections", sections()))
    )
