"""The offline copy of the site, one zip: unpacked and opened from the disk, in a real browser."""

import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.browser_checks import included
from tools.repository import ROOT, SiteError
from tools.site import offline

# The pages of a small site, of which a copy is made here: building all of them takes its time.
PAGES = (
    "index",
    "learn/which",
    "learn/what-a-process-is",
    "fix/broken-process-pool",
    "fix/bootstrapping",
    "about/how-outputs-are-proven",
)
FILES = ("mkdocs.yml", *(f"docs/{page}.md" for page in PAGES))
FOLDERS = ("docs/assets", "docs/templates")
# Of each program all that has its name: transcripts, recorded runs.
PROGRAMS = sorted(
    path.relative_to(ROOT).as_posix()
    for page in PAGES
    for program in included(page)
    for path in (ROOT / program).parent.glob(f"{(ROOT / program).stem}.*")
)
pytestmark = pytest.mark.depends()
of_these_pages = pytest.mark.depends(*FILES, *FOLDERS, *PROGRAMS)


def make_project(folder):
    """Make a folder with a small site: the settings of this one, PAGES and what they include."""
    (folder / "snippets").mkdir(parents=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    for name in (*FILES, *PROGRAMS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "snippets" / "verified.json").write_text('{"pythons": {}, "programs": {}}')
    for name in ("tools", "playground"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    nav = "".join(f"  - {page}.md\n" for page in PAGES)
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("strict: true", "strict: false")
    settings = re.sub(r"^nav:\n( .*\n)+", f"nav:\n{nav}", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


@pytest.fixture(scope="module")
def project(once):
    """Return the folder of the small site."""
    return once("project", make_project)


def make(project, target, hash_seed="0"):
    """Make the project's zip at `target`, in a process that orders sets by `hash_seed`."""
    subprocess.run(
        [sys.executable, "-m", "tools.site.offline", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": hash_seed},
        check=True,
    )


@pytest.fixture(scope="module")
def zipped(once, project):
    """Return the path of the zip."""
    return once(offline.NAME, lambda path: make(project, path))


@pytest.fixture(scope="module")
def home(once, zipped):
    """Return the address of the unpacked copy's first page."""
    with zipfile.ZipFile(zipped) as packed:
        unpacked = once("offline", packed.extractall)
    return (unpacked / offline.FOLDER / "index.html").as_uri()


@pytest.fixture
def page(home, browser):
    """Yield the first page, opened; fail when a page asks a host or reports an error."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    )
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(home)
    yield page
    page.wait_for_load_state()
    context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@of_these_pages
def test_a_link_leads_on_and_the_browser_back(page):
    page.get_by_role("link", name="Start here").click()
    page.wait_for_url("**/learn/which.html")
    page.go_back()
    page.wait_for_url("**/index.html")


@of_these_pages
def test_no_run_is_played_but_its_events_are_there_in_words(zipped, home, page):
    with zipfile.ZipFile(zipped) as packed:
        names = packed.namelist()
    assert [name for name in names if "/assets/runs/" in name or "player" in name] == []
    page.goto(home.replace("index.html", "learn/what-a-process-is.html"))
    page.locator(".timeline .events summary").first.click()
    assert page.locator(".timeline .events td").first.is_visible()
    assert page.locator(".play").count() == 0


@of_these_pages
def test_the_search_finds_what_is_typed(page):
    page.click("[data-md-component=search-query]")
    page.keyboard.type("BrokenProcessPool")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/fix/broken-process-pool.html*")


@of_these_pages
def test_a_program_is_copied(page):
    page.locator(".md-code__button[data-md-type=copy]").first.click()
    page.locator(".md-dialog").filter(has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (ROOT / "snippets/start/primes.py").read_text("utf-8")


@of_these_pages
def test_a_tab_shows_its_output(page, home):
    page.goto(home.replace("index.html", "fix/bootstrapping.html"))
    tabs = page.locator(".tabbed-set").first
    tabs.locator("label").nth(1).click()
    tabs.locator(".tabbed-block").nth(1).wait_for(state="visible")
    assert not tabs.locator(".tabbed-block").first.is_visible()


@of_these_pages
def test_a_label_leads_to_what_it_means(page):
    page.locator("a.varies").first.click()
    page.wait_for_url("**/about/how-outputs-are-proven.html#what-varies-means")


@of_these_pages
def test_the_offline_zip_has_every_page_and_nothing_that_none_of_them_uses(zipped):
    with zipfile.ZipFile(zipped) as packed:
        names = {name.removeprefix(f"{offline.FOLDER}/") for name in packed.namelist()}
        home = packed.read(f"{offline.FOLDER}/index.html").decode()
    assert {f"{page}.html" for page in PAGES} == {name for name in names if name.endswith(".html")}
    later = {f"assets/on-demand/{path.name}" for path in ROOT.glob("docs/assets/on-demand/*")}
    later |= {"search/search_index.js", "assets/search/minisearch.LICENSE.txt"}  # of the search
    assert {n for n in names if not n.endswith(".html") and f'"{n}"' not in home} == later


@of_these_pages
def test_the_same_sources_give_an_offline_zip_of_the_same_bytes(project, zipped, tmp_path):
    again = tmp_path / "again.zip"
    make(project, again, hash_seed="1")
    assert again.read_bytes() == zipped.read_bytes()


@pytest.mark.parametrize(
    ("address", "offered"),
    [("https://example.org/", True), ("http://127.0.0.1:8000/", False), ("", False)],
)
@pytest.mark.depends("docs/templates")
def test_a_page_offers_the_offline_zip_where_it_is_published(address, offered):
    templates = Environment(loader=FileSystemLoader(ROOT / "docs/templates"))
    templates.filters["url"] = "../../{}".format
    footer = templates.get_template("partials/copyright.html").render(config={"site_url": address})
    assert (f'href="../../{offline.NAME}"' in footer) == offered


def test_a_folder_for_the_offline_zip_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SiteError, match="gone: no such folder"):
        offline.make(tmp_path / "gone" / offline.NAME)


def test_an_offline_zip_that_fails_leaves_the_last_one(tmp_path, monkeypatch):
    def interrupted(folder, target):
        target.write_bytes(b"half")
        raise KeyboardInterrupt

    target = tmp_path / offline.NAME
    target.write_bytes(b"whole")
    monkeypatch.setattr(offline, "build_offline", lambda folder: None)
    monkeypatch.setattr(offline, "pack", interrupted)
    with pytest.raises(KeyboardInterrupt):
        offline.make(target)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]
