"""The pytest plug-in: what collects the pages' blocks and runs the programs they include.

A test that held is not run again until something changes that its verdict depends on: see
`verdict_cache`.
"""

import functools
import os
import re
import sys
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from markdown_it import MarkdownIt
from pytest_markdown_docs.definitions import FenceTestDefinition
from pytest_markdown_docs.plugin import MarkdownInlinePythonItem

from tools.check import verdict_cache
from tools.check.check import check, remedy
from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT, SiteError, relative
from tools.snippet.program import SNIPPETS, Snippet, included, parse_include, parse_variant

BUILT_FROM = ("docs", "snippets", "mkdocs.yml")  # and by tools/
_PYTHON = pytest.StashKey[Interpreter]()  # which runs the programs
_SESSION = pytest.StashKey[str]()  # known to all workers
_CODE = pytest.StashKey[str]()  # what the session has imported
_KEYS = pytest.StashKey[list[str]]()  # under which the verdict on a test is to be kept
_HELD = pytest.StashKey[list[pytest.Item]]()  # in this session, and are no programs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--python",
        metavar="PATH",
        help="run the snippets under this interpreter, which needs nothing installed",
    )
    parser.addoption(
        "--fresh", action="store_true", help="also run what passed before and has not changed since"
    )


def pytest_configure(config: pytest.Config) -> None:
    try:
        config.stash[_PYTHON] = interpreter(config.getoption("--python") or sys.executable)
    except SiteError as error:
        raise pytest.UsageError(f"--python={error}") from None
    worker: dict[str, str] = getattr(config, "workerinput", {})
    config.stash[_SESSION] = worker.get("testrunuid", uuid.uuid4().hex)
    config.stash[_CODE] = verdict_cache.code()
    config.stash[_HELD] = []
    for line in (
        "depends(*paths): the verdict depends on the test's file, on tools/, on modules that tests "
        "share, and on the files at the paths in all these markers; without one, on every file",
        "built(*parts): it also depends on these parts of the built site, the only ones it sees",
    ):
        config.addinivalue_line("markers", line)


class _Hooks:
    @pytest.hookspec(firstresult=True)
    def pytest_built(self, item: pytest.Item) -> dict[str, bytes] | None:
        """Return what a test marked `built` may read of the built site: {name: content}."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    pluginmanager.add_hookspecs(_Hooks)


@pytest.hookimpl(tryfirst=True)  # before xdist's own, which comes later and would be asked first
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many workers take the least time; none runs the tests in this process.

    Each collects all tests, which takes longer than to look their verdicts up. Programs mostly
    wait, so that two workers keep a core busy; a page that was saved leaves few of them to run.
    """
    cores = os.cpu_count() or 1
    if config.getoption("--fresh") or not verdict_cache.find(_of_session(config, "tests")):
        return 2 * cores
    return 0 if verdict_cache.find(_of_session(config, ".")) else cores


def _of_session(config: pytest.Config, path: str) -> str:
    """Return the key of: as many tests have been run, with code and with `path` as they are."""
    option, python = config.option, interpreter(sys.executable)
    chosen = f"{config.args} {option.keyword} {option.markexpr} {option.python}"
    return verdict_cache.of_test(chosen, ROOT / "pyproject.toml", python, [path])


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Keep away from what is not tests: pytest-markdown-docs imports each Python file it meets.

    The recorder would change the interpreter that imports it.
    """
    apart = {ROOT / "tools", ROOT / "tests" / "corpus", ROOT / "tests" / "published", SNIPPETS}
    return True if apart & {collection_path, *collection_path.parents} else None


@pytest.hookimpl(tryfirst=True)
def pytest_markdown_docs_markdown_it() -> MarkdownIt:
    """Return a parser that also sees the fences that are indented in tabs and boxes.

    What is within a paragraph is not looked at, which would take as long as all the rest.
    """
    return MarkdownIt("commonmark").disable(["code", "inline"])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Any:
    """Put the project's runner in place of the one that pytest-markdown-docs 0.9.2 has chosen.

    That one knows neither the session nor the block's place, and would run the block's text. The
    attribute is not documented, so the pin is exact.
    """
    result = yield
    if isinstance(item, MarkdownInlinePythonItem):
        item.runner = SnippetRunner(item)  # type: ignore[assignment]  # its base is private
    return result


def keys(item: pytest.Item) -> Iterator[str]:
    """Yield the keys of the verdict on a test, none where it is not to be kept.

    The second is that of a test marked `built`, and has what was built in place of what that is
    built from. Nothing is built for the first.
    """
    python, option = item.config.stash[_PYTHON], item.config.option
    if isinstance(item, MarkdownInlinePythonItem):
        with suppress(SiteError):
            yield verdict_cache.of_program(program_of(item.test_definition), python)
        return
    built, markers = item.get_closest_marker("built"), list(item.iter_markers("depends"))
    paths = {path for marker in markers for path in marker.args}
    if not markers and not built:
        paths = {"."}
    name = f"{item.nodeid} {option.override_ini} {option.pythonwarnings}"
    of_test = functools.partial(verdict_cache.of_test, name, item.path, python)
    if not built:
        yield of_test(sorted(paths))
        return
    yield of_test(sorted({*paths, *BUILT_FROM}))
    if parts := item.config.hook.pytest_built(item=item):
        yield of_test(sorted(paths), parts)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Leave out what a test does, and its fixtures, where its verdict has been kept.

    A program that is on several pages is run by one worker, while those that have its other blocks
    wait for the verdict.
    """
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    with ExitStack() as stack:
        held = _held(item)
        if not held and isinstance(item, MarkdownInlinePythonItem):
            for name in item.stash[_KEYS]:
                lock = f"{name[:2]}{verdict_cache.LOCK}"  # of some programs, and so not ever more
                stack.enter_context(verdict_cache.alone(verdict_cache.KEPT / lock))
                held = _held(item)
        if held and not item.stash[_KEYS] and _leaves_nothing(item.session, nextitem):
            what, said = (item.nodeid, item.location), item.user_properties
            report = pytest.TestReport(*what, {}, "passed", None, "call", user_properties=said)
            item.ihook.pytest_runtest_logreport(report=report)
        else:
            runtestprotocol(item, nextitem=nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _leaves_nothing(session: pytest.Session, nextitem: pytest.Item | None) -> bool:
    """Return whether all that is set up in the session is for the next test, too.

    Where it is not, a test that held is where the fixtures of the tests before it end.
    """
    return {*session._setupstate.stack} <= {*(nextitem.listchain() if nextitem else ())}


def _held(item: pytest.Item) -> bool:
    """Find the verdict on a test; note under which keys it is still to be kept."""
    item.stash[_KEYS] = names = []
    for name in keys(item):
        verdict = verdict_cache.find(name)
        if verdict and verdict.session == item.config.stash[_SESSION]:  # it is on another page, too
            item.user_properties.append(("held", "in this session"))
        elif verdict and not item.config.getoption("--fresh"):
            item.user_properties += [*verdict.properties, ("held", "before")]
        else:
            names.append(name)
            continue
        item.setup = item.runtest = lambda: None  # type: ignore[method-assign]
        return True
    return False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Keep the verdict on a program that has held, and note that another test has."""
    report: pytest.TestReport = yield
    if not report.passed or item.config.option.setuponly:
        item.stash[_KEYS].clear()
    elif report.when == "teardown" and item.stash[_KEYS]:
        if isinstance(item, MarkdownInlinePythonItem):  # another page may show its program
            _keep(item.config, [item])
        else:
            item.config.stash[_HELD].append(item)
    return report


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    verdict_cache.look_again()
    _keep(session.config, session.config.stash[_HELD])
    if not hasattr(session.config, "workerinput"):
        ran: dict[int, tuple[str, ...]] = {
            pytest.ExitCode.OK: ("tests", "."),
            pytest.ExitCode.TESTS_FAILED: ("tests",),
        }
        for path in ran.get(exitstatus, ()):
            held = verdict_cache.Verdict(session.config.stash[_SESSION], [])
            verdict_cache.keep(_of_session(session.config, path), held)
        verdict_cache.forget_the_old()


def _keep(config: pytest.Config, held: list[pytest.Item]) -> None:
    """Keep these tests' verdicts, but where what they depend on was saved while tests ran."""
    if held and verdict_cache.code() == config.stash[_CODE]:
        for item in held:
            names = item.stash[_KEYS]
            properties = [pair for pair in item.user_properties if pair[0] not in ("code", "held")]
            if next(keys(item), None) == names[0]:  # what was built, from the same files
                for name in names:
                    verdict = verdict_cache.Verdict(config.stash[_SESSION], properties)
                    verdict_cache.keep(name, verdict)


def program_of(test: FenceTestDefinition) -> Snippet:
    """Return the program that a block includes; raise SiteError where it does not."""
    where = f"{relative(test.source_path)}:{test.start_line}"
    if test.max_retries or test.fixture_names or test.runner_name:
        raise SiteError(f"{where}: a block accepts no retry:, fixture: or runner:")
    return included(test.source, where)


class SnippetRunner:
    """Runs the file that a block includes, in place of the block's text."""

    def __init__(self, item: MarkdownInlinePythonItem) -> None:
        self._item = item

    def runtest(self, test: FenceTestDefinition, *_: object, **__: object) -> None:
        """Raise SiteError where the page says what its program does not do."""
        try:
            self._run(test)
        except TypeError as error:  # pytest-markdown-docs would take it for a call gone wrong
            raise RuntimeError("the harness is broken") from error

    def _run(self, test: FenceTestDefinition) -> None:
        snippet, python = program_of(test), self._item.config.stash[_PYTHON]
        if reason := snippet.why_not(python):
            pytest.skip(f"{snippet.name} {reason}")
        outcomes = check(snippet, python)
        methods = [outcome.method or "default" for outcome in outcomes]
        self._item.user_properties.append(("start methods", methods))
        failures = defaultdict(list)  # under which methods, by what went wrong
        for outcome in outcomes:
            if outcome.failure:
                under = outcome.method or "the platform's default, without the recorder"
                failures[outcome.transcript, outcome.failure].append(under)
        if failures:
            where = f"{relative(test.source_path)}:{test.start_line}"
            said = [f"{where}: {parse_include(test.source)} on {python}"]
            for (transcript, failure), methods in failures.items():
                said.append(f"{transcript}, under {', '.join(methods)}: {failure}")
            said.append(
                f"If every Python prints this, run make record SNIPPET={snippet.name}\n"
                + remedy(snippet, parse_variant(ROOT / transcript), python)
            )
            raise SiteError("\n\n".join(said))

    def repr_failure(
        self, _: FenceTestDefinition, excinfo: pytest.ExceptionInfo[BaseException], style: None
    ) -> str:
        """Return what pytest prints of a failure."""
        if excinfo.errisinstance(SiteError):
            return str(excinfo.value)
        return str(excinfo.getrepr(style="long"))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    blocks, runs, skipped = 0, Counter[str](), []
    mutants, held = defaultdict[str, Counter[str]](Counter), Counter[str]()
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if getattr(report, "when", None) != "call":
            continue
        properties = dict(report.user_properties)
        for what, counts in properties.get("mutants", {}).items():
            mutants[what].update(counts)
        runs.update(properties.get("start methods", ()))
        held[properties.get("held", "now")] += 1
        blocks += "code" in properties
        if report.skipped:
            reason = re.sub("^Skipped: ", "", report.longrepr[2])
            skipped.append(reason if "code" in properties else f"{report.nodeid} {reason}")

    def section(title: str, *lines: str) -> None:
        terminalreporter.write_sep("-", title)
        for line in lines:
            terminalreporter.write_line(line)

    if blocks:
        under = ", ".join(f"{count} under {method}" for method, count in sorted(runs.items()))
        under = under.replace("under default", "as a reader starts it")
        said = f"{blocks} code blocks on {config.stash[_PYTHON]}, {runs.total()} runs: {under}"
        section("programs", said, *(f"not run: {reason}" for reason in skipped))
    if mutants:
        section(
            "mutants of the published transcripts",
            *(
                f"where {what} may vary: {counts['caught']:,} of {counts['break']:,} that break a "
                f"guarantee are caught; {counts['break none']:,} more break none"
                for what, counts in sorted(mutants.items(), reverse=True)
            ),
        )
    if before := held["before"]:
        section(
            "verdicts",
            f"{before} of {held.total()} passed before, and nothing they depend on has changed; "
            "--fresh runs them again",
        )
