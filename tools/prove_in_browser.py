"""Hold programs in a browser to their transcripts: `python -m tools.prove_in_browser [NAME ...]`.

Every program that can run there is run as `tests.check` runs it elsewhere, with the probe in front
of it, and compared with its transcript for spawn by the same code. What became of it is written
down in playground/proven.json, and it is left out the next time, unless --fresh is given: what was
cut short goes on from there. It is a failure if a program that held does not hold any more.
"""

import argparse
import datetime
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.check.check import failure_of
from tools.playground import proofs
from tools.playground.assemble import PLAYGROUND
from tools.playground.assemble import write as write_playground
from tools.playground.proofs import METHOD, PYTHON, published
from tools.repository import ROOT
from tools.run.job import Result
from tools.run.run import job
from tools.site.browser import launched, served
from tools.site.build import errors_end_the_command
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import Recording
from tools.snippet.verified import HOLDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT = 60.0  # seconds that a program may take; in a browser it is several times slower
RUNS = 40  # of programs in one page
CORES, SPARES = 4, 4  # what programs are told that there are; interpreters kept in advance
PATIENCE = 200_000  # ms that a browser may take for anything
PAGE = """<!doctype html><meta charset="utf-8"><title>Proof</title>
<script type="module">
  import { prove } from "./playground/tests/prove.js"
  globalThis.prove = prove
</script>
"""
REASONS = {"time": "limit", "output": "flood"}  # of a run in a page, as tools.run.job has them


def told(snippet: Snippet, recording: Recording) -> dict[str, object]:
    """Return what `playground/tests/prove.js` takes to run the program."""
    asked = job(snippet, recording, PYTHON, METHOD)
    ours = {"HOME": "/home/you", "TMPDIR": "/tmp"}  # where the leader would have made a folder
    return {
        "argv": ["python", *asked.argv[1:]],
        "files": {place: Path(path).read_text("utf-8") for path, place in asked.files.items()},
        "stdin": asked.stdin and Path(asked.stdin).read_text("utf-8"),
        "environment": {
            name: value
            for name, value in {**asked.environment, **ours}.items()
            if name not in ("LD_LIBRARY_PATH", "PYTHONPATH")
        },
        "limit": max(asked.limit, LIMIT) * 1000,
        "expect": asked.expect,
        "printed": asked.printed,
        "interrupts": asked.interrupts,
        "cores": CORES,
        "spares": SPARES,
    }


def result(said: dict[str, Any]) -> Result:
    """Return what `prove.js` says of a run as a leader would."""
    return Result(
        reason=REASONS.get(said["reason"], said["reason"]),
        status=said["status"],
        output=said["output"].replace("/lib/tools/", f"{ROOT}/tools/"),  # the probe's own frames
        log=said["log"],
        leader=1,
        folder="/home/you",
        interrupts=tuple((size, time) for size, time in said["interrupts"]),
        silent=said["silent"],
    )


class Pages:
    """The pages of the threads that prove: each has a browser of its own."""

    def __init__(self, address: str) -> None:
        self._address, self._own = address, threading.local()

    @contextmanager
    def browser(self) -> Iterator["Browser"]:
        with launched() as browser:
            self._own.context, self._own.page = browser.new_context(), None
            yield browser

    def page(self) -> "Page":
        own = self._own
        if own.page is None or own.used >= RUNS:
            self.leave()
            own.page, own.used = own.context.new_page(), 0
            own.page.set_default_timeout(PATIENCE)
            own.page.goto(self._address)
            own.page.wait_for_function("() => Boolean(globalThis.prove)")
        own.used += 1
        page: Page = own.page
        return page

    def leave(self) -> None:
        if self._own.page:
            self._own.page.close()
        self._own.page = None


def prove(pages: Pages, snippet: Snippet, times: int) -> str:
    """Return HOLDS if each run held, or else in one line what one of them broke."""
    recording, why = published(snippet)
    assert recording, why
    asked = told(snippet, recording)
    for _ in range(times):
        try:
            said = pages.page().evaluate("(job) => prove(job)", asked)
        except Exception as error:  # whatever the browser or its driver raises
            pages.leave()
            return f"the page broke: {str(error).splitlines()[0]}"
        if broken := failure_of(recording, METHOD, result(said)):
            return broken.splitlines()[0]
    return HOLDS


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make prove-in-browser", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="TOPIC/NAME or TOPIC")
    parser.add_argument("--fresh", action="store_true", help="also what is written down")
    parser.add_argument("--times", type=int, default=3, help="that each program is run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="browsers side by side")
    options = parser.parse_args(arguments)
    data = proofs.read_proofs()
    chosen = [
        snippet
        for snippet in snippets()
        if (not options.names or {snippet.name, snippet.name.split("/")[0]} & set(options.names))
        and published(snippet)[0]
    ]
    with tempfile.TemporaryDirectory(prefix="prove-") as folder, errors_end_the_command():
        write_playground(Path(folder))
        script = PLAYGROUND / "tests" / "prove.js"
        target = Path(folder, "playground", "tests", script.name)
        target.parent.mkdir()
        target.write_text(script.read_text("utf-8"), "utf-8")
        for name in ("index.html", "404.html"):
            Path(folder, name).write_text(PAGE, "utf-8")
        with served(Path(folder), isolated=True) as address:
            failed = _prove_all(Pages(address), chosen, data, options)
    return 1 if failed else 0


def _prove_all(
    pages: Pages, chosen: list[Snippet], data: dict[str, Any], options: argparse.Namespace
) -> int:
    lock = threading.Lock()
    waiting = iter(chosen)

    def work() -> int:
        failed = 0
        with pages.browser() as browser:
            name = browser.browser_type.name
            while True:
                with lock:
                    snippet = next(waiting, None)
                    if snippet is None:
                        return failed
                    before = proofs.words(data, snippet).get(name)
                    if before and not options.fresh:
                        continue
                word = prove(pages, snippet, options.times)
                failed += before == HOLDS != word
                print(f"{snippet.name}: {word}", flush=True)
                with lock:
                    proofs.enter(data, snippet, name, word)
                    data["browsers"][name] = {
                        "version": browser.version,
                        "date": datetime.date.today().isoformat(),
                        "times": options.times,
                    }
                    proofs.write(data)

    with ThreadPoolExecutor(options.jobs) as threads:
        return sum(
            done.result()
            for done in as_completed([threads.submit(work) for _ in range(options.jobs)])
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
