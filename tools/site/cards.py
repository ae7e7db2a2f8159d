"""Draws the social card of each page, shown wherever a link to it is shared.

`python -m tools.site.cards [FOLDER]` draws those of a built site into its assets/cards/.
"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from tools.repository import ROOT, SiteError
from tools.site.browser import NoBrowserError, launched
from tools.site.build import built_pages, errors_end_the_command, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

SIZE: "ViewportSize" = {"width": 1200, "height": 630}  # px, as main.html says, too
_CARD = Path(__file__).with_name("card.html")
_TITLE = re.compile(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink\".*?)?</h1>", re.DOTALL)
_RUN = re.compile(r'<figure class="figure timeline"[^>]*>(.*?)<figcaption', re.DOTALL)


def cards(config: MkDocsConfig, folder: Path) -> dict[str, dict[str, str]]:
    """Return, by the card's path, what is on the card of each page of the site built in `folder`.

    Raises SiteError where a page is not built.
    """
    mark = Path(config.docs_dir, str(config.theme["favicon"])).read_text("utf-8")
    drawn: dict[str, dict[str, str]] = {}
    for page, built in built_pages(folder, get_files(config), config):
        text = built.read_text("utf-8")
        title, sections = _TITLE.search(text), [str(section.title) for section in page.ancestors]
        assert title, "each page has a heading"
        # A picture of three runs, one under each start method, is too small for a card.
        runs = (run for run in _RUN.findall(text) if run.count('class="panel"') == 1)
        # Where main.html says that the card is.
        drawn[f"assets/cards/{page.url.strip('/') or 'index'}.png"] = {
            "mark": mark,
            "site": config.site_name,
            "section": sections[0] if sections else "",
            "title": title[1],
            "description": page.meta["description"],
            "timeline": next(runs, ""),
        }
    return drawn


def draw_cards(config: MkDocsConfig, folder: Path, target: Path, browser: "Browser") -> None:
    """Draw the cards of the site in `folder` into assets/cards/ of `target`, in a running browser.

    Raises SiteError where a page is not built or its title does not fit.
    """
    page = browser.new_page(viewport=SIZE)
    page.set_content(_CARD.read_text("utf-8"))
    for style in config.extra_css:
        page.add_style_tag(path=Path(config.docs_dir, style))
    for name, card in cards(config, folder).items():
        if not page.evaluate("card => show(card)", card):
            raise SiteError(f"{name}: the title is too long for a card: {card['title']}")
        page.screenshot(path=target / name)
    page.close()


if __name__ == "__main__":
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    try:
        with errors_end_the_command(), launched() as browser:
            draw_cards(settings(), site.resolve(), site, browser)
    except NoBrowserError as error:
        # Whoever has none can still look at what else is published.
        print(f"The site is without its cards: drawing them {error}", file=sys.stderr)
