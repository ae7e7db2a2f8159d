"""The papers say what is so: commands exist, locks are in step, no file names a machine."""

import os
import re
import shutil
import subprocess
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import chromium
from tools.install import direct, install, needed, pins
from tools.repository import ROOT
from tools.site.browser import BROWSERS, NoBrowserError

PAPERS = ["README.md", "CONTRIBUTING.md", ".ci/run", ".ci/zensical.sh"]
WORKFLOWS = ".github/workflows"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = SETTINGS["dependency-groups"]
LOCK_FILES = sorted(path.name for path in ROOT.glob("requirements*.txt"))
LOCKS = [pins(ROOT / name) for name in LOCK_FILES]
REGISTRY = re.compile(r"pypi\.(python\.)?org|pythonhosted\.org|--(extra-)?index-url|--find-links")
pytestmark = pytest.mark.depends("Makefile", *PAPERS, *LOCK_FILES, WORKFLOWS)
on_everything = pytest.mark.depends(".")
# But for /home/you, which stands for the reader's.
HOME = re.compile(r"(?<![\w.])/(root|home/(?!you/)\w+|Users/\w+)/")


def project_lines() -> Iterator[tuple[Path, str, str]]:
    """Yields each line of what is committed or would be, after its file and its `path:line`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode != 0:
        pytest.skip("only a git checkout knows which files are the project's")
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if path.is_file():
            text = path.read_text("utf-8", errors="ignore")
            for number, line in enumerate(text.splitlines(), 1):
                yield path, f"{name}:{number}", line


@pytest.mark.parametrize("paper", PAPERS)
def test_every_make_command_in_a_paper_exists(paper):
    text = (ROOT / paper).read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = re.findall(r"(?:^\s*|\$ |`)make (?:--silent )?([a-z]+)", text, re.MULTILINE)
    assert commands
    assert set(commands) <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def version(requirement: str) -> str:
    """Return name and version of a requirement, without where it applies and its hashes."""
    return re.split(r"[ ;]", requirement)[0]


@pytest.mark.parametrize("group", [None, *GROUPS])
def test_the_locks_hold_what_pyproject_pins(group):
    named = GROUPS[group] if group else SETTINGS["project"]["dependencies"]
    locked = [{version(lock[name]) for name in direct(lock, group)} for lock in LOCKS]
    assert [found for found in locked if found] == [set(map(version, named))], "run `make lock`"


def test_no_two_locks_disagree():
    """Then no group that is installed changes what another one has installed."""
    versions = defaultdict(set)
    locks = "".join(path.read_text("utf-8") for path in ROOT.glob("requirements*.txt"))
    for name, pinned in re.findall(r"^([\w.-]+)==([^ ;]+)", locks, re.MULTILINE):
        versions[name].add(pinned)
    assert [found for found in versions.values() if len(found) > 1] == []


def test_a_group_is_installed_with_what_it_needs_and_nothing_else():
    lock = {
        "dask": "dask==1\n    # via distributed\n",
        "distributed": "distributed==1\n    # via joblib\n",
        "joblib": "joblib==1\n    # via python-processes (pyproject.toml:programs)\n",
        "numpy": "numpy==1\n    # via\n    #   pandas\n    #   ray\n",
    }
    whole = needed(lock, direct(lock, "programs"))
    assert re.findall("^[a-z]+", whole, re.MULTILINE) == ["dask", "distributed", "joblib"]


def test_what_has_no_wheel_is_named_and_the_rest_is_installed(tmp_path, monkeypatch, capsys):
    tried = []

    def pip(requirements):
        tried.append(requirements)
        return "no wheel" if "\nnumpy==" in f"\n{requirements}" else ""

    monkeypatch.setattr("sys.prefix", tmp_path)
    monkeypatch.setattr("tools.install._refused", pip)
    assert install("programs", optional=True)
    assert "not installed: numpy: no wheel\n" in capsys.readouterr().out
    assert any(text.startswith("rich==") or "\nrich==" in text for text in tried[1:])
    tried.clear()
    assert install("programs", optional=True)
    assert "not installed: numpy: no wheel\n" in capsys.readouterr().out
    assert tried == [], "a second call tries nothing"
    assert not install("programs", optional=False), "but who asks for all of it gets an answer"
    assert tried


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_a_changed_lock_keeps_what_was_installed(tmp_path):
    """Instead of Python, one program says that all went well, and the other that nothing did."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    installed, new = tmp_path / ".venv", tmp_path / "path"
    for path, text in (
        (installed / "bin" / "python", "#!/bin/sh\n"),
        (installed / "requirements.txt", "before"),
        (new / "python3", "#!/bin/sh\nexit 1\n"),
        (tmp_path / "requirements.txt", "after"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
    made = subprocess.run(
        ["make", "venv"],
        cwd=tmp_path,
        env={"PATH": f"{new}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    assert (installed / "requirements.txt").read_text() == "after"


def test_make_looks_for_the_browsers_that_tests_can_drive():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^BROWSERS := (.*)$", makefile, re.MULTILINE)[1].split() == list(BROWSERS)


def test_without_its_browser_the_gate_fails(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    with pytest.raises((NoBrowserError, pytest.skip.Exception)) as raised, chromium():
        pass
    assert raised.type is NoBrowserError, "it would be skipped"


@on_everything
def test_no_file_names_a_registry():
    here = Path(__file__)
    assert [
        at for path, at, line in project_lines() if path != here and REGISTRY.search(line)
    ] == []


@on_everything
def test_nothing_that_is_published_names_a_home_folder():
    """Programs are exempt: a test of the harness may make such a path up."""
    assert [
        at for path, at, line in project_lines() if path.suffix != ".py" and HOME.search(line)
    ] == []


@pytest.mark.parametrize("workflow", sorted((ROOT / WORKFLOWS).glob("*.yml")))
def test_every_action_is_pinned_by_commit(workflow):
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert used
    assert [
        action for action in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[\d.]+", action)
    ] == []


@pytest.mark.depends(WORKFLOWS, "docs/about/how-outputs-are-proven.md")
def test_the_page_names_the_rounds_of_stress_that_the_workflow_runs_on_the_oldest_and_newest():
    workflow = (ROOT / WORKFLOWS / "test.yml").read_text("utf-8")
    stress = workflow.partition("\n  stress:\n")[2].partition("\n\n")[0]
    [rounds] = re.findall(r"--rounds (\d+)", stress)
    [parts] = re.findall(r"part: \[(.*?)\]", stress)
    rounds = int(rounds) * len(parts.split(","))
    page = (ROOT / "docs/about/how-outputs-are-proven.md").read_text("utf-8")
    assert (
        f"go through {rounds} rounds of `make stress` on the oldest and the newest Python" in page
    )
    tested = sorted(set(re.findall(r'"3\.(\d+)"', workflow)), key=int)
    assert re.findall(r'"3\.(\d+)"', stress) == [tested[0], tested[-1]]
