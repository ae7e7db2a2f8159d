"""`make serve` shows a change after one build, says what is wrong, and goes on when mended."""

import contextlib
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request

import pytest

from tests.conftest import undrawn
from tools.repository import ROOT

pytestmark = pytest.mark.depends("Makefile")

COMMAND = re.search(r"^\t\.venv/bin/mkdocs (serve.*)$", (ROOT / "Makefile").read_text(), re.M)[1]
SETTINGS = """site_name: Small
theme: {name: mkdocs, highlightjs: false}
strict: true
watch: [snippets]
markdown_extensions:
  - pymdownx.snippets: {check_paths: true}
"""
# Ctrl-C ends it, also where pytest was started in the background, where a shell has it ignored.
MKDOCS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("mkdocs", run_name="__main__")
"""
PAGE = '# Home\n\n--8<-- "snippets/sum.py"\n'
BUILT, BROKEN = "Reloading browsers", "An error happened during the rebuild"


@pytest.fixture
def project(tmp_path):
    """Return the folder of a small project: settings, one page, one program."""
    for name, text in {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": PAGE,
        "snippets/sum.py": "first",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.fixture
def server(project):
    """Yield (a function that returns what the server says up to some words, the site's address)."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-c", MKDOCS, *COMMAND.split(), "--dev-addr", address],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = queue.Queue()
    reader = threading.Thread(target=lambda: [lines.put(line) for line in process.stdout])
    reader.start()

    def said(words, patience=300):
        """Return what it says up to `words`; fail where it says nothing for so many seconds."""
        found = [""]
        while words not in found[-1]:
            try:
                found.append(lines.get(timeout=patience))
            except queue.Empty:
                raise AssertionError(f"{words!r} did not come, but {found}") from None
        return "".join(found)

    try:
        said("Serving on")
        # It begins to look a moment later, and then finds nothing new in what was written before.
        for attempt in range(10):
            (project / "snippets/start.txt").write_text("." * attempt)
            with contextlib.suppress(AssertionError):
                said(BUILT, patience=20)
                break
        yield said, f"http://{address}/"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        reader.join()
        process.stdout.close()


def got(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def test_a_changed_page_or_program_is_shown_after_one_build(project, server):
    said, address = server
    assert "first" in got(address)
    (project / "snippets/sum.py").write_text("second")
    assert said(BUILT).count("Detected file changes") == 1
    assert "second" in got(address)
    (project / "docs/index.md").write_text(PAGE + "\nthird\n")
    assert said(BUILT).count("Detected file changes") == 1
    assert "third" in got(address)


@pytest.mark.parametrize(("name", "text", "message"), [
    ("docs/index.md", PAGE.replace("sum", "none"), "Snippet at path 'snippets/none.py' could not"),
    ("snippets/sum.py", None, "Snippet at path 'snippets/sum.py' could not be found"),
    ("mkdocs.yml", SETTINGS + "nav: [\n", "line 8, column 1"),
    ("mkdocs.yml", SETTINGS + "extra_css: 3\n", "Config value 'extra_css'"),
])  # fmt: skip
def test_what_cannot_be_built_is_named_and_mended(project, server, name, text, message):
    said, address = server
    path = project / name
    whole = path.read_text()
    path.unlink() if text is None else path.write_text(text)
    assert message in said(BROKEN)
    path.write_text(whole)
    said(BUILT)
    assert "first" in got(address)


def test_a_link_that_leads_nowhere_is_named_and_the_page_is_shown(project, server):
    said, address = server
    (project / "docs/index.md").write_text(PAGE + "\n[more](more.md)\n")
    assert "contains a link 'more.md'" in said(BUILT)
    assert "more.md" in got(address)


@pytest.mark.depends("docs", "mkdocs.yml")
def test_all_that_the_pages_include_is_watched():
    watched = ["docs", *undrawn().watch]
    watched = [os.path.relpath(path, ROOT) for path in watched]
    pages = [page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md")]
    included = {path for page in pages for path in re.findall(r'--8<-- "([^":]+)', page)}
    assert included
    assert [path for path in included if not path.startswith(tuple(watched))] == []
