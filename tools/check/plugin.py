"""The pytest plug-in: what collects the pages' blocks and runs the programs they include."""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pytest_markdown_docs.definitions import FenceTestDefinition
from pytest_markdown_docs.plugin import MarkdownInlinePythonItem

from tools.check.check import check
from tools.interpreter import Interpreter, interpreter
from tools.repository import ROOT, SiteError, relative
from tools.snippet.program import SNIPPETS, find_snippet, parse_include

_PYTHON = pytest.StashKey[Interpreter]()  # which runs the programs


class BrokenPage(Exception):
    """A block of a page whose program does not do what the page says."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--python",
        metavar="PATH",
        help="run the snippets under this interpreter, which needs nothing installed",
    )


def pytest_configure(config: pytest.Config) -> None:
    try:
        config.stash[_PYTHON] = interpreter(config.getoption("--python") or sys.executable)
    except SiteError as error:
        raise pytest.UsageError(f"--python={error}") from None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Keep away from what is not tests: pytest-markdown-docs imports each Python file it meets.

    The recorder would change the interpreter that imports it.
    """
    apart = {ROOT / "tools", ROOT / "tests" / "corpus", SNIPPETS}
    return True if apart & {collection_path, *collection_path.parents} else None


@pytest.hookimpl(tryfirst=True)
def pytest_markdown_docs_markdown_it() -> MarkdownIt:
    """Return a parser that also sees the fences that are indented in tabs and boxes."""
    return MarkdownIt("commonmark").disable("code")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Any:
    """Put the project's runner in place of the one that pytest-markdown-docs 0.9.2 has chosen.

    That one knows neither the session nor the block's place, and would run the block's text. The
    attribute is not documented, hence the exact pin.
    """
    result = yield
    if isinstance(item, MarkdownInlinePythonItem):
        item.runner = SnippetRunner(item)  # type: ignore[assignment]  # its base is private
    return result


class SnippetRunner:
    """Runs the file that a block includes, in place of the block's text."""

    def __init__(self, item: MarkdownInlinePythonItem) -> None:
        self._item = item

    def runtest(self, test: FenceTestDefinition, *_: object, **__: object) -> None:
        """Raise BrokenPage where the page says what its program does not do."""
        try:
            self._run(test)
        except TypeError as error:  # pytest-markdown-docs would take it for a call gone wrong
            raise RuntimeError("the harness is broken") from error

    def _run(self, test: FenceTestDefinition) -> None:
        where = f"{relative(test.source_path)}:{test.start_line}"
        path = parse_include(test.source)
        if path is None:
            raise BrokenPage(f"{where}: a Python block must be one include of a snippet, no more")
        if test.max_retries or test.fixture_names or test.runner_name:
            raise BrokenPage(f"{where}: a block takes no retry:, fixture: or runner:")
        python = self._item.config.stash[_PYTHON]
        try:
            snippet = find_snippet(path, where)
            if reason := snippet.why_not(python):
                pytest.skip(f"{snippet.name} {reason}")
            outcomes = check(snippet, python)
        except SiteError as error:
            raise BrokenPage(str(error)) from None
        methods = [outcome.method or "default" for outcome in outcomes]
        self._item.user_properties.append(("start methods", methods))
        failures = defaultdict(list)  # under which methods, by what went wrong
        for outcome in outcomes:
            if outcome.failure:
                under = outcome.method or "the platform's default, without the recorder"
                failures[outcome.transcript, outcome.failure].append(under)
        if failures:
            raise BrokenPage(
                f"{where}: {path} on {python}\n\n"
                + "\n\n".join(
                    f"{transcript}, under {', '.join(under)}: {failure}"
                    for (transcript, failure), under in failures.items()
                )
                + f"\n\nIf the page should say this: make record SNIPPET={snippet.name}"
            )

    def repr_failure(
        self, _: FenceTestDefinition, excinfo: pytest.ExceptionInfo[BaseException], style: None
    ) -> str:
        """Return what pytest prints of a failure."""
        if excinfo.errisinstance(BrokenPage):
            return str(excinfo.value)
        return str(excinfo.getrepr(style="long"))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    blocks, runs, skipped = 0, Counter[str](), []
    mutants = Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            properties = dict(getattr(report, "user_properties", ()))
            if getattr(report, "when", None) != "call":
                continue
            mutants.update(properties.get("mutants", {}))
            if report.skipped:
                reason = re.sub("^Skipped: ", "", report.longrepr[2])
                skipped.append(reason if "code" in properties else f"{report.nodeid} {reason}")
            if "code" in properties:
                blocks += 1
                runs.update(properties.get("start methods", ()))
    if blocks:
        under = ", ".join(f"{count} under {method}" for method, count in sorted(runs.items()))
        line = (
            f"{blocks} code blocks on {config.stash[_PYTHON]}, {sum(runs.values())} runs: {under}"
        )
        terminalreporter.write_sep("-", "programs")
        terminalreporter.write_line(line.replace("under default", "as a reader starts it"))
        for reason in skipped:
            terminalreporter.write_line(f"not run: {reason}")
    if mutants:
        terminalreporter.write_sep("-", "mutants of the published transcripts")
        breaking = mutants["made"] - mutants["allowed"]
        terminalreporter.write_line(
            f"mutants: {mutants['caught']:,} of {breaking:,} that break a guarantee are caught; "
            f"{mutants['allowed']:,} more break none"
        )
