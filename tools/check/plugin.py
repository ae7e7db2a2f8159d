"""The pytest plug-in: what collects the pages' blocks and runs the programs they include."""

import re
import sys
from collections import Counter, defaultdict

import pytest
from markdown_it import MarkdownIt

# Private in pytest-markdown-docs 0.9.2, hence the exact pin.
from pytest_markdown_docs._runners import _Runner, register_runner

from tools.check.check import check
from tools.interpreter import interpreter
from tools.repository import ROOT, SiteError, relative
from tools.snippet.program import SNIPPETS, find_snippet, parse_include

_session = {}  # the interpreter under test, and the outcomes of the block that runs


class BrokenPage(Exception):
    """A block of a page whose program does not do what the page says."""


def pytest_addoption(parser):
    parser.addoption(
        "--python",
        metavar="PATH",
        help="run the snippets under this interpreter, which needs nothing installed",
    )


def pytest_configure(config):
    _session["python"] = interpreter(config.getoption("--python") or sys.executable)
    _session["outcomes"] = []


def pytest_ignore_collect(collection_path):
    """Keep away from what is not tests: pytest-markdown-docs imports each Python file it meets.

    The recorder would change the interpreter that imports it.
    """
    apart = {ROOT / "tools", ROOT / "tests" / "corpus", SNIPPETS}
    return True if apart & {collection_path, *collection_path.parents} else None


@pytest.hookimpl(tryfirst=True)
def pytest_markdown_docs_markdown_it():
    """Return a parser that also sees the fences that stand indented in tabs and boxes."""
    return MarkdownIt("commonmark").disable("code")


@register_runner(default=True)
class SnippetRunner(_Runner):
    """Runs the file that a block includes, in place of the block's text."""

    def runtest(self, test, args, *, asyncio_runner=None):
        try:
            self._run(test)
        except TypeError as error:  # pytest-markdown-docs would take it for a call gone wrong
            raise RuntimeError("the harness is broken") from error

    def _run(self, test):
        where = f"{relative(test.source_path)}:{test.start_line}"
        include = parse_include(test.source)
        if include is None:
            raise BrokenPage(f"{where}: a Python block must be one include of a snippet, no more")
        if test.max_retries or test.fixture_names or test.runner_name:
            raise BrokenPage(f"{where}: a block takes no retry:, fixture: or runner:")
        path = include
        try:
            snippet = find_snippet(path, where)
            python = _session["python"]
            if reason := snippet.why_not(python):
                pytest.skip(f"{snippet.name} {reason}")
            outcomes = check(snippet, python)
        except SiteError as error:
            raise BrokenPage(str(error)) from None
        _session["outcomes"] = [outcome.method or "default" for outcome in outcomes]
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

    def repr_failure(self, test, excinfo, style=None):
        if excinfo.errisinstance(BrokenPage):
            return str(excinfo.value)
        return str(excinfo.getrepr(style="long"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    _session["outcomes"] = []
    try:
        return (yield)
    finally:
        item.user_properties.append(("start methods", _session["outcomes"]))


def pytest_terminal_summary(terminalreporter, config):
    blocks, runs, skipped, mutants = 0, Counter(), [], Counter()
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
        _write_programs(terminalreporter, blocks, runs, skipped)
    if mutants:
        terminalreporter.write_sep("-", "mutants of the published transcripts")
        breaking = mutants["made"] - mutants["allowed"]
        terminalreporter.write_line(
            f"mutants: {mutants['caught']:,} of {breaking:,} that break a guarantee are caught; "
            f"{mutants['allowed']:,} more break none"
        )


def _write_programs(terminalreporter, blocks, runs, skipped):
    under = ", ".join(f"{count} under {method}" for method, count in sorted(runs.items()))
    line = f"{blocks} code blocks on {_session['python']}, {sum(runs.values())} runs: {under}"
    terminalreporter.write_sep("-", "programs")
    terminalreporter.write_line(line.replace("under default", "as a reader starts it"))
    for reason in skipped:
        terminalreporter.write_line(f"not run: {reason}")
