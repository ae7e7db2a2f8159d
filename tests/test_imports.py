"""Imports run one way: from the tests to the tools, and there from a job to those it builds on."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter

import pytest

from tools.repository import ROOT

pytestmark = pytest.mark.depends("tests")

# Each folder or module of tools/, and what of tools/ it may import besides itself.
BASE = {"repository"}
ON_DISK = BASE | {"interpreter", "snippet"}
CHECKING = ON_DISK | {"claims", "run", "compare", "check"}
ALLOWED = {
    "repository": set(),
    "interpreter": BASE,
    "install": BASE,
    "snippet": BASE | {"interpreter"},
    "claims": ON_DISK,
    "run": ON_DISK,
    "compare": ON_DISK | {"run"},
    "check": CHECKING,
    "bench": CHECKING,
    "draw": ON_DISK | {"claims", "compare", "playground", "run"},
    "record": CHECKING,
    "measure": ON_DISK | {"run"},
    "playground": ON_DISK,
    "prove_in_browser": CHECKING | {"playground", "site"},
    "site": BASE | {"claims", "playground"},
}
MODULES = {
    path: ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "tools").rglob("*.py"))
    if "node_modules" not in path.parts
}


def imported(path):
    """Return the modules of tools/ and tests/ that the module at `path` names in its imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            # What is imported from a package may be a module of it.
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in found if name.partition(".")[0] in ("tools", "tests")}


def job(module):
    """Return the part of tools/ that a module belongs to."""
    return module.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=MODULES.get)
def test_a_tool_imports_only_what_its_job_builds_on(path):
    names = {name for name in imported(path) if name in MODULES.values() or "tests" in name}
    others = {name if name.startswith("tests") else job(name) for name in names}
    mine = job(MODULES[path]) if MODULES[path] != "tools.__init__" else ""
    assert others <= ALLOWED.get(mine, set()) | {mine}


def test_no_imports_go_round_in_a_circle():
    known = set(MODULES.values())
    graph = {MODULES[path]: imported(path) & known - {MODULES[path]} for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError


# What Windows lacks. The leader and its terminal are a process of their own, which only starts
# elsewhere, and so is a program with the probe in it.
LACKING = ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty")
ELSEWHERE = ("tools.run.leader", "tools.run.terminal", "tools.run.processes", "tools.run.probe.")
STARTS_ANYWHERE = """
import importlib, sys
sys.modules.update(dict.fromkeys(sys.argv[1].split()))
for name in sys.argv[2].split():
    importlib.import_module(name)
"""


def test_every_module_imports_without_what_windows_lacks():
    tools = [name for name in MODULES.values() if not name.startswith(ELSEWHERE)]
    tests = [f"tests.{path.stem}" for path in sorted((ROOT / "tests").glob("*.py"))]
    names = [name for name in (*tools, *tests) if not name.endswith(("__main__", "__init__"))]
    command = [sys.executable, "-c", STARTS_ANYWHERE, " ".join(LACKING), " ".join(names)]
    subprocess.run(command, cwd=ROOT, check=True)
