"""Social cards, shown where a link to a page is shared, and the tags that name them."""

import re
import struct
from html.parser import HTMLParser

import pytest

from tests.conftest import undrawn
from tests.test_audit import PAGES, address
from tools.repository import ROOT, SiteError
from tools.site import cards
from tools.site.browser import NoBrowserError, launched
from tools.site.picture import PICTURE, SIZE, take

pytestmark = pytest.mark.depends()
built = pytest.mark.built
of_all_pages = pytest.mark.depends("docs", "snippets", "mkdocs.yml")
LONG = "`Error: " + "a message that goes on and on, " * 20 + "`"


def batched(items, size):
    return [items[start : start + size] for start in range(0, len(items), size)]


class _Head(HTMLParser):
    """The meta tags of a page by name, its canonical link and the text of its first heading."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.canonical, self.heading, self._inside = {}, None, "", False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "meta":
            self.tags[values.get("property") or values.get("name")] = values.get("content")
        if values.get("rel") == "canonical":
            self.canonical = values["href"]
        self._inside = self._inside or tag == "h1"
        if values.get("class") == "headerlink":
            self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.heading += data


ADDRESSES = [address(path) for path in PAGES]


@pytest.fixture(scope="module")
def config():
    return undrawn()


@pytest.fixture(scope="module")
def said(whole_site, config):
    """Return what is on the card of each page of the site, by the card's path."""
    return cards.cards(config, whole_site)


@pytest.fixture(scope="module")
def heads(whole_site):
    """Return, by its path, the head of each page that has an address."""
    pages = [path for path in whole_site.rglob("*.html") if path.name != "404.html"]
    return {path: _Head(path.read_text("utf-8").partition("</h1>")[0]) for path in pages}


@pytest.mark.parametrize(
    "pages",
    [pytest.param(ten, id=", ".join(ten), marks=built(*ten)) for ten in batched(ADDRESSES, 10)],
)
def test_the_social_card_of_each_page_is_there_at_the_size_that_is_said(
    browser, site, said, config, tmp_path, monkeypatch, pages
):
    heads = {page: _Head((site / page / "index.html").read_text("utf-8")) for page in pages}
    names = {p: head.tags["og:image"].removeprefix(config.site_url) for p, head in heads.items()}
    assert len(set(names.values())) == len(pages)
    chosen = {name: said[name] for name in names.values()}
    monkeypatch.setattr(cards, "cards", lambda config, folder: chosen)
    cards.draw_cards(config, site, tmp_path, browser)
    for page, head in heads.items():
        assert names[page].startswith("assets/cards/"), page
        card = (tmp_path / names[page]).read_bytes()
        width, height = struct.unpack(">II", card[16:24])
        assert card.startswith(b"\x89PNG"), page
        assert (head.tags["og:image:width"], head.tags["og:image:height"]) == ("1200", "630"), page
        assert (width, height) == (1200, 630), page


@built()
@of_all_pages
def test_every_page_has_a_card(heads, said, config):
    addresses = {head.tags["og:image"].removeprefix(config.site_url) for head in heads.values()}
    assert addresses == said.keys()
    assert len(addresses) == len(heads)


@built()
@pytest.mark.depends("mkdocs.yml")
def test_the_open_graph_tags_of_each_page_say_what_the_page_says(heads, config):
    for path, head in heads.items():
        assert head.tags["og:title"] == head.heading, path
        assert head.tags["og:image:alt"] == f"{config.site_name}: {head.heading}", path
        assert head.tags["og:url"] == head.canonical, path
        assert head.tags["og:description"], (
            f"{path}: the front matter of its page has no description"
        )
        assert head.tags["og:description"] == head.tags["description"], path


@built("learn/guard/")
@pytest.mark.depends("docs/learn/guard.md")
def test_a_quotation_mark_does_not_end_a_description(site):
    page = _Head((site / "learn/guard/index.html").read_text("utf-8"))
    source = (ROOT / "docs/learn/guard.md").read_text("utf-8")
    written = re.search('^description: (.*".*)$', source, re.MULTILINE)[1]
    assert page.tags["description"] == written


@pytest.mark.depends("docs/assets", "mkdocs.yml")
def test_a_title_that_does_not_fit_on_its_card_is_refused(browser, config, tmp_path, monkeypatch):
    card = dict.fromkeys(("mark", "site", "section", "description", "timeline"), "")
    only = {"assets/cards/index.png": {**card, "title": LONG}}
    monkeypatch.setattr(cards, "cards", lambda config, folder: only)
    with pytest.raises(SiteError, match=r"index\.png: the title is too long"):
        cards.draw_cards(config, tmp_path, tmp_path, browser)


def test_a_missing_browser_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBrowserError, match=r"^needs "), launched():
        pass


@of_all_pages
def test_a_page_that_is_not_built_is_named(config, tmp_path):
    with pytest.raises(SiteError, match=r"index\.html: not built, .* run `mkdocs build`"):
        cards.cards(config, tmp_path)


@pytest.mark.built("")
@pytest.mark.depends("docs/assets/page.png", "README.md")
def test_the_picture_in_the_readme_is_of_the_home_page_and_in_true_colors(site, browser, tmp_path):
    again = tmp_path / "page.png"
    take(site, again, browser)
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
    for path in (PICTURE, again):
        header = struct.unpack(">IIBB", path.read_bytes()[16:26])
        assert header == (SIZE["width"], SIZE["height"], 8, 2), path  # 2: red, green, blue
