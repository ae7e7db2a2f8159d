"""The built site as its readers meet it: one page of each kind, in a real browser."""

import gzip
import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser_checks import (
    WIDTHS,
    copied,
    included,
    miscopied,
    open_folds,
    overflow,
    violations,
)
from tools.repository import ROOT

# about/verified-on/, which changes with each program, is left to `make audit`.
PAGES = (
    "",
    "learn/queues/",
    "learn/start-methods/",
    "further/locks/",
    "recipes/retry/",
    "fix/local-object/",
    "hangs/join-before-get/",
    "silent/globals/",
    "numbers/starting/",
    "reference/start-methods/",
    "reference/glossary/",
    "about/how-outputs-are-proven/",
    "404.html",
)
TABS = "learn/start-methods/"  # has a tab for each start method
EVERYTHING = "learn/queues/"  # has timelines, tabs, folds and a next page
FIRST_LOAD = 75_000  # bytes as sent, compressed, without pictures
LABEL = re.compile(r"\s*(# )?(?=varies: )")  # what becomes a label has before it
PICTURE = re.compile(r'<figure class="figure.*?</figure>', re.DOTALL)  # within a page

built = pytest.mark.built
each_page = pytest.mark.parametrize(
    "address", [pytest.param(page, marks=built(page)) for page in PAGES]
)
PARTS = {
    "the skip link": ".md-skip",
    "the mark": ".md-logo",
    "a section of the site": ".md-tabs__link",
    "light or dark": "[name=__palette]",
    "the search": ".md-search__input",
    "a page of the section": ".md-nav--primary .md-nav__link",
    "a heading of the page": ".md-nav--secondary .md-nav__link",
    "a copy button": ".highlight button",
    "a tab": ".tabbed-set > input",
    "a fold": "summary",
    "a line of output": ".go.lane",
    "a line of a timeline": ".tick",
    "a link": "article a",
    "the previous page": ".md-footer__link--prev",
    "the next page": ".md-footer__link--next",
}


class _Outline(HTMLParser):
    """Collects the headings, links and anchors of a page."""

    def __init__(self, text):
        super().__init__()
        self.levels, self.links, self.anchors = [], [], {""}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.anchors.add(attributes.get("id"))
        self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]


@pytest.fixture(scope="session")
def outlines(whole_site):
    """Return the outline of every page of the built site, by its path from the root."""
    return {
        path.relative_to(whole_site).as_posix(): _Outline(path.read_text("utf-8"))
        for path in whole_site.rglob("*.html")
    }


@built()
def test_the_headings_of_every_page_are_in_order(outlines):
    wrong = {
        path: outline.levels
        for path, outline in outlines.items()
        if outline.levels.count(1) != 1
        or any(below > above + 1 for above, below in pairwise(outline.levels))
    }
    assert wrong == {}


@built()
def test_every_link_within_the_site_leads_somewhere(site, outlines):
    dead = []
    for path, outline in outlines.items():
        for link in outline.links:
            target = urlsplit(urljoin(f"http://here/{path}", link))
            if target.netloc != "here" or target.scheme != "http":
                continue
            name = unquote(target.path).lstrip("/")
            name += "index.html" if not name or name.endswith("/") else ""
            there = outlines[name].anchors if name in outlines else {""}
            if not (site / name).is_file() or unquote(target.fragment) not in there:
                dead.append(f"{path}: {link}")
    assert dead == []


@each_page
def test_a_page_loads_without_complaint_and_asks_no_other_host(browser, base, address):
    complaints = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(_elsewhere(request.url, base)))
        page.goto(base + address, wait_until="networkidle")
    assert complaints == []


def _elsewhere(url, base):
    return [] if url.startswith((base, "data:", "blob:")) else [f"asks {url}"]


@built(EVERYTHING)
def test_the_first_load_of_a_page_stays_within_its_budget(browser, base):
    sizes = {}
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda answer: sizes.update(_size(answer)))
        page.goto(base + EVERYTHING, wait_until="networkidle")
    assert sum(sizes.values()) < FIRST_LOAD, sizes


def _size(answer):
    kind = answer.headers["content-type"]
    if kind.startswith("image/"):
        return {}
    if kind.startswith("text/html"):
        return {answer.url: len(gzip.compress(PICTURE.sub("", answer.text()).encode()))}
    return {answer.url: int(answer.headers["content-length"])}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(page, marks=[built(page), pytest.mark.depends(*included(page))])
        for page in PAGES
    ],
)
def test_the_copy_button_gives_the_program_as_it_is(visit, address):
    page = visit(address, permissions=["clipboard-read", "clipboard-write"])
    open_folds(page)
    assert miscopied(page) == []


@pytest.mark.parametrize(
    "address", [pytest.param(page, marks=built(page)) for page in PAGES if page != "404.html"]
)
def test_the_transcripts_read_as_they_were_recorded(visit, site, address):
    """The page's Markdown has them as they are in their files; another test holds that."""
    markdown = (site / address / "index.md").read_text("utf-8")
    recorded = re.findall(r"^```console\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE)
    shown = visit(address).locator(".language-console code").all_text_contents()
    assert [LABEL.sub("", text) for text in shown] == [LABEL.sub("", text) for text in recorded]


@built(EVERYTHING)
def test_a_transcript_has_no_copy_button(visit):
    page = visit(EVERYTHING)
    assert page.locator(".language-python").get_by_role("button").count() > 0
    assert page.locator(".language-console").get_by_role("button").count() == 0


@built(TABS, EVERYTHING)
def test_a_tab_stays_chosen_over_a_reload_and_on_other_pages(visit, base):
    page = visit(TABS)
    open_folds(page)
    page.locator(".tabbed-labels").first.get_by_text("spawn", exact=True).click()
    page.reload()
    assert _chosen(page) == "spawn"
    page.goto(base + EVERYTHING)
    assert _chosen(page) == "spawn"


def _chosen(page):
    """Return the label of the tab that is chosen in the first set of tabs."""
    return page.locator(".tabbed-set").first.evaluate(
        "set => set.querySelector(':scope > input:checked').labels[0].innerText"
    )


@built("")
def test_light_or_dark_is_switched_and_stays(visit):
    page = visit("", color_scheme="light")
    scheme = page.locator("body[data-md-color-scheme=slate]")
    for dark in (False, True):  # from as the system has it to light, from there to dark
        page.locator("[data-md-component=palette] label:visible").click()
        assert scheme.count() == dark
    page.reload()
    assert scheme.count() == 1


@built("")
def test_a_dark_page_is_dark_before_the_theme_has_loaded(browser, base):
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.route("**/bundle.*.js", lambda route: route.abort())
        page.goto(base)
        assert page.locator("body[data-md-color-scheme=slate]").count() == 1


@each_page
def test_a_page_reflows_to_the_width_of_its_window(visit, address):
    page = visit(address)
    assert {width: over for width in WIDTHS if (over := overflow(page, width))} == {}


@each_page
def test_a_page_passes_the_accessibility_rules(visit, address):
    page = visit(address, color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "colours") == []


@built("", "learn/sending/")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_passes_the_accessibility_rules(visit, scheme):
    page = visit("", color_scheme=scheme)
    page.keyboard.press("/")
    page.keyboard.type("pickle")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []


@built(EVERYTHING)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_drawer_passes_the_accessibility_rules(visit, scheme):
    page = visit(EVERYTHING, color_scheme=scheme, viewport={"width": 390, "height": 844})
    page.locator(".md-header [for=__drawer]").click()
    assert violations(page) == []


@built(TABS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_other_tabs_and_open_folds_pass_the_accessibility_rules(visit, scheme):
    page = visit(TABS, color_scheme=scheme)
    for fold in page.locator("summary").all():
        fold.click()
    page.locator(".tabbed-labels").first.get_by_text("spawn", exact=True).click()
    assert violations(page) == []


@built(EVERYTHING)
def test_the_keyboard_reaches_every_part_and_the_focus_is_visible(visit):
    """One of each part is looked at with and without the focus: the picture has to differ."""
    page = visit(EVERYTHING, viewport={"width": 1400, "height": 900})
    reached, unseen = {}, []
    for _ in range(1000):
        page.keyboard.press("Tab")
        part = page.evaluate(
            """parts => {
                const at = document.activeElement
                if (at === document.body || at.focused) return null
                at.focused = true
                return Object.keys(parts).find(part => at.matches(parts[part])) ?? at.outerHTML
            }""",
            PARTS,
        )
        if part is None:
            break
        if part not in reached and not _seen(page):
            unseen.append(part)
        reached[part] = reached.get(part, 0) + 1
    assert unseen == []
    missing = PARTS.keys() - reached
    assert missing == set()
    for part in ("a copy button", "a fold"):
        assert reached[part] == page.locator(PARTS[part]).locator("visible=true").count(), part


def _seen(page):
    """Does the place of the focus look otherwise than without the focus?"""
    at = page.evaluate_handle("document.activeElement")
    clip = at.evaluate(
        """at => {
            const shown = [at, ...(at.labels ?? []), at.nextElementSibling].filter(Boolean)
            const boxes = shown.map(part => part.getBoundingClientRect()).filter(box => box.width)
            const x = Math.max(0, Math.min(...boxes.map(box => box.left)) - 8)
            const y = Math.max(0, Math.min(...boxes.map(box => box.top)) - 8)
            const right = Math.min(innerWidth, Math.max(...boxes.map(box => box.right)) + 8)
            const bottom = Math.min(innerHeight, Math.max(...boxes.map(box => box.bottom)) + 8)
            return { x, y, width: right - x, height: bottom - y }
        }"""
    )
    focused = page.screenshot(clip=clip)
    at.evaluate("at => at.blur()")
    blurred = page.screenshot(clip=clip)
    at.evaluate("at => at.focus()")
    return focused != blurred


@each_page
def test_nothing_moves_with_reduced_motion(visit, address):
    moving = visit(address).evaluate(
        """() => {
            const longest = times => Math.max(...times.split(",").map(parseFloat)) // in seconds
            const moves = ({ transitionDuration, animationDuration }) =>
                Math.max(longest(transitionDuration), longest(animationDuration)) > 0.01
            return [...document.querySelectorAll("body, body *")].flatMap(element =>
                ["", "::before", "::after"]
                    .filter(part => moves(getComputedStyle(element, part)))
                    .map(part => `${element.tagName}.${element.getAttribute("class")}${part}`))
        }"""
    )
    assert sorted(set(moving)) == []


@built(TABS)
def test_without_javascript_pages_are_read_and_tabs_switched(visit):
    page = visit(TABS, java_script_enabled=False)
    page.locator("details:has(.tabbed-set) > summary").first.click()
    blocks = page.locator(".tabbed-set").first.locator(".tabbed-block").all()
    assert [block.is_visible() for block in blocks[:2]] == [True, False]
    page.locator(".tabbed-labels").first.get_by_text("spawn", exact=True).click()
    assert [block.is_visible() for block in blocks[:2]] == [False, True]
    assert page.locator("h1").is_visible()


@built(TABS, EVERYTHING)
def test_without_javascript_a_phone_has_the_navigation(visit, base):
    page = visit(TABS, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.locator(".md-header [for=__drawer]").click()
    page.locator(".md-nav__title", has_text="Start a process").click()  # back to all of Learn
    page.locator(".md-nav__link", has_text="Send work, get results").click()
    page.get_by_role("link", name="Queue", exact=True).click()
    page.wait_for_url(base + "learn/queues/")


@each_page
def test_in_print_nothing_is_cut_off_and_no_control_is_left(visit, address):
    page = visit(address, viewport={"width": 718, "height": 1000})  # A4, with margins of 1 cm
    page.emulate_media(media="print")
    assert [part for part in (".md-header", ".md-sidebar", "button") if _shown(page, part)] == []
    cut = page.locator("pre > code, .md-typeset table, svg").evaluate_all(
        """parts => parts
            .filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth
                || part.getBoundingClientRect().right > innerWidth)
            .map(part => part.outerHTML.slice(0, 100))"""
    )
    assert cut == []


def _shown(page, part):
    return page.locator(part).locator("visible=true").count()


@built("learn/what-a-process-is/", "learn/start-and-join/")
@pytest.mark.depends("snippets/start/count.py")
def test_instant_navigation_gives_all_that_a_load_gives(visit):
    page = visit("learn/what-a-process-is/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".md-footer__link--next").click()
    page.locator("h1", has_text="start() and join()").wait_for()
    page.locator(".varies").first.wait_for(state="attached")  # in a fold
    page.locator(".tick[tabindex='0']").first.wait_for(state="attached")
    program = (ROOT / "snippets/start/count.py").read_text("utf-8")
    assert copied(page, page.locator(".language-python").first) == program
