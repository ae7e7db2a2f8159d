"""A link to a term of the glossary shows what the term means: to the pointer, to the keyboard."""

import re

import pytest

from tools.repository import ROOT

GLOSSARY = ROOT / "docs" / "reference" / "glossary.md"
TERM = re.compile(r"^### .+ \{#(?P<id>[\w-]+)\}\n\n(?P<meaning>[^\[#]+\S)\s*\[", re.M)
MARK = re.compile(r"<!-- .*? -->")  # says what shows a claim
PAGE = "further/zombies-and-orphans/"


pytestmark = [
    pytest.mark.built(PAGE, "reference/glossary/"),
    pytest.mark.depends("docs/reference/glossary.md"),
]


@pytest.fixture
def page(browser, base):
    """Yield a page of the site with terms, and the requests for the glossary so far."""
    page = browser.new_page()
    page.asked = []
    page.on("request", lambda r: r.url.endswith("/glossary/") and page.asked.append(r.url))
    page.goto(base + PAGE)
    yield page
    page.close()


def term(page, name):
    return page.locator(f"article a[href$='glossary/#{name}']").first


def meaning(name):
    """Return the meaning of the term in the glossary, without its marks."""
    text = MARK.sub("", GLOSSARY.read_text("utf-8"))
    found = {match["id"]: match["meaning"] for match in TERM.finditer(text)}
    return " ".join(found[name].replace("`", "").split())


def test_every_term_has_a_meaning_before_its_first_link():
    text = MARK.sub("", GLOSSARY.read_text("utf-8"))
    assert {match["id"] for match in TERM.finditer(text)} == set(re.findall(r"\{#([\w-]+)\}", text))


def test_a_term_that_is_pointed_at_shows_what_the_glossary_says(page):
    assert page.asked == []
    term(page, "pid").hover()
    page.get_by_role("tooltip").wait_for()
    assert " ".join(page.get_by_role("tooltip").inner_text().split()) == meaning("pid")
    page.get_by_role("tooltip").hover()
    assert page.get_by_role("tooltip").is_visible()
    page.locator("h1").hover()
    page.get_by_role("tooltip").wait_for(state="detached")
    term(page, "exit-code").hover()
    page.get_by_role("tooltip").get_by_text(meaning("exit-code")[:30]).wait_for()
    assert len(page.asked) == 1


def test_the_keyboard_shows_it_and_escape_hides_it(page):
    page.locator("h1").click()
    link = term(page, "pid")
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.get_by_role("tooltip").wait_for()
    described = link.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    page.get_by_role("tooltip").wait_for(state="detached")
    assert link.get_attribute("aria-describedby") is None


def test_a_touch_follows_the_link(browser, base):
    page = browser.new_context(has_touch=True).new_page()
    page.goto(base + PAGE)
    term(page, "pid").tap()
    page.wait_for_url("**/reference/glossary/#pid")


def test_a_page_opened_from_a_file_does_not_ask_for_what_it_may_not_read(browser, site):
    page = browser.new_page()
    page.add_init_script("window.asked = []; window.fetch = async (url) => asked.push(String(url))")
    page.goto((site / PAGE / "index.html").as_uri())
    term(page, "pid").hover()
    term(page, "pid").focus()
    assert [url for url in page.evaluate("asked") if "glossary" in url] == []
