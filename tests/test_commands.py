"""The papers say what is so: commands exist, locks are in step, no file names a machine."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = SETTINGS["dependency-groups"]
REGISTRY = re.compile(r"pypi\.(python\.)?org|pythonhosted\.org|--(extra-)?index-url|--find-links")
HOME = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+)/")


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


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", ".ci/run", ".ci/zensical.sh"])
def test_every_make_command_in_a_paper_exists(paper):
    text = (ROOT / paper).read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = re.findall(r"(?:^\s*|\$ |`)make (?:--silent )?([a-z]+)", text, re.MULTILINE)
    assert commands
    assert set(commands) <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize(
    ("lock", "source", "pins"),
    [
        ("requirements.txt", "(pyproject.toml)", SETTINGS["project"]["dependencies"]),
        *(
            (f"requirements-{group}.txt", f"(pyproject.toml:{group})", GROUPS[group])
            for group in ("advisories", "browser", "zensical")
        ),
    ],
)
def test_the_lock_holds_what_pyproject_pins(lock, source, pins):
    entries = re.findall(r"^(\S+) \\\n((?: .*\n?)*)", (ROOT / lock).read_text("utf-8"), re.M)
    direct = [package for package, origins in entries if source in origins]
    assert sorted(direct) == sorted(pins), "run `make lock`"


def test_no_file_names_a_registry():
    here = Path(__file__)
    assert [
        at for path, at, line in project_lines() if path != here and REGISTRY.search(line)
    ] == []


def test_nothing_that_is_published_names_a_home_folder():
    """Programs are exempt: a test of the harness may make such a path up."""
    assert [
        at for path, at, line in project_lines() if path.suffix != ".py" and HOME.search(line)
    ] == []


@pytest.mark.parametrize("workflow", sorted((ROOT / ".github/workflows").glob("*.yml")))
def test_every_action_is_pinned_by_commit(workflow):
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert used
    assert [
        action for action in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[\d.]+", action)
    ] == []
