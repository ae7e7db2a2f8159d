"""The site as one zip to read without a network or a server: `python -m tools.site.offline [ZIP]`.

A browser lets no page from a disk fetch a file or start a worker from one. So the pages link to
each other by whole file names, and the search has its index and its worker in two scripts. Runs are
not played there: their events in words, below each timeline, are in the pages.
"""

import json
import logging
import signal
import sys
import tempfile
import zipfile
from pathlib import Path

from mkdocs.commands.build import build

from tools.repository import ROOT, SiteError, replace
from tools.site.build import errors_end_the_command, settings, unused_files

NAME = "python-processes-offline.zip"
FOLDER = "python-processes"  # within the zip, so that unpacking it leaves one folder
PLAYER = ("assets/player/*", "assets/runs/*")
WORKER, INDEX = "search/worker.js", "search/search_index.js"  # Material asks for this index by name
PARTS = ("minisearch.js", "descriptions.js", "worker.js")  # of the search, in assets/search/
_WORKER = """// The search's worker, held here because a browser starts none from a file on disk.
const source = "importScripts = () => {};" + %s
window.Worker = class extends Worker {
  constructor() {
    super(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  }
}
"""


def build_offline(folder: Path) -> None:
    """Build the site into `folder` so that a browser can read it from there, without a server."""
    config = settings(
        site_dir=str(folder),
        site_url="",  # it has no address: no canonical links
        use_directory_urls=False,
    )
    config.extra["polyfills"] = [WORKER]  # scripts that Material puts before its own
    config.theme["features"].remove("navigation.instant")  # with it, Material waits for a server
    build(config)
    search = [folder / "assets" / "search" / name for name in PARTS]
    index = (folder / INDEX).with_suffix(".json")
    made = {
        folder / WORKER: _WORKER
        % json.dumps("\n".join(part.read_text("utf-8") for part in search)),
        folder / INDEX: "var __index = " + index.read_text("utf-8"),
    }
    unused = unused_files(folder, config, (p.read_text("utf-8") for p in folder.rglob("*.html")))
    fetched = [path for pattern in PLAYER for path in folder.glob(pattern)]
    # The last two only a server has a use for.
    gone = (index, *search, *fetched, *unused, folder / "404.html", folder / "sitemap.xml")
    replace({**made, **dict.fromkeys(gone)})


def pack(folder: Path, target: Path) -> None:
    """Write the files in `folder` into the zip `target`; the same files, the same bytes."""
    with zipfile.ZipFile(target, "w") as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}")  # dated 1980, as if undated
            entry.create_system = 3  # Unix, on Windows too
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def make(target: Path) -> None:
    """Build the site and put its zip at the path `target`, whole or not at all.

    Raises SiteError where there is no folder for it, and Abort, of MkDocs, where a page is wrong.
    """
    if not target.parent.is_dir():
        raise SiteError(f"{target.parent}: no such folder")
    with tempfile.TemporaryDirectory(prefix="offline-") as work:
        site, packed = Path(work, "site"), Path(work, NAME)
        build_offline(site)
        pack(site, packed)
        replace({target: packed.read_bytes()})


if __name__ == "__main__":
    logging.basicConfig(format="%(levelname)s: %(message)s")  # shows the warnings of MkDocs
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # cleans up, as after Ctrl-C
    with errors_end_the_command():
        make(Path(sys.argv[1]) if sys.argv[1:] else ROOT / NAME)
