"""Serves a built site on the loopback, as its host does, and starts Chromium to try it in.

`python -m tools.site.browser FOLDER` serves it for a reader, so that programs run in its pages.
"""

import functools
import gzip
import importlib.util
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",  # without one it also starts as root, as in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PORT = 8000  # where a reader finds the site, as MkDocs has it
TEXT = ("text/", "image/svg", "application/json", "application/xml", "application/manifest")


class NoBrowserError(Exception):
    """There is no browser, or nothing to drive it."""


# With these a browser lets a page share memory with its workers.
ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class _Handler(SimpleHTTPRequestHandler):
    """Serves as the host of the site does: compressed, over connections that stay open."""

    headers_sent: Mapping[str, str] = {}
    protocol_version = "HTTP/1.1"
    # Head and body in one packet, or the second would wait for an answer to the first.
    wbufsize = -1

    def do_GET(self) -> None:
        name = self.translate_path(self.path)
        path = Path(name, "index.html" if name.endswith("/") else "")
        found = path.is_file()
        path = path if found else Path(self.directory, "404.html")
        kind, body = self.guess_type(path), path.read_bytes()
        self.send_response(200 if found else 404)
        if kind.startswith(TEXT):
            kind, body = f"{kind}; charset=utf-8", gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *request: Any) -> None:
        """A browser that leaves before it has its answer is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)


class _IsolatedHandler(_Handler):
    headers_sent = ISOLATED


@contextmanager
def served(folder: Path, isolated: bool = False, port: int = 0) -> Iterator[str]:
    """Yield the address under which `folder` is served, on a port of the loopback.

    That is any that is free, for 0. If `isolated`, its pages may share memory with workers.
    """
    handler = _IsolatedHandler if isolated else _Handler
    server = _Server(("127.0.0.1", port), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=[0.01])  # s until it ends
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def browser_path() -> str | None:
    """Return the path of this machine's Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def missing() -> str | None:
    """Return what has to be installed before a browser can be driven, or None."""
    if importlib.util.find_spec("playwright") is None:
        return "needs `make browser`"
    return None if browser_path() else "needs Chromium or Chrome"


@contextmanager
def launched() -> Iterator["Browser"]:
    """Yield a running Chromium or Chrome of this machine.

    Raises NoBrowserError where there is none, or nothing to drive it.
    """
    if lacking := missing():
        raise NoBrowserError(lacking)
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as driver,
        driver.chromium.launch(executable_path=browser_path(), args=ARGUMENTS) as browser,
    ):
        yield browser


if __name__ == "__main__":
    with served(Path(sys.argv[1]), isolated=True, port=PORT) as address:
        print(f"Serving {sys.argv[1]} on {address}; Ctrl-C ends it", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()
