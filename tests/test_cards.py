"""Social cards, shown where somebody shares a link to a page, and the tags that name them."""

import re
import struct
from html.parser import HTMLParser

import pytest

from tools.repository import ROOT, SiteError
from tools.site import cards
from tools.site.browser import NoBrowserError, launched
from tools.site.build import settings

LONG = "`Error: " + "a message that goes on and on, " * 20 + "`"


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


@pytest.fixture(scope="module")
def config():
    return settings()


@pytest.fixture(scope="module")
def drawn(browser, site, config, tmp_path_factory):
    """Return a folder with the cards of the site."""
    folder = tmp_path_factory.mktemp("cards")
    cards.draw_cards(config, site, folder, browser)
    return folder


@pytest.fixture(scope="module")
def heads(site):
    """Return, by its path, the head of each page that has an address."""
    pages = {path: _Head(path.read_text("utf-8")) for path in site.rglob("*.html")}
    return {path: head for path, head in pages.items() if path.name != "404.html"}


def test_the_social_card_of_each_page_is_there_at_the_size_that_is_said(drawn, heads, config):
    for path, head in heads.items():
        address = head.tags["og:image"]
        assert address.startswith(f"{config.site_url}assets/cards/"), path
        card = (drawn / address.removeprefix(config.site_url)).read_bytes()
        width, height = struct.unpack(">II", card[16:24])
        assert card.startswith(b"\x89PNG"), path
        assert (head.tags["og:image:width"], head.tags["og:image:height"]) == ("1200", "630"), path
        assert (width, height) == (1200, 630), path
    assert len({head.tags["og:image"] for head in heads.values()}) == len(heads)


def test_the_open_graph_tags_of_each_page_say_what_the_page_says(heads, config):
    for path, head in heads.items():
        assert head.tags["og:title"] == head.heading, path
        assert head.tags["og:image:alt"] == f"{config.site_name}: {head.heading}", path
        assert head.tags["og:url"] == head.canonical, path
        assert head.tags["og:description"] == head.tags["description"], path


def test_a_quotation_mark_does_not_end_a_description(heads):
    (page,) = (head for path, head in heads.items() if path.parts[-2:] == ("guard", "index.html"))
    source = (ROOT / "docs/learn/guard.md").read_text("utf-8")
    written = re.search('^description: (.*".*)$', source, re.MULTILINE)[1]
    assert page.tags["description"] == written


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


def test_a_page_that_is_not_built_is_named(config, tmp_path):
    with pytest.raises(SiteError, match=r"index\.html: not built, .* run `mkdocs build`"):
        cards.cards(config, tmp_path)
