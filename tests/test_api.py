"""Every public name of the modules that this site is about is used by a program, or excused."""

import ast
import functools
import json
import re
import subprocess
from fnmatch import fnmatchcase

import pytest

from tools.interpreter import at_hand
from tools.repository import ROOT

EXCUSES = ROOT / "tests" / "api_without_program.md"
WHOLE = (
    "multiprocessing", "multiprocessing.connection", "multiprocessing.managers",
    "multiprocessing.pool", "multiprocessing.shared_memory", "multiprocessing.sharedctypes",
    "concurrent.futures", "concurrent.interpreters", "queue", "signal", "threading",
)  # fmt: skip
OF_PROCESSES = re.compile(  # the names of os
    r"fork|wait|W[A-Z]|kill|getp(g|p|r|id)|[gs]etsid|setp(g|r)|posix_spawn|spawn|exec|_exit|abort|"
    r"\w*cpu_count|sched_|register_at_fork|pidfd|nice$|system$|popen$|pipe|[gs]et_inheritable|"
    r"setns|unshare|(P|EX|CLD|CLONE|PIDFD|POSIX_SPAWN|PRIO|SCHED)_[A-Z]"
)
ASK = """
import importlib, json, os, sys, types, warnings
warnings.simplefilter("ignore")
found = ["os." + name for name in dir(os)]
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    public = getattr(module, "__all__", None) or [n for n in dir(module) if n[0] != "_"]
    found += [f"{name}.{n}" for n in public if not isinstance(getattr(module, n), types.ModuleType)]
print(json.dumps(sorted(set(found))))
"""


@functools.cache
def public_names():
    """Return the full names that belong here, of the newest Python at hand."""
    newest = at_hand()[-1].path
    answer = subprocess.run([newest, "-I", "-c", ASK, *WHOLE], capture_output=True, check=True)
    names = json.loads(answer.stdout)
    return [
        n for n in names if not n.startswith("os.") or OF_PROCESSES.match(n.removeprefix("os."))
    ]


@functools.cache
def used():
    """Return every name that a program imports, calls, reads or passes as a keyword."""
    found = set()
    for path in (ROOT / "snippets").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=name):
                    found.add(name)
                case ast.alias(name=name):
                    found.update(name.split("."))
    return found


def excused():
    """Return the patterns of the table."""
    rows = EXCUSES.read_text("utf-8").partition("|---|---|\n")[2].splitlines()
    return [pattern for row in rows for pattern in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


@pytest.mark.depends("snippets", "tests/api_without_program.md")
def test_each_public_name_is_used_by_a_program_or_excused():
    assert len(public_names()) > 300
    missing = [name for name in public_names() if name.rpartition(".")[2] not in used()]
    unknown = [n for n in missing if not any(fnmatchcase(n, pattern) for pattern in excused())]
    assert unknown == []


@pytest.mark.depends("snippets", "tests/api_without_program.md")
def test_no_name_is_excused_that_a_program_uses_or_that_is_none():
    missing = [name for name in public_names() if name.rpartition(".")[2] not in used()]
    assert [p for p in excused() if not any(fnmatchcase(name, p) for name in missing)] == []


@pytest.mark.depends("snippets")
@pytest.mark.parametrize("name", [
    "set_forkserver_preload", "get_logger", "log_to_stderr", "SystemExit", "ThreadPool",
    "start_new_session", "process_group",
])  # fmt: skip
def test_a_program_uses_what_no_module_lists_among_its_names(name):
    assert name in used()
