"""The playground: its kernel alone, in node, and what of it comes from elsewhere."""

import json
import os
import re
import shutil
import subprocess

import pytest

from tools.playground.assemble import PLAYGROUND
from tools.repository import relative

LONGEST = 250  # lines of a module

needs_node = pytest.mark.skipif(
    not shutil.which("node") and "REQUIRE_BROWSER" not in os.environ, reason="needs node"
)


@needs_node
@pytest.mark.depends("playground/kernel", "playground/tests")
def test_the_kernel_loses_no_wake_up_and_nothing_of_who_is_killed():
    tests = sorted(map(str, (PLAYGROUND / "tests").glob("*.test.js")))
    done = subprocess.run(["node", "--test", *tests], text=True, capture_output=True)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[1]) > 20


@pytest.mark.depends("playground")
def test_no_module_is_long():
    own = (path for path in PLAYGROUND.rglob("*") if "node_modules" not in path.parts)
    modules = [path for path in own if path.suffix in (".js", ".py")]
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.depends("playground/package.json", "playground/package-lock.json")
def test_pyodide_is_pinned_exactly_by_a_lock_with_hashes_and_no_address():
    wanted = json.loads((PLAYGROUND / "package.json").read_text("utf-8"))["dependencies"]
    text = (PLAYGROUND / "package-lock.json").read_text("utf-8")
    locked = json.loads(text)["packages"]
    assert "://" not in text
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert locked["node_modules/pyodide"]["version"] == wanted["pyodide"]
    assert all(facts["integrity"].startswith("sha512-") for name, facts in locked.items() if name)
