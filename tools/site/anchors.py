"""Addresses of pages and sections, which stay once they are out; adds those that are new."""

import re
import tempfile
from pathlib import Path

from tools.repository import ROOT
from tools.site.build import build_published

LIST = ROOT / "tests" / "anchors.txt"
# The title of a page has an anchor, too, but no link to it is shown.
SECTION = "h[2-6]"


def written_down() -> set[str]:
    """Return the addresses in the list, as `/learn/queues/` and `/learn/queues/#exercise`."""
    return set(LIST.read_text("utf-8").split())


def addresses(site: Path, tag: str = r"[\w-]+") -> set[str]:
    """Return the addresses of the pages in the folder `site`, and of their elements with an id.

    `tag` is a pattern for the names of the elements that count.
    """
    found: set[str] = set()
    for page in site.rglob("index.html"):
        address = f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        ids = re.findall(rf'<{tag}\b[^>]*\sid="([^"]+)"', page.read_text("utf-8"))
        found |= {address, *(f"{address}#{name}" for name in ids)}
    return found


def main() -> None:
    """Add to the list what is new on the site; what is in it stays."""
    with tempfile.TemporaryDirectory() as folder:
        build_published(Path(folder))
        now = addresses(Path(folder), SECTION)
    new = now - written_down()
    LIST.write_text("\n".join(sorted(now | written_down())) + "\n", "utf-8")
    print(f"{len(new)} new in {LIST.relative_to(Path.cwd())}, {len(now)} on the site")


if __name__ == "__main__":
    main()
