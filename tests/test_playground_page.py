"""What a reader runs in a page of the published site, in Chromium: buttons, edits, limits."""

import gzip
import html
import json
import os
import re

import pytest

from tools.playground.assemble import BUTTONS, is_installed, runtime_hash
from tools.playground.proofs import DATA, proven, published, read_proofs
from tools.repository import relative
from tools.site.browser import served

PAGE = "learn/queues/"
ASKED = """performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => name.includes("/playground/"))"""
BUDGET = 5000  # bytes, compressed, that who presses nothing may pay for the buttons
SLOW = 300_000  # ms that a browser may take on a machine that does much else

needs_playground = pytest.mark.skipif(
    not is_installed() and "REQUIRE_BROWSER" not in os.environ, reason="needs `make playground`"
)
built = pytest.mark.built


@pytest.mark.depends("playground", "tools/playground")
def test_the_proofs_are_of_this_runtime():
    data = json.loads(DATA.read_text("utf-8"))
    assert data["runtime"] == runtime_hash(), "the runtime has changed: make prove-in-browser"
    assert data["browsers"]


@pytest.mark.depends("playground", "snippets", "tools/playground")
def test_programs_with_a_proof_can_be_run_in_a_browser():
    assert [snippet.name for snippet in proven() if published(snippet)[0] is None] == []


@needs_playground
@built()
def test_a_program_has_buttons_if_and_only_if_it_is_proven_to_hold_in_a_browser(site):
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    bars = {
        html.unescape(path): bool(mark)
        for page in pages
        for mark, path in re.findall(r'class="filename"( data-run="[\d.]+ MB")?>([^<]+)', page)
    }
    paths = {relative(snippet.main) for snippet in proven()}
    assert {path for path, mark in bars.items() if mark} == paths & {*bars}
    assert {*json.loads((site / "playground/programs.json").read_text("utf-8"))} == paths
    assert read_proofs()["pyodide"] in (site / "playground/licenses.txt").read_text("utf-8")


class Reader:
    """A page of the site, as who runs a program of it has it."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        page.set_default_timeout(SLOW)
        page.goto(f"{address}{PAGE}")
        self.frame = page.locator(".own-run").first
        self.output = self.frame.locator("code")
        self.status = self.frame.locator("[role=status]")
        self.field = page.locator("textarea.editor").first

    def press(self, name):
        self.page.locator(f".own.{name}:visible").first.click()

    def write(self, text):
        if not self.field.is_visible():
            self.press("edit")
        self.field.fill(text)

    def run(self, text):
        self.write(text)
        self.page.keyboard.press("Control+Enter")
        self.page.locator(".own.stop:visible").first.wait_for()

    def ended(self):
        """Wait for the end, and return the output, the command left out."""
        self.page.locator(".own.start:visible").first.wait_for()
        self.page.locator(".own-status", has_text=re.compile("^Your run")).first.wait_for()
        return self.output.inner_text().split("\n", 1)[1]


@pytest.fixture
def reader(browser, whole_site):
    """Yield a Reader of PAGE, from a host that sends what sharing memory takes."""
    with served(whole_site, isolated=True) as address:
        context = browser.new_context()
        yield Reader(context.new_page(), address)
        context.close()


@pytest.mark.audit
@needs_playground
@built()
def test_nothing_is_loaded_before_run_is_pressed_and_the_button_says_how_much(reader, site):
    reader.page.wait_for_load_state("networkidle")
    assert re.fullmatch(r"Run \d\.\d MB", reader.page.locator(".own.start").first.inner_text())
    assert reader.page.evaluate(ASKED) == []
    assert reader.page.workers == []


@pytest.mark.audit
@needs_playground
@built()
def test_a_run_is_shown_apart_in_the_colors_of_its_lanes_with_a_timeline_that_is_played(
    reader, site
):
    reader.press("start")
    lines = reader.ended().splitlines()
    assert sorted(lines[:3]) == ["1 to 100: 5050", "101 to 200: 15050", "201 to 300: 25050"]
    assert lines[3:] == ["total: 45150"]
    assert reader.status.inner_text() == "Your run, CPython 3.14 in this page, spawn."
    figure = reader.frame.locator(".timeline")
    figure.wait_for()
    assert figure.locator(".name.beside").count() == 4
    colors = reader.output.locator(".go.lane").evaluate_all("all => all.map((x) => x.className)")
    assert len({*colors}) == 4
    figure.locator(".play").click()
    reader.page.locator("dialog.player .player-sentence").wait_for()
    assert "main begins" in reader.page.locator(".player-sentence").inner_text()


@pytest.mark.audit
@needs_playground
@built()
def test_an_edit_runs_stays_and_is_taken_back_by_one_press(reader, site):
    original = reader.page.locator(".highlight code").first.inner_text()
    reader.run("print('mine')\nraise SystemExit(3)\n")
    assert reader.ended() == "mine\n[exit 3]\n"
    assert "as you edited it" in reader.status.inner_text()
    reader.page.reload()
    reader.page.locator(".own.restore:visible").wait_for()
    assert reader.page.locator(".highlight code").first.inner_text().startswith("print('mine')")
    reader.press("restore")
    assert reader.page.locator(".highlight code").first.inner_text() == original
    assert reader.page.locator(".own.restore:visible").count() == 0


@pytest.mark.audit
@needs_playground
@built()
def test_an_error_leads_to_its_line_and_tab_leaves_the_editor(reader, site):
    reader.run("first = 1\nsecond = first / 0\n")
    assert "ZeroDivisionError: division by zero" in reader.ended()
    reader.frame.locator(".own-line").click()
    selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert reader.field.evaluate(selected) == "second = first / 0"
    reader.page.keyboard.press("Tab")
    assert not reader.field.evaluate("field => field === document.activeElement")
    assert reader.field.input_value() == "first = 1\nsecond = first / 0\n"


CHILDREN = """
from multiprocessing import Process
from time import sleep
def wait():
    sleep(1000)
if __name__ == "__main__":
    children = [Process(target=wait) for _ in range(2)]
    for child in children: child.start()
    print("started")
    for child in children: child.join()
"""


@pytest.mark.audit
@needs_playground
@built()
@pytest.mark.parametrize("text", ["print('started')\nwhile True: pass\n", CHILDREN])
def test_stop_ends_all_processes(reader, site, text):
    reader.run(text)
    reader.output.get_by_text("started").wait_for()
    reader.press("stop")
    assert reader.ended().endswith("[stopped]\n")
    assert reader.page.evaluate("document.activeElement.className") == "own start"


@pytest.mark.audit
@needs_playground
@built()
def test_ctrl_c_interrupts_all_processes(reader, site):
    reader.run(CHILDREN)
    reader.output.get_by_text("started").wait_for()
    reader.frame.locator("pre").press("Control+c")
    said = reader.ended()
    assert said.count("KeyboardInterrupt") >= 1
    assert said.endswith("[exit 130]\n")


@pytest.mark.audit
@needs_playground
@built()
def test_a_flood_is_stopped_and_the_page_stays_usable(reader, site):
    reader.run("while True: print('x' * 99)\n")
    reader.ended()
    assert "[stopped: it printed more than 1 MB]" in reader.output.inner_text()
    reader.run("print('again')\n")
    assert reader.ended() == "again\n"


@pytest.mark.audit
@needs_playground
@built()
def test_an_array_that_is_too_large_raises(reader, site):
    reader.run("try: bytearray(2_000_000_000)\nexcept MemoryError: print('too large')\n")
    assert reader.ended() == "too large\n"


@pytest.mark.audit
@needs_playground
@built()
def test_who_leaves_the_page_leaves_no_process(reader, site):
    reader.run(CHILDREN)
    reader.output.get_by_text("started").wait_for()
    reader.page.goto(f"{reader.address}about/")
    assert reader.page.workers == []


@needs_playground
@built()
def test_a_host_that_sends_no_headers_is_helped_by_a_service_worker_for_who_presses_run(
    browser, whole_site, site
):
    with served(whole_site) as address:
        context = browser.new_context()
        reader = Reader(context.new_page(), address)
        assert not reader.page.evaluate("crossOriginIsolated")
        registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        assert reader.page.evaluate(registered) == 0
        reader.press("start")
        assert reader.ended().endswith("total: 45150\n")
        assert reader.page.evaluate("crossOriginIsolated")
        context.close()


@pytest.mark.audit
@needs_playground
@built()
def test_a_program_can_ask_no_host_for_anything(reader, site):
    reader.run(
        "import js\nfor name in ('fetch', 'XMLHttpRequest', 'WebSocket', 'importScripts'):\n"
        "    print(getattr(js, name, None))\n"
    )
    assert {*reader.ended().split()} <= {"None", "undefined"}


DIFFERENCES = """
import gc, importlib, multiprocessing, os, signal, socket, subprocess, sys, threading


def tell(queue):
    queue.put(hash("tea"))


def tried(action, *arguments):
    try:
        action(*arguments)
    except Exception as error:
        return type(error).__name__
    return "works"


if __name__ == "__main__":
    for method in ("fork", "forkserver", "spawn"):
        print(method, tried(multiprocessing.get_context, method))
    print("ls", tried(subprocess.run, ["ls"]))
    print("socket", tried(socket.create_connection, ("127.0.0.1", 80)))
    for name in ("resource", "concurrent.interpreters"):
        print(name, tried(importlib.import_module, name))
    print("/proc", os.path.exists(f"/proc/{os.getpid()}"))
    print("alarm", tried(lambda: signal.alarm(1)))
    print("scrypt", hasattr(__import__("hashlib"), "scrypt"))
    print(sys.platform, sys.maxsize == 2**31 - 1)
    queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=tell, args=(queue,))
    child.start()
    print("same hash", queue.get() == hash("tea"))
    child.join()
    thread = threading.Thread(target=print, args=("thread",))
    thread.start()
    thread.join()
    print("garbage collector", gc.isenabled())
"""
# What docs/about/how-outputs-are-proven.md tells readers, in its words' order.
DIFFERENT = """fork ValueError
forkserver ValueError
spawn works
ls FileNotFoundError
socket OSError
resource ModuleNotFoundError
concurrent.interpreters ModuleNotFoundError
/proc False
alarm AttributeError
scrypt False
emscripten True
same hash True
thread
garbage collector False
"""


@pytest.mark.audit
@needs_playground
@built()
def test_the_runtime_differs_from_linux_in_what_the_page_lists(reader, site):
    reader.run(DIFFERENCES)
    assert reader.ended() == DIFFERENT


@pytest.mark.audit
@needs_playground
@built(PAGE)
def test_where_the_browser_lacks_what_it_takes_there_is_no_button(browser, base, site):
    page = browser.new_page()
    page.add_init_script("delete WebAssembly.Suspending")
    page.goto(f"{base}{PAGE}")
    page.wait_for_load_state("networkidle")
    assert page.locator(".filename[data-run]").count() > 0
    assert page.locator(".own").count() == 0
    page.close()


@pytest.mark.depends("playground/page/buttons.js")
def test_buttons_cost_who_does_not_press_them_little():
    assert len(gzip.compress(BUTTONS.read_bytes())) < BUDGET
