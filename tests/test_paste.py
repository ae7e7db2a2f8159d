"""The field on the first pages of Errors and of Hangs: what is pasted there leads to its page.

data/stacks/ has what the programs of snippets/hangs/ printed when they were stopped: by
Ctrl-C, with the tracebacks of their processes mixed, or by SIGABRT under `-X faulthandler`; and
what `py-spy dump` printed of them.
"""

import re
from pathlib import Path

import pytest

from tools.repository import ROOT

STACKS = Path(__file__).parent / "data" / "stacks"
FIELD = ".paste-here textarea"
ANSWER = ".paste-here [role=status]"
# Puts a text into the field, and returns what comes up for it.
ASK = """async ([text, field, answer]) => {
    const [input, output] = [field, answer].map(name => document.querySelector(name))
    output.replaceChildren()
    input.value = text
    input.dispatchEvent(new Event("input"))
    while (!output.textContent) await new Promise(requestAnimationFrame)
    return [...output.querySelectorAll("li")].map(item =>
        [item.querySelector("a").href, item.querySelector("mark").innerText.trim(), item.innerText]
    )
}"""
ERROR = re.compile(r"^[\w.]*(Error|Exception|Warning|Empty|Full)\b", re.MULTILINE)
# Where the cause of what a program prints has a page of its own, and the one that shows it says so.
CAUSES = {
    "broken_start": "fix/bootstrapping/",
    "connection_reset": "fix/bootstrapping/",
    "context_forced": "fix/through-inheritance/",
    "memory_manager": None,  # an error of the program's own
    "piped": "fix/connection-reset/",  # on one version, in which the fork server fails first
    "put_and_lost": "fix/lambda/",
    "unguarded_script": "fix/bootstrapping/",
}
LOCK, TASK = "hangs/#a-lock-that-no-process-releases", "hangs/#a-task-that-does-not-return"
# A part of the decisive line of each, and the page, or the part of the decision tree, on its cause.
STOPPED = {
    "bad_error": ("pool.map(", TASK),
    "barrier_missing": ("add_up|all_read.wait()", "hangs/barrier-missing/"),
    "dead_child": ("<module>|prices.get()", "hangs/unasked-exception/"),
    "fork_with_threads": ("with report_lock:", LOCK),
    "join_before_get": ("join", "hangs/join-before-get/"),
    "killed_pipe": (
        "<module>|picture.recv()",
        "further/pipes/#the-end-of-a-pipe-and-who-keeps-it-open",
    ),
    "killed_pool": ("with Pool(", "hangs/killed-mid-message/"),
    "lock_taken_along": ("<module>|with lock", LOCK),
    "lock_twice": ("deposit|with lock:", LOCK),
    "nested_submit": ("<module>|.result()", "hangs/waiting-for-itself/"),
    "no_stop_value": ("count_words|texts.get", "hangs/no-stop-value/"),
    "queue_at_exit": ("join", "hangs/exit-waits/"),
    "send_all_first": ("shout|pipe_end.send(", "hangs/full-pipe/"),
    "unasked_error": ("<module>|prices.get()", "hangs/unasked-exception/"),
    "worker_died": ("<module>|pool.map(", TASK),
}


def failing():
    """Yield (path of a transcript with an error, the address of the page that shows it)."""
    for page in sorted((ROOT / "docs/fix").glob("*.md")):
        shown = re.findall(r'--8<-- "(snippets/fix/[^"]+\.out)"', page.read_text("utf-8"))
        for path in shown:
            name = Path(path).name.partition(".")[0]
            if not name.endswith("_fixed") and ERROR.search((ROOT / path).read_text("utf-8")):
                yield path, f"fix/{page.stem}/"


@pytest.fixture
def recognize(visit, base):
    """Return a function of a text to paste: for each page that comes up, (address, line, words)."""
    page = visit("fix/")
    page.locator(FIELD).wait_for()

    def ask(text):
        found = page.evaluate(ASK, [text, FIELD, ANSWER])
        return [(link.removeprefix(base), *rest) for link, *rest in found]

    return ask


@pytest.mark.built("fix/", "hangs/")
@pytest.mark.depends("docs/fix", "snippets/fix")
def test_what_a_program_that_fails_prints_leads_to_its_page(recognize):
    wrong = []
    for path, page in failing():
        name = Path(path).name.partition(".")[0]
        found = [
            address.partition("#")[0] for address, *_ in recognize((ROOT / path).read_text("utf-8"))
        ]
        if found[:1] != [page] and (found or [None])[0] != CAUSES.get(name, page):
            wrong.append(f"{path}: {found}, not {page}")
    assert wrong == []


@pytest.mark.built("fix/", "hangs/")
@pytest.mark.depends("docs/fix")
def test_each_message_of_the_tables_leads_to_its_page(recognize, visit, base):
    cells = visit("fix/").evaluate(
        """() => [...document.querySelectorAll("article td:first-child")].flatMap(cell =>
            [...cell.querySelectorAll("code")].map(code => [
                code.textContent,
                (code.closest("a") ?? cell.querySelector("a")).href.replace(/#.*/, "")
            ]))"""
    )
    links = [(text, page) for text, page in cells if " " in text or ERROR.match(text)]
    assert len(links) > 50
    wrong = {}
    for message in {text for text, _ in links}:
        pages = [link.removeprefix(base) for text, link in links if text == message]
        found = [address.partition("#")[0] for address, *_ in recognize(message)]
        if not found or found[0] not in pages:
            wrong[message] = found
    assert wrong == {}


@pytest.mark.built("fix/", "hangs/")
@pytest.mark.depends("tests/data/stacks")
def test_stacks_of_a_program_that_hangs_lead_to_the_cause_and_mark_its_line(recognize):
    texts = sorted(STACKS.glob("*.txt"))
    assert {path.name.partition(".")[0] for path in texts} == STOPPED.keys()
    wrong = []
    for path in texts:
        line, page = STOPPED[path.name.partition(".")[0]]
        found = recognize(path.read_text("utf-8"))
        if not any(address == page and any(part in marked for part in line.split("|"))
                   for address, marked, _ in found[:2]):  # fmt: skip
            wrong.append(f"{path.name}: {[one[:2] for one in found]}, not {page}")
    assert wrong == []


@pytest.mark.built("fix/", "hangs/")
def test_what_comes_up_is_a_title_a_sentence_and_the_line_among_its_neighbors(recognize):
    text = "app started\nTypeError: cannot pickle '_thread.lock' object\nwhen serializing dict item"
    [(address, line, words)] = recognize(text)
    assert address == "fix/cannot-pickle-lock/"
    assert line == "TypeError: cannot pickle '_thread.lock' object"
    assert "you send an object that contains a lock" in words
    assert "app started" in words and "when serializing" in words


@pytest.mark.built("fix/", "hangs/")
@pytest.mark.parametrize(
    "text",
    ["hello\nworld", "KeyError: 'price'", 'Traceback (most recent call last):\n  File "a.py"'],
)
def test_a_text_that_fits_nothing_says_so(recognize, visit, text):
    assert recognize(text) == []


@pytest.mark.built("fix/", "hangs/")
def test_what_is_pasted_is_not_sent(visit):
    page = visit("hangs/")
    page.locator(FIELD).wait_for()
    asked = []
    page.on("request", lambda request: asked.append(request))
    page.fill(FIELD, "EOFError\nsecret")
    page.locator(f"{ANSWER} li").wait_for()
    assert [(request.method, request.post_data) for request in asked] == [("GET", None)]
    assert asked[0].url.endswith("/fix/")


@pytest.mark.built("fix/", "hangs/")
@pytest.mark.parametrize("address", ["fix/", "hangs/"])
def test_without_scripts_there_is_no_field(visit, address):
    page = visit(address, java_script_enabled=False)
    assert page.locator(".paste-here").count() == 1
    assert page.locator(FIELD).count() == 0
