"""The site's own search, in a browser: who pastes a message or types a question gets its page."""

import re
from pathlib import Path

import pytest

from tools.site.browser import served

HERE = Path(__file__).parent
MESSAGES, QUESTIONS = "search_ranking_messages.md", "search_ranking_questions.md"
ROW = re.compile(r"\| (?P<page>\S+) \| \S+#\d+ \| (?P<text>.+) \|")
TRACEBACK = """Traceback (most recent call last):
  File "/home/ann/totals.py", line 14, in <module>
    print(count_all(["banana", "lemon"], "a"))
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 206, in send
    self._send_bytes(_ForkingPickler.dumps(obj))
_pickle.PicklingError: Can't pickle local object <function count.<locals>.add at 0x7f15c27d>
when serializing tuple item 0
"""


# For each text, what a reader does who pastes it, or types it; all at once, for to do it key by key
# takes longer than to search. Material answers when a key goes up, nothing else.
HITS = """async ([texts, pasted]) => {
    const field = document.querySelector("[data-md-component=search-query]")
    const summary = document.querySelector(".md-search-result__meta")
    const said = async words => {
        while (!summary.textContent.includes(words)) await new Promise(requestAnimationFrame)
    }
    const found = []
    field.focus()
    for (const text of texts) {
        field.select()
        document.execCommand("delete")
        field.dispatchEvent(new Event("keyup"))
        await said("Type to start searching")
        if (pasted) {
            const clipboardData = new DataTransfer()
            clipboardData.setData("text", text)
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }))
        } else {
            document.execCommand("insertText", false, text)
            field.dispatchEvent(new Event("keyup"))
        }
        await said("matching document")
        const links = document.querySelectorAll(".md-search-result__item > a:first-child")
        found.push([...links].slice(0, 3).map(link => link.href))
    }
    return found
}"""


@pytest.fixture(scope="module")
def search(browser, whole_site):
    """Yield a function of texts: for each, the addresses of the first three pages found."""
    with served(whole_site) as base, browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(base)
        page.click("[data-md-component=search-query]")

        def hits(texts, pasted=False):
            found = page.evaluate(HITS, [list(texts), pasted])
            return [
                [re.split("[?#]", link.removeprefix(base))[0] for link in links] for links in found
            ]

        yield hits


def rows(name):
    """Yield (page address, text) of the table in the file `name`."""
    for line in (HERE / name).read_text("utf-8").partition("|---|---|---|\n")[2].splitlines():
        row = ROW.fullmatch(line)
        assert row, f"a row of {name} is malformed: {line}"
        yield f"{row['page']}/", row["text"]


@pytest.mark.built()
@pytest.mark.depends(f"tests/{MESSAGES}", f"tests/{QUESTIONS}")
def test_pasted_messages_and_typed_questions_find_their_page_and_numbers_any(search):
    """One test of three, as the search takes longer to start than to be asked."""
    messages = [*rows(MESSAGES), ("fix/local-object/", TRACEBACK)]
    questions = list(rows(QUESTIONS))
    # Of words with digits within, lunr's index makes others up, and the search fails on some.
    numbers = ["2", "22", "3.14", *map(str, range(100, 150))]
    assert len(messages) > 20 and len(questions) >= 40
    pasted = search([text for _, text in messages], pasted=True)
    typed = search([text for _, text in questions])
    wrong = [
        f"{text!r} gives {pages[:1]}, not {page}"
        for (page, text), pages in zip(messages, pasted, strict=True)
        if pages[:1] != [page]
    ]
    wrong += [
        f"{text!r} gives {pages}, not {page}"
        for (page, text), pages in zip(questions, typed, strict=True)
        if page not in pages
    ]
    found = search(numbers)
    wrong += [f"{n} gives nothing" for n, pages in zip(numbers, found, strict=True) if not pages]
    assert wrong == []
