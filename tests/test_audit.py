"""Every page, in every width, light and dark, with folds and tabs open: for `make audit` only."""

import pytest

from tests.browser_checks import WIDTHS, included, miscopied, open_folds, overflow, violations
from tools.repository import ROOT


def address(path):
    """Return the address of the page that is written in `path`, from the root of the site."""
    page = path.relative_to(ROOT / "docs").with_suffix("")
    if page.name == "index":
        page = page.parent
    return "" if page.name == "" else f"{page.as_posix()}/"


PAGES = [ROOT / "docs" / "index.md", *sorted(ROOT.glob("docs/*/*.md"))]


@pytest.mark.audit
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.built(page), pytest.mark.depends(*included(page))])
        for page in map(address, PAGES)
    ],
)
def test_a_page_holds_in_every_state(visit, page):
    tab = visit(page, color_scheme="light", permissions=["clipboard-read", "clipboard-write"])
    faults = [f"{width} px: wider by {over}" for width in WIDTHS if (over := overflow(tab, width))]
    tab.set_viewport_size({"width": 1280, "height": 900})
    open_folds(tab)
    faults += [f"light: {found}" for found in violations(tab)]
    faults += [f"copied otherwise: {path}" for path in miscopied(tab)]
    for label in tab.locator(".tabbed-labels > label").all():
        label.click()
        faults += [f"copied otherwise: {path}" for path in miscopied(tab)]
        faults += [
            f"{label.inner_text()!r}, {width} px: wider by {over}"
            for width in (360, 1280)
            if (over := overflow(tab, width))
        ]
    tab.set_viewport_size({"width": 390, "height": 844})
    faults += [f"390 px: {found}" for found in violations(tab, "structure")]
    tab.emulate_media(color_scheme="dark")
    faults += [f"dark, 390 px: {found}" for found in violations(tab, "colours")]
    assert faults == []
