"""Draws a card for each page, which is shown where somebody shares a link to it.

`python -m tools.site.cards [FOLDER]` draws those of a built site into its assets/cards/.
"""

import re
import sys
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tools.repository import ROOT, SiteError, relative
from tools.site.browser import NoBrowserError, launched

SIZE = {"width": 1200, "height": 630}  # px, as main.html says, too
_CARD = Path(__file__).with_name("card.html")
_TITLE = re.compile(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink\".*?)?</h1>", re.DOTALL)
_RUN = re.compile(r'<figure class="figure timeline"[^>]*>(.*?)<figcaption', re.DOTALL)


def card_path(page):
    """Return where in the site the card of this page of MkDocs is, as main.html names it."""
    return f"assets/cards/{page.url.strip('/') or 'index'}.png"


def cards(config, folder):
    """Return, by the card's path, what is on the card of each page of the site built in `folder`.

    Raises SiteError where a page is not built.
    """
    mark = Path(config.docs_dir, config.theme["favicon"]).read_text("utf-8")
    drawn = {}
    for page in get_navigation(get_files(config), config).pages:
        page.read_source(config)
        built = folder / page.file.dest_uri
        if not built.is_file():
            raise SiteError(f"{relative(built)}: not built; run `mkdocs build`")
        text = built.read_text("utf-8")
        # A picture of three runs, one under each start method, is too small for a card.
        runs = (run for run in _RUN.findall(text) if run.count('class="panel"') == 1)
        drawn[card_path(page)] = {
            "mark": mark,
            "site": config.site_name,
            "section": page.ancestors[0].title if page.ancestors else "",
            "title": _TITLE.search(text)[1],
            "description": page.meta["description"],
            "timeline": next(runs, ""),
        }
    return drawn


def draw_cards(config, folder, target, browser):
    """Draw the cards of the site in `folder` into assets/cards/ of `target`, in a running browser.

    Raises SiteError where a page is not built or its title does not fit.
    """
    page = browser.new_page(viewport=SIZE)
    page.set_content(_CARD.read_text("utf-8"))
    for sheet in config.extra_css:
        page.add_style_tag(path=Path(config.docs_dir, sheet))
    for name, card in cards(config, folder).items():
        if not page.evaluate("card => show(card)", card):
            raise SiteError(f"{name}: the title is too long for a card: {card['title']}")
        page.screenshot(path=target / name)
    page.close()


if __name__ == "__main__":
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    try:
        with launched() as browser:
            draw_cards(load_config(str(ROOT / "mkdocs.yml")), site.resolve(), site, browser)
    except SiteError as error:
        sys.exit(str(error))
    except NoBrowserError as error:
        # Whoever has none can still look at what else is published.
        print(f"The site is without its cards: drawing them {error}", file=sys.stderr)
