"""Serves a built site on the loopback, as its host does, and starts Chromium to try it in."""

import functools
import gzip
import mimetypes
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
TEXT = ("text/", "image/svg", "application/json", "application/xml", "application/manifest")


class NoBrowserError(Exception):
    """There is no browser, or nothing to drive it."""


@functools.cache
def _packed(path: Path) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body that answer a request for the file `path`."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers, body = {"Content-Type": kind}, path.read_bytes()
    if kind.startswith(TEXT):
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Content-Encoding": "gzip"}
        body = gzip.compress(body, mtime=0)
    return {**headers, "Content-Length": str(len(body))}, body


class _Handler(BaseHTTPRequestHandler):
    """Serves as the host of the site does: compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    # Head and body in one packet, or the second would wait for an answer to the first.
    wbufsize = -1

    def __init__(self, *request: Any, folder: Path) -> None:
        self.folder = folder
        super().__init__(*request)

    def do_GET(self) -> None:
        name = unquote(urlsplit(self.path).path).lstrip("/")
        path = (
            self.folder / name / ("index.html" if not name or name[-1] == "/" else "")
        ).resolve()
        found = path.is_file() and path.is_relative_to(self.folder)
        headers, body = _packed(path if found else self.folder / "404.html")
        self.send_response(200 if found else 404)
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *request: Any) -> None:
        """A browser that leaves before it has its answer is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address under which `folder` is served, on a port of the loopback."""
    handler = functools.partial(_Handler, folder=folder.resolve())
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
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


@contextmanager
def launched() -> Iterator["Browser"]:
    """Yield a running Chromium or Chrome of this machine.

    Raises NoBrowserError where there is none, or nothing to drive it.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowserError("needs `make browser`") from None
    path = browser_path()
    if path is None:
        raise NoBrowserError("needs Chromium or Chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",  # without one it also starts as root, as in a container
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        try:
            yield browser
        finally:
            browser.close()
