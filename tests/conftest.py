"""What several tests share."""

import fcntl

import pytest

from tools.site.browser import chromium, published, served


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """The folder with the published site. Whichever worker of pytest comes first makes it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            published(folder)
    return folder


@pytest.fixture(scope="session")
def browser():
    """Return a running Chromium or Chrome."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def base(browser, site):
    """Return the address of the published site. Where there is no browser, it is not served."""
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
