"""Takes the picture of the home page that README.md shows, in the colors of the screen.

`python -m tools.site.picture [FOLDER]` takes it of a built site.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.repository import ROOT
from tools.site.browser import NoBrowserError, launched, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

PICTURE = ROOT / "docs" / "assets" / "page.png"
SIZE: "ViewportSize" = {"width": 1280, "height": 880}  # px: down to the end of the run


def take(site: Path, target: Path, browser: "Browser") -> None:
    """Write to `target` what a running browser shows of the home page of the site in a folder."""
    page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
    with served(site) as address:
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=target)
    page.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    try:
        with launched() as browser:
            take(folder.resolve(), PICTURE, browser)
    except NoBrowserError as error:
        sys.exit(f"The picture is as it was: taking it {error}")
