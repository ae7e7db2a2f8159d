"""The site's settings and its build by MkDocs, as all commands of the site take them."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from tools.repository import ROOT, SiteError, relative

_NAME = re.compile(r'([\w.-]+)"')  # with which an address in a page ends


def settings(**instead: Any) -> MkDocsConfig:
    """Return what mkdocs.yml says, with some of its settings replaced."""
    return load_config(str(ROOT / "mkdocs.yml"), **instead)


def build(config: MkDocsConfig) -> None:
    """Build the site as `mkdocs build --quiet` does. Raises Abort where that fails."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()


def build_published(folder: Path, **environment: str) -> None:
    """Build the site into `folder`, as `make publish` does, but without its cards and its zip.

    It is done in a process with these variables. Raises SiteError with what it says on failure.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tools.site.publish", "--build", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise SiteError(done.stdout)


def built_pages(folder: Path, files: Files, config: MkDocsConfig) -> Iterator[tuple[Page, Path]]:
    """Yield the pages of the navigation, their source read, each with its HTML in `folder`.

    `files` are those of the site. Raises SiteError, which names the file, where one is not built.
    """
    for page in get_navigation(files, config).pages:
        built = folder / page.file.dest_uri
        if not built.is_file():
            raise SiteError(
                f"{relative(built)}: not built, but docs/{page.file.src_uri} is in the nav of "
                "mkdocs.yml; run `mkdocs build`"
            )
        page.read_source(config)
        yield page, built


def unused_files(folder: Path, config: MkDocsConfig, pages: Iterable[str]) -> set[Path]:
    """Return what MkDocs and Material put into every site, here `folder`, and no page names.

    `pages` are its HTML texts. What Material loads only when it is needed, the worker of the search
    above all, is named in each page; without other languages, that one loads nothing else.
    """
    theme = Files([])
    theme.add_files_from_theme(config.theme.get_env(), config)
    names = {name for page in pages for name in _NAME.findall(page)}
    unused = {folder / file.dest_uri for file in theme if Path(file.dest_uri).name not in names}
    return unused | {folder / "sitemap.xml.gz"}  # robots.txt and instant navigation take the other


@contextmanager
def errors_end_the_command() -> Iterator[None]:
    """End the program with the message of a SiteError, or of MkDocs, in place of a traceback."""
    try:
        yield
    except (SiteError, Abort) as error:
        sys.exit(str(error))
