"""The site's own search, in a browser: who pastes a message or types a question gets its page."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import INDEX
from tools.repository import ROOT
from tools.site.browser import served
from tools.site.search import shorten

HERE = Path(__file__).parent
MESSAGES, QUESTIONS = "search_ranking_messages.md", "search_ranking_questions.md"
CORPUS = "data/questions.toml"
ROW = re.compile(r"\| (?P<page>\S+) \| \S+#\d+ \| (?P<text>.+) \|")
FIELD = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"
TRACEBACK = """Traceback (most recent call last):
  File "/home/ann/totals.py", line 14, in <module>
    print(count_all(["banana", "lemon"], "a"))
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 206, in send
    self._send_bytes(_ForkingPickler.dumps(obj))
_pickle.PicklingError: Can't pickle local object <function count.<locals>.add at 0x7f15c27d>
when serializing tuple item 0
"""

# For each text, what a reader does who types it, or pastes it with the mouse; all at once, as it
# takes longer key by key than to search. Material answers when a key goes up, to nothing else.
HITS = """async ([texts, pasted]) => {
    const field = document.querySelector("[data-md-component=search-query]")
    const summary = document.querySelector(".md-search-result__meta")
    const list = document.querySelector(".md-search-result__list")
    const until = async done => {
        while (!done()) await new Promise(requestAnimationFrame)
    }
    const found = []
    field.focus()
    for (const text of texts) {
        field.select()
        document.execCommand("delete")
        field.dispatchEvent(new Event("keyup"))
        await until(() => summary.textContent.includes("Type to start searching"))
        if (pasted) {
            const clipboardData = new DataTransfer()
            clipboardData.setData("text", text)
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }))
        } else {
            document.execCommand("insertText", false, text)
            field.dispatchEvent(new Event("keyup"))
        }
        await until(() => list.childElementCount || summary.textContent.includes("Nothing found"))
        found.push([...list.querySelectorAll("a")].map(link => link.href))
    }
    return found
}"""


@pytest.fixture(scope="module")
def search(browser, whole_site):
    """Yield a function of texts: for each, the addresses of the pages found, the best first."""
    with served(whole_site) as base, browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(base)
        page.click(FIELD)

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


def corpus(way):
    """Yield (page address, text) of the questions whose page exists, asked in this way."""
    for question in tomllib.loads((HERE / CORPUS).read_text("utf-8"))["question"]:
        path = question["page"].partition("#")[0]
        if path and (ROOT / "docs" / path).is_file():
            yield re.sub(r"(?<![^/])index/$", "", f"{path.removesuffix('.md')}/"), question[way]


def ranks(search, asked, pasted, within):
    """Return, as lines of a table, the questions whose page is not `within` the first."""
    asked = list(asked)
    found = search([text for _, text in asked], pasted)
    placed = [
        (pages.index(page) + 1 if page in pages else 0, page, text)
        for (page, text), pages in zip(asked, found, strict=True)
    ]
    how = "pasted" if pasted else "typed"
    return [
        f"{rank or '-':>3} {how} {page:32} {text[:100]!r}"
        for rank, page, text in placed
        if not 0 < rank <= within
    ]


@pytest.mark.built()
@pytest.mark.depends(f"tests/{MESSAGES}", f"tests/{QUESTIONS}", f"tests/{CORPUS}")
def test_what_is_pasted_or_typed_finds_its_page(search):
    """One test of all, as the search takes longer to start than to be asked."""
    messages = [*rows(MESSAGES), ("fix/local-object/", TRACEBACK)]
    questions = list(rows(QUESTIONS))
    assert len(messages) > 20 and len(questions) >= 40
    missed = [
        *ranks(search, messages, pasted=True, within=1),
        *ranks(search, questions, pasted=False, within=3),
        *ranks(search, corpus("typed"), pasted=False, within=3),
        *ranks(search, corpus("pasted"), pasted=True, within=3),
    ]
    assert missed == [], "\n".join(["rank", *missed])


@pytest.mark.built()
def test_a_version_or_a_number_in_a_query_helps_and_drowns_no_word(search):
    queries = {
        "pyinstaller 3.14": "fix/frozen/",
        "[Errno 24]": "fix/too-many-open-files/",
        "exit code 137": "fix/killed/",
        "docker stop takes 10 seconds": "further/containers/",
        "3.14 default start method": "learn/start-methods/",
    }
    found = search(queries)
    asked = zip(queries.items(), found, strict=True)
    assert [(query, first) for (query, page), first in asked if page not in first[:3]] == []
    assert all(search(["2", "22", "3.14", "137"]))


@pytest.mark.built()
def test_a_word_that_is_not_whole_or_has_a_slip_finds_the_page(search):
    for query in ("BrokenProc", "BrokenProcesPool"):
        assert search([query])[0][0] == "fix/broken-process-pool/", query


@pytest.mark.built()
@pytest.mark.parametrize("width", [1280, 390])
def test_a_result_is_a_title_and_a_sentence_and_none_counts_them(visit, width):
    page = visit("", viewport={"width": width, "height": 900})
    page.locator(".md-header [for=__search]" if width < 600 else FIELD).first.click()
    page.keyboard.type("queue hangs")
    page.locator(RESULT).nth(9).wait_for()
    bottoms = [result.bounding_box() for result in page.locator(RESULT).all()]
    assert sum(box["y"] + box["height"] <= 900 for box in bottoms) > 5
    assert page.locator(".md-search-result__meta").inner_text() == ""
    first = page.locator(RESULT).first
    assert first.locator("h1 mark").count() > 0, "the words that were looked for are marked"
    section, title, sentence = first.inner_text().split("\n")
    assert section == "Hangs" and title and re.fullmatch(r".+[.?!]", sentence)
    address = first.locator("a").get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


@pytest.mark.built()
def test_a_result_leads_to_the_section_whose_heading_has_all_that_is_asked(visit):
    page = visit("")
    page.click(FIELD)
    page.keyboard.type("what varies means")
    found = page.locator(f"{RESULT} a").first.get_attribute("href")
    assert found.endswith("about/how-outputs-are-proven/#what-varies-means")


@pytest.mark.built(INDEX)
def test_to_shorten_the_index_twice_changes_nothing(site):
    index = (site / INDEX).read_text("utf-8")
    assert shorten(index) == index


@pytest.mark.depends("docs/assets/search")
def test_a_shortened_index_keeps_words_and_what_numbers_belong_to():
    page = {
        "location": "a/",
        "title": "A",
        "text": "<p><b>Put</b> &lt;x&gt; it, put</p>",
        "tags": ["t"],
    }
    section = {"location": "a/#b", "title": "B", "text": "[Errno 24] set_x 3.14", "tags": ["t"]}
    short = json.loads(shorten(json.dumps({"config": {}, "docs": [page, section]})))["docs"]
    assert short == [
        {**page, "text": "24 3.14 Errno Errno24 Put put set_x x"},
        {"location": "a/#b", "title": "B", "text": ""},
    ]


@pytest.mark.built("", "learn/start-and-join/", "fix/queue-closed/")
@pytest.mark.parametrize(
    "text, section, title",
    [
        ("join", "Learn", "start() and join(): run a function in a child process"),
        ("is closed", "Errors", "ValueError: Queue <multiprocessing.queues.Queue object at 0x"),
    ],
)
def test_a_result_says_its_section_and_its_title_as_the_page_has_it(visit, text, section, title):
    page = visit("")
    page.keyboard.press("/")
    page.keyboard.type(text)
    result = page.locator(f"{RESULT} h1").first
    result.wait_for()
    assert result.locator("small").inner_text() == section
    assert title in result.inner_text()
