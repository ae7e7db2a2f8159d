"""What several tests share."""

import functools
import json
import os
import shutil
import tempfile
import uuid
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from tools.check.plugin import keys
from tools.check.verdict_cache import alone, find
from tools.repository import SiteError
from tools.site.browser import NoBrowserError, launched, missing, served
from tools.site.build import build_published, settings

LOADED = {"404.html", "sitemap.xml"}  # by any page, apart from what is in assets/
INDEX = "search/search_index.json"
SHARED = pytest.StashKey[Path]()  # a folder for what all workers of pytest make together
BUILDING = pytest.StashKey[Thread]()


def pytest_configure(config):
    worker = getattr(config, "workerinput", {})
    session = worker.get("testrunuid") or config.getoption("testrunuid", None) or uuid.uuid4().hex
    config.option.testrunuid = session  # that xdist gives its workers
    config.stash[SHARED] = Path(tempfile.gettempdir(), f"python-processes-{session}")


def pytest_unconfigure(config):
    if building := config.stash.get(BUILDING, None):
        building.join()
    if not hasattr(config, "workerinput"):
        shutil.rmtree(config.stash[SHARED], ignore_errors=True)


def made_once(config, name, make):
    """Return the path of a file or a folder that is made once for all workers of pytest.

    The first that asks makes it, while the others wait. Where it cannot be made, `make` raises
    SiteError, and so does this for all of them.
    """
    path = config.stash[SHARED] / name
    new, failed = path.with_name(f"new-{name}"), path.with_name(f"{name}.failed")
    with alone(path.with_name(f"{name}.lock")):
        if failed.exists():
            raise SiteError(failed.read_text("utf-8"))
        if not path.exists():
            try:
                make(new)
            except SiteError as error:
                failed.write_text(str(error), "utf-8")
                raise
            new.rename(path)
    return path


def built_site(config):
    """Return the folder with the published site, as if built on one and the same day."""
    return made_once(config, "site", lambda folder: build_published(folder, SOURCE_DATE_EPOCH="0"))


def undrawn():
    """Return the settings of the site without drawing its pictures, which has been done."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("subprocess.call", lambda command: 0)
        return settings()


def pytest_collection_finish(session):
    """Have one worker build the site, where a test will read it, while others need not wait."""
    config = session.config
    first = getattr(config, "workerinput", {}).get("workerid", "gw0") == "gw0"
    if first and not config.option.collectonly and any(map(reads_the_site, session.items)):
        config.stash[BUILDING] = Thread(target=build_ahead, args=[config])
        config.stash[BUILDING].start()


def build_ahead(config):
    with suppress(SiteError):  # the fixture will say it
        built_site(config)


def reads_the_site(item):
    """Will this test, or the look-up of its verdict, need the built site?"""
    if item.get_closest_marker("built") is None or ("browser" in item.fixturenames and missing()):
        return False
    return item.config.option.fresh or find(next(keys(item))) is None


def pytest_collection_modifyitems(items):
    """Put off the tests that read the site until it is built.

    Refuse one that gets hold of more of the site than it says that it depends on.
    """
    items.sort(key=lambda item: item.get_closest_marker("built") is not None)
    for item in items:
        marks, names = list(item.iter_markers("built")), getattr(item, "fixturenames", ())
        parts = any(mark.args for mark in marks)
        if "whole_site" in names and (not marks or (parts and "site" not in names)):
            raise pytest.UsageError(f"{item.nodeid}: it depends on which parts? @pytest.mark.built")


@pytest.fixture(scope="session")
def once(pytestconfig):
    """Return `made_once` for this session: a function of a name and what makes it at a path."""
    return functools.partial(made_once, pytestconfig)


@pytest.fixture(scope="session")
def drawn_settings(once):
    """Return the settings of the site. Whoever reads them first draws its pictures."""
    found = once("drawn", lambda path: path.write_text(str(settings().extra["drawn"]), "utf-8"))
    assert found.read_text("utf-8") == "0", "tools.draw failed"
    return undrawn()


@pytest.fixture(scope="session")
def whole_site(pytestconfig):
    """Return the folder with the published site, all of it."""
    return built_site(pytestconfig)


@functools.cache
def contents_of(folder):
    """Return {name: content} of the files below the folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def pytest_built(item):
    """Return {name: content} of the files of the published site that a test marked `built` reads.

    The parts are files, and pages by their addresses. With them is what all pages load, and the
    search, which finds nothing but these pages. Where no part is named, it is all of the site;
    where it cannot be built, or a test will be skipped as there is no browser, nothing.
    """
    if "browser" in item.fixturenames and missing():
        return None
    with suppress(SiteError):  # the fixture will say it
        files = contents_of(built_site(item.config))
        parts = {part for mark in item.iter_markers("built") for part in mark.args}
        if not parts:
            return files
        names = {f"{part}{file}" for part in parts for file in ("", "index.html", "index.md")}
        chosen = {name: text for name, text in files.items() if name in names | LOADED}
        chosen |= {name: text for name, text in files.items() if name.startswith("assets/")}
        index = json.loads(files[INDEX])
        index["docs"] = [one for one in index["docs"] if one["location"].split("#")[0] in parts]
        return {INDEX: json.dumps(index).encode(), **chosen}


@pytest.fixture
def site(request, whole_site):
    """Yield the folder with the published site: of a test marked `built`, those parts alone."""
    if not any(mark.args for mark in request.node.iter_markers("built")):
        yield whole_site
        return
    folder = Path(tempfile.mkdtemp(dir=request.config.stash[SHARED]))
    for name, content in pytest_built(request.node).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    yield folder
    shutil.rmtree(folder)


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


@pytest.fixture
def base(browser, site):
    """Yield the address of `site`. Where there is no browser, it is not built."""
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
