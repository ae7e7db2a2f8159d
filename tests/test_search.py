"""The site's own search, in a real browser: who pastes a message gets its page first."""

import functools
import re
from pathlib import Path

import pytest

from .browser import build, chromium, served

TABLE = Path(__file__).with_name("searches.md")
ROW = re.compile(r"\| (?P<page>\S+) \| \S+#\d+ \| (?P<text>.+) \|")
TRACEBACK = """Traceback (most recent call last):
  File "/home/ann/totals.py", line 14, in <module>
    print(count_all(["banana", "lemon"], "a"))
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 206, in send
    self._send_bytes(_ForkingPickler.dumps(obj))
_pickle.PicklingError: Can't pickle local object <function count.<locals>.add at 0x7f15c27d>
when serializing tuple item 0
"""


def first_hits(browser, base, texts):
    """Return the address of the page that the search lists first for each of `texts`, or None.

    The texts come as from a reader, by Ctrl-V: Material answers keys, nothing else.
    """
    page = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    ).new_page()
    page.goto(base)
    page.click("[data-md-component=search-query]")
    summary, hits = page.locator(".md-search-result__meta"), []
    for text in texts:
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        summary.get_by_text("Type to start searching").wait_for()
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        page.keyboard.press("Control+V")
        summary.filter(has_text="matching document").wait_for()
        first = page.locator(".md-search-result__link").first
        hits.append(first.get_attribute("href") if first.count() else None)
    return [hit and hit.removeprefix(base).partition("?")[0] for hit in hits]


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    """Return `first_hits` on the built site."""
    with chromium() as browser:
        folder = tmp_path_factory.mktemp("site")
        build(folder)
        with served(folder) as base:
            yield functools.partial(first_hits, browser, base)


def test_a_pasted_message_finds_its_page_first(search):
    table = TABLE.read_text("utf-8").partition("|---|---|---|\n")[2]
    rows = [ROW.fullmatch(line) for line in table.splitlines()]
    assert len(rows) >= 20
    assert all(rows), "a row of searches.md is malformed"
    texts = [*(row["text"] for row in rows), TRACEBACK]
    pages = [*(row["page"] for row in rows), "fix/local-object"]
    wrong = [
        f"{text!r} gives {hit}, not {page}/"
        for text, page, hit in zip(texts, pages, search(texts), strict=True)
        if hit != f"{page}/"
    ]
    assert wrong == []


def test_a_number_can_be_searched_for(search):
    """Of words with digits within, lunr's index makes others up, and the search fails on some."""
    numbers = ["2", "22", "3.14", *map(str, range(100, 150))]
    assert [number for number, hit in zip(numbers, search(numbers), strict=True) if not hit] == []
