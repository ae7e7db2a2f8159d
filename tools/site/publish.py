"""Makes a built site ready to be published: what a plain `mkdocs build` leaves out.

That is each page as Markdown beside its HTML, llms.txt and llms-full.txt (https://llmstxt.org),
robots.txt, and a security policy in every HTML page; and less weight, for what no browser needs is
taken out. All of it follows from mkdocs.yml, the pages and the built site; doing it twice changes
nothing.
"""

import argparse
import ipaddress
import os
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tools.repository import ROOT, SiteError, relative
from tools.site.bundle import bundled, remove_parts
from tools.site.csp import policy, secured
from tools.site.minify import light_page, light_script, light_style, light_theme, names
from tools.site.to_markdown import plain


def contents(folder, config):
    """Return what the site built into `folder` is to have, as {path: text}.

    Raises SiteError, which names the file, where the site is not whole.
    """
    if not folder.is_dir():
        raise SiteError(f"{relative(folder)}: there is no such folder; `mkdocs build` makes it")
    if not config.site_url:
        raise SiteError("mkdocs.yml: there is no site_url, which links are made from")
    files = get_files(config)
    nav = get_navigation(files, config)
    texts = []
    for page in nav.pages:
        built = folder / page.file.dest_uri
        if not built.is_file():
            raise SiteError(
                f"{relative(built)}: not built, but docs/{page.file.src_uri} is in the nav of "
                "mkdocs.yml; run `mkdocs build`"
            )
        page.read_source(config)
        texts.append((page, plain(page, files, config)))
    return {
        **{folder / _markdown(page): text for page, text in texts},
        folder / "llms.txt": _index(nav, config),
        folder / "llms-full.txt": _full(texts),
        folder / "robots.txt": robots(config.site_url),
        **_pages(folder, config.site_url),
    }


def _markdown(page):
    """Where, within the site, the Markdown of `page` is."""
    return page.file.dest_uri.removesuffix(".html") + ".md"


def _index(nav, config):
    """Return llms.txt: every page's Markdown by section, as the site's navigation has it."""
    full = urljoin(config.site_url, "llms-full.txt")
    parts = [
        f"# {config.site_name}",
        f"> {config.site_description}",
        f"Every page is here as Markdown, and all of them together are in <{full}>.",
    ]
    for path, pages in _sections(nav.items):
        links = (
            f"- [{page.title}]({urljoin(config.site_url, _markdown(page))}): "
            f"{page.meta['description']}"
            for page in pages
        )
        parts += [f"## {': '.join(path)}", "\n".join(links)]
    return "\n\n".join(parts) + "\n"


def _sections(items, path=()):
    """Yield (the titles that lead there, the pages there) for each section with pages of its own.

    A page outside of every section is a section of its own.
    """
    pages = [item for item in items if item.is_page]
    if path and pages:
        yield path, pages
    for item in items:
        if item.is_section:
            yield from _sections(item.children, (*path, item.title))
        elif item.is_page and not path:
            yield (item.title,), [item]


def _full(texts):
    """Return llms-full.txt: the pages of `texts`, each below a line that says where it is."""
    return "\n".join(f"---\n\nPage: {page.canonical_url}\n\n{text}" for page, text in texts)


def robots(site_url):
    """Return robots.txt: everything may be read, and where the list of pages is.

    The list of a site that is tried out on this machine is left out: its addresses lead everybody
    else to their own machine. Crawlers look for the file only at the root of a host.
    """
    text = "User-agent: *\nAllow: /\n"
    if not _is_loopback(urlsplit(site_url).hostname):
        text += f"\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"
    return text


def _is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _pages(folder, site_url):
    """Return what the browser loads of the site in `folder`, HTML pages with the policy."""
    read = {path: path.read_bytes().decode() for path in sorted(folder.rglob("*.html"))}
    pages, own = bundled(folder, {path: light_page(text) for path, text in read.items()})
    allowed = policy(pages.values())
    scripts = [light_script(p.read_bytes().decode()) for p in folder.glob("assets/**/*.js")]
    known = names(pages.values(), scripts)
    light = {".css": light_style, ".js": light_script}
    return {
        **{p: secured(text, allowed, site_url, relative(p)) for p, text in pages.items()},
        **{path: light[path.suffix](text) for path, text in own.items()},
        **{
            path: light_theme(path.read_bytes().decode(), known)
            for path in folder.glob("assets/stylesheets/*.css")
        },
    }


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m tools.site.publish", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    folder = parser.parse_args(arguments).folder.resolve()
    try:
        texts = contents(folder, load_config(str(ROOT / "mkdocs.yml")))
    except SiteError as error:
        sys.exit(str(error))
    for path, text in texts.items():
        # Whoever reads the site meanwhile, or finds it after a break, has each file old or new.
        new = path.with_name(path.name + ".new")
        try:
            new.write_bytes(text.encode())
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)
    remove_parts(folder)


if __name__ == "__main__":
    main()
