"""What several tests share."""

import os
import sqlite3
from contextlib import ExitStack, closing, contextmanager

import pytest

from tools.site.browser import NoBrowserError, launched, served
from tools.site.build import build_published


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """Return what makes a file or a folder once for all workers of pytest, and returns its path.

    The first that asks makes it, while the others wait: for a lock of SQLite, which is on every
    platform and goes with the process that has it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made(name, make):
        path, new = shared / name, shared / f"new-{name}"
        lock = sqlite3.connect(shared / f"{name}.lock", timeout=3600, isolation_level=None)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            if not path.exists():
                make(new)
                new.rename(path)
        return path

    return made


@pytest.fixture(scope="session")
def site(once):
    """Return the folder with the published site."""
    return once("site", build_published)


@contextmanager
def chromium():
    """Yield a running Chromium or Chrome of this machine.

    Where there is none, skip the test, or fail if the variable REQUIRE_BROWSER is set.
    """
    with ExitStack() as stack:
        try:
            running = stack.enter_context(launched())
        except NoBrowserError as error:
            if os.environ.get("REQUIRE_BROWSER"):
                raise
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session")
def browser():
    """Yield a running Chromium or Chrome, as `chromium` does."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def base(browser, site):
    """Yield the address of the published site. Where there is no browser, it is not served."""
    with served(site) as address:
        yield address


@pytest.fixture
def visit(browser, base):
    """Return what opens a page of the site in a browser context of its own, and returns it."""
    contexts = []

    def open_page(address, **settings):
        contexts.append(browser.new_context(**{"reduced_motion": "reduce", **settings}))
        page = contexts[-1].new_page()
        page.goto(base + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
