"""The site's own search, in a browser: who pastes a message or types a question gets its page."""

import functools
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROW = re.compile(r"\| (?P<page>\S+) \| \S+#\d+ \| (?P<text>.+) \|")
TRACEBACK = """Traceback (most recent call last):
  File "/home/ann/totals.py", line 14, in <module>
    print(count_all(["banana", "lemon"], "a"))
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 206, in send
    self._send_bytes(_ForkingPickler.dumps(obj))
_pickle.PicklingError: Can't pickle local object <function count.<locals>.add at 0x7f15c27d>
when serializing tuple item 0
"""


def paste(page, text):
    """Put `text` into the focused field as a reader does with Ctrl-V."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def type_in(page, text):
    """Put `text` into the focused field, its last character by a key, which starts the search."""
    page.keyboard.insert_text(text[:-1])
    page.keyboard.type(text[-1])


def hits(browser, base, texts, enter=type_in):
    """Return for each of `texts` the addresses of the first three pages that the search lists.

    `enter` is how the text gets there: Material answers keys, nothing else.
    """
    page = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    ).new_page()
    page.goto(base)
    page.click("[data-md-component=search-query]")
    summary, found = page.locator(".md-search-result__meta"), []
    for text in texts:
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        summary.get_by_text("Type to start searching").wait_for()
        enter(page, text)
        summary.filter(has_text="matching document").wait_for()
        links = page.locator(".md-search-result__item > a:first-child").all()[:3]
        found.append([link.get_attribute("href").removeprefix(base) for link in links])
    return [[re.split("[?#]", address)[0] for address in pages] for pages in found]


@pytest.fixture
def search(browser, base):
    """Return `hits` on the published site."""
    return functools.partial(hits, browser, base)


def rows(name):
    """Yield (page address, text) of the table in the file `name`."""
    for line in (HERE / name).read_text("utf-8").partition("|---|---|---|\n")[2].splitlines():
        row = ROW.fullmatch(line)
        assert row, f"a row of {name} is malformed: {line}"
        yield f"{row['page']}/", row["text"]


def test_a_pasted_message_finds_its_page_first(search):
    messages = [*rows("search_ranking_messages.md"), ("fix/local-object/", TRACEBACK)]
    assert len(messages) > 20
    found = search([text for _, text in messages], paste)
    assert [
        f"{text!r} gives {pages[:1]}, not {page}"
        for (page, text), pages in zip(messages, found, strict=True)
        if pages[:1] != [page]
    ] == []


def test_a_typed_question_finds_its_page_among_the_first_three(search):
    questions = list(rows("search_ranking_questions.md"))
    assert len(questions) >= 40
    found = search([text for _, text in questions])
    assert [
        f"{text!r} gives {pages}, not {page}"
        for (page, text), pages in zip(questions, found, strict=True)
        if page not in pages
    ] == []


def test_a_number_can_be_searched_for(search):
    """Of words with digits within, lunr's index makes others up, and the search fails on some."""
    numbers = ["2", "22", "3.14", *map(str, range(100, 150))]
    assert [number for number, hit in zip(numbers, search(numbers), strict=True) if not hit] == []
