"""Makes a built site ready to be published: what a plain `mkdocs build` leaves out.

That is each page as Markdown beside its HTML, llms.txt and llms-full.txt (https://llmstxt.org),
robots.txt, and a Content-Security-Policy in every HTML page; and less weight, for what no browser
needs is taken out. Where npm has installed Pyodide, the site also gets what runs programs in a
browser, and those that are proven to run there a button. All of it follows from mkdocs.yml, the
pages and the built site; doing it twice changes nothing.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from tools.playground.assemble import BUTTONS, is_installed, playground, size
from tools.playground.buttons import mark, programs_json
from tools.playground.proofs import proven
from tools.repository import ROOT, SiteError, relative, replace
from tools.site.build import (
    build,
    built_pages,
    errors_end_the_command,
    settings,
    unused_files,
)
from tools.site.bundle import bundled, without_comments
from tools.site.csp import add_policy, policy
from tools.site.minify import minify_page, minify_script, minify_theme, names_in_use
from tools.site.search import shorten
from tools.site.to_markdown import to_markdown

INDEX = "search/search_index.json"
# What copies a page as Markdown, in a plain build, which has none.
_HIDDEN = '<button class="copy-page" type="button" hidden'


def contents(folder: Path, config: MkDocsConfig) -> dict[Path, str | bytes | None]:
    """Return what the site built into `folder` is to have, as {path: text}; None if it has to go.

    Raises SiteError, which names the file, where the site is not whole.
    """
    if not folder.is_dir():
        raise SiteError(f"{relative(folder)}: there is no such folder; `mkdocs build` makes it")
    if not config.site_url:
        raise SiteError("mkdocs.yml: there is no site_url, which links are made from")
    files = get_files(config)
    pages = [page for page, _ in built_pages(folder, files, config)]
    texts = {_markdown(page): to_markdown(page, files, config) for page in pages}
    return {
        **{folder / path: text for path, text in texts.items()},
        folder / "llms.txt": _index(pages, config),
        folder / "llms-full.txt": "\n".join(
            f"---\n\nPage: {page.canonical_url}\n\n{texts[_markdown(page)]}" for page in pages
        ),
        folder / "robots.txt": robots(config.site_url),
        **{index: shorten(_text(index)) for index in folder.glob(INDEX)},
        **_loaded(folder, config),
    }


def _markdown(page: Page) -> str:
    """Return where, within the site, the Markdown of `page` is."""
    return page.file.dest_uri.removesuffix(".html") + ".md"


def _index(pages: Iterable[Page], config: MkDocsConfig) -> str:
    """Return llms.txt: every page's Markdown by section, as the site's navigation has it."""
    full = urljoin(config.site_url or "", "llms-full.txt")
    parts = [
        f"# {config.site_name}",
        f"> {config.site_description}",
        f"Every page is here as Markdown, and all of them together are in <{full}>.",
    ]
    sections: dict[str, list[Page]] = {}  # by the titles that lead there
    for page in pages:
        titles = [str(section.title) for section in page.ancestors][::-1]
        sections.setdefault(": ".join(titles or [str(page.title)]), []).append(page)
    for title, listed in sections.items():
        links = (
            f"- [{page.title}]({urljoin(full, _markdown(page))}): {page.meta['description']}"
            for page in listed
        )
        parts += [f"## {title}", "\n".join(links)]
    return "\n\n".join(parts) + "\n"


def robots(site_url: str) -> str:
    """Return robots.txt: everything may be read, and where the list of pages is.

    The list of a site that is tried out on this machine is left out: its addresses lead everybody
    else to their own machine. Crawlers look for the file only at the root of a host.
    """
    text = "User-agent: *\nAllow: /\n"
    if urlsplit(site_url).hostname not in ("localhost", "127.0.0.1", "::1"):
        text += f"\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"
    return text


def _loaded(folder: Path, config: MkDocsConfig) -> dict[Path, str | bytes | None]:
    """Return what the browser loads of the site in `folder`, HTML pages with the policy."""
    minified = {
        path: minify_page(_text(path)).replace(_HIDDEN, _HIDDEN.removesuffix(" hidden"))
        for path in sorted(folder.rglob("*.html"))
    }
    pages, own = bundled(folder, minified)
    played: dict[Path, str | bytes] = {}
    if is_installed():
        files, chosen = playground(), proven()
        paths, first = {relative(snippet.main) for snippet in chosen}, size(files)
        pages = {path: mark(text, paths, first) for path, text in pages.items()}
        if joined := own.get(folder / "assets/site.js"):  # not where they were joined before
            own[folder / "assets/site.js"] = joined + without_comments(BUTTONS.read_text("utf-8"))
        files["playground/programs.json"] = programs_json(chosen)
        played = {folder / name: file for name, file in files.items()}
    allowed = policy(pages.values())
    unused = unused_files(folder, config, pages.values())
    scripts = {p: minify_script(_text(p)) for p in {*folder.glob("assets/**/*.js")} - unused}
    sheets = sorted(folder.glob("assets/stylesheets/*.css"))
    styles = [_text(path) for path in folder.rglob("*.css") if path not in sheets]
    names = names_in_use(pages.values(), scripts.values())
    others = (*styles, *pages.values(), *scripts.values())
    return {
        **{path: add_policy(text, allowed, relative(path)) for path, text in pages.items()},
        **scripts,
        **own,
        **played,
        **dict(zip(sheets, minify_theme(map(_text, sheets), names, others), strict=True)),
        **dict.fromkeys(unused),
    }


def _text(path: Path) -> str:
    return path.read_bytes().decode()  # line ends as they are


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.site.publish", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--build", action="store_true", help="build the site there first")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    with errors_end_the_command():
        config = settings(site_dir=str(folder))
        if options.build:
            build(config)
        texts = contents(folder, config)
    replace(texts)


if __name__ == "__main__":
    main()
