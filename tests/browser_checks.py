"""What has to hold of any page in a browser, in whatever state it is."""

import re
from contextlib import suppress
from importlib import resources

from tools.repository import ROOT

WIDTHS = (360, 390, 640, 768, 1280, 1600)  # 640: 1280 at a zoom of 200 %
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
REACHABLE = """() => [...document.querySelectorAll("pre > code, .tabbed-labels")].every(part =>
    part.scrollWidth <= part.clientWidth || !part.clientWidth || part.tabIndex === 0)"""


def violations(page, about="everything"):
    """Return what axe-core finds on `page` as it is now: a line of text for each element.

    `about` is "everything", or one of its two parts: "colours", which is the slow one and all that
    differs from light to dark, or "structure", the rest.
    """
    from playwright.sync_api import TimeoutError  # not at the top: where it is not, tests skip

    # What scrolls is made reachable by keyboard in a script's own time, after a change of width.
    # Where that does not come, axe says so.
    with suppress(TimeoutError):
        page.wait_for_function(REACHABLE)
    if not page.evaluate("'axe' in window"):
        package = resources.files("axe_playwright_python")
        page.evaluate(package.joinpath("axe.min.js").read_text("utf-8") + ";0")
    options = {"resultTypes": ["violations"], "runOnly": RULES}
    if about == "colours":
        options["runOnly"] = {"type": "rule", "values": COLOURS}
    elif about == "structure":
        options["rules"] = {rule: {"enabled": False} for rule in COLOURS}
    found = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(page, width):
    """Return by how many px `page` is wider than a window of `width` px; 0 is right."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(
        "() => { const e = document.scrollingElement; return e.scrollWidth - e.clientWidth }"
    )


def open_folds(page):
    """Open all that is folded on `page`."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def copied(page, program):
    """Return what the button of `program`, a block of code on `page`, puts on the clipboard."""
    page.evaluate("navigator.clipboard.writeText('nothing yet')")
    program.locator("[data-clipboard-text]").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text !== 'nothing yet')")
    return page.evaluate("navigator.clipboard.readText()")


def included(address):
    """Return the paths of the programs that the page at `address` includes."""
    name = address.removesuffix("/") or "index"
    paths = (ROOT / "docs" / f"{name}{suffix}" for suffix in (".md", "/index.md"))
    text = "".join(path.read_text("utf-8") for path in paths if path.is_file())
    return re.findall(r'--8<-- "(snippets/[^"]+\.py)"', text)


def miscopied(page):
    """Return the paths of programs in sight on `page` whose copy button gives anything else."""
    programs = {
        program.locator(".filename").evaluate("title => title.firstChild.textContent"): program
        for program in page.locator(".highlight:has(> .filename)").locator("visible=true").all()
    }
    return [
        path
        for path, program in programs.items()
        if copied(page, program) != (ROOT / path).read_text("utf-8")
    ]
