"""The site as one zip to read without a network or a server: `python -m tools.site.offline [ZIP]`.

A browser lets no page from a disk fetch a file or start a worker from one. So the pages link to
each other by whole file names, and the search has its index and its worker in two scripts.
"""

import html
import json
import logging
import os
import re
import signal
import sys
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tools.repository import ROOT, SiteError

NAME = "python-processes-offline.zip"
FOLDER = "python-processes"  # within the zip, so that unpacking it leaves one folder
WORKER, INDEX = "search/worker.js", "search/search_index.js"  # Material asks for this index by name
_NAMED = re.compile(r'\s(?:href|src)="([^"]+)"')
_WORKER = """// The search's worker, held here because a browser starts none from a file on disk.
const source = %s
window.Worker = class extends Worker {
  constructor() {
    super(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  }
}
"""


def build_offline(folder):
    """Build the site into `folder` so that a browser can read it from there, without a server."""
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        site_dir=str(folder),
        site_url="",  # it has no address: no canonical links
        use_directory_urls=False,
    )
    config.extra["polyfills"] = [WORKER]  # scripts that Material puts before its own
    config.theme["features"].remove("navigation.instant")  # with it, Material waits for a server
    build(config)
    (worker,) = folder.glob("assets/javascripts/workers/search.*.js")
    _write(folder / WORKER, _WORKER % json.dumps(worker.read_text("utf-8")))
    index = (folder / INDEX).with_suffix(".json").read_text("utf-8")
    _write(folder / INDEX, f"var __index = {index}")


def used(folder):
    """Return the sorted names of the files in `folder` that its index.html leads to in the end.

    Raises SiteError where a page names a file that is not there.
    """
    names, todo = {INDEX}, ["index.html"]
    while todo:
        name = todo.pop()
        if name in names:
            continue
        names.add(name)
        if not name.endswith(".html"):
            continue
        for link in set(_NAMED.findall((folder / name).read_text("utf-8"))):
            parts = urlsplit(html.unescape(link))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = os.path.normpath(Path(name).parent / unquote(parts.path))
            if not (folder / target).is_file():
                raise SiteError(f"{name} leads to {link}, which the site does not have")
            todo.append(Path(target).as_posix())
    return sorted(names)


def pack(folder, names, target):
    """Write the files `names` of `folder` into the zip `target`; the same files, the same bytes."""
    with zipfile.ZipFile(target, "w") as packed:
        for name in names:
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}")  # dated 1980, as if undated
            entry.create_system = 3  # Unix, on Windows too
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)


def make(target):
    """Build the site and put its zip at the path `target`, whole or not at all.

    Raises SiteError where there is no folder for it, or a page names a file that is not there.
    """
    if not target.parent.is_dir():
        raise SiteError(f"{target.parent}: no such folder")
    fresh = target.with_name(f".{target.name}.new")
    with tempfile.TemporaryDirectory(prefix="offline-") as work:
        site = Path(work)
        build_offline(site)
        try:
            pack(site, used(site), fresh)
            os.replace(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)


def _write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    logging.basicConfig(format="%(levelname)s: %(message)s")  # shows the warnings of MkDocs
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # cleans up, as after Ctrl-C
    try:
        make(Path(sys.argv[1]) if sys.argv[1:] else ROOT / NAME)
    except (SiteError, Abort) as error:
        sys.exit(str(error))
