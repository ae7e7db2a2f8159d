"""What is drawn before each build: all that pages include, whole, and nothing else."""

import json
import os
import re
import subprocess
import sys

import pytest
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tools.draw import __main__ as command
from tools.draw import descriptions
from tools.repository import DRAWN, ROOT, SiteError

pytestmark = pytest.mark.depends()


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """A function that draws what the given functions return, {name: function}, into a folder."""
    monkeypatch.setattr(command, "DRAWN", tmp_path)
    monkeypatch.setattr(command, "RUNS", tmp_path / "runs")
    monkeypatch.setattr(command, "fetched", lambda: ())

    def draw(**texts):
        found = [(ROOT / "a" / f"{name}.svg", text) for name, text in texts.items()]
        monkeypatch.setattr(command, "drawings", lambda: found)
        command.draw_all()
        return {path.stem: path for path in tmp_path.rglob("*") if path.is_file()}

    return draw


def gone():
    raise SiteError("a/gone.out:1: no run")


@pytest.mark.depends("docs", "snippets")
def test_pages_include_only_what_is_in_the_repository_or_drawn():
    expected = {path.relative_to(ROOT).as_posix() for path, _ in command.drawings()}
    pages = (page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    included = {path for page in pages for path in re.findall(r'--8<-- "([^":]+)"', page)}
    assert expected <= included, "drawn for no page"
    missing = {path for path in included - expected if not (ROOT / path).is_file()}
    assert missing == set()


@pytest.mark.depends("docs", "snippets", "mkdocs.yml")
@pytest.mark.depends("tests/conftest.py")
def test_what_the_workers_of_pytest_share_is_gone_at_the_end(tmp_path):
    test = "tests/test_draw.py::test_reading_the_settings_draws"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n1",
        "--fresh",
        "-p",
        "no:cacheprovider",
        test,
    ]
    variables = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True)
    assert list(tmp_path.glob("python-processes-*")) == []


def test_reading_the_settings_draws(drawn_settings):
    assert drawn_settings.mdx_configs["pymdownx.snippets"]["base_path"] == [".", DRAWN.name]


def test_a_picture_is_written_only_when_it_changes(drawn):
    before = drawn(one=lambda: "1", two=lambda: "2")
    stamps = {name: path.stat() for name, path in before.items()}
    after = drawn(one=lambda: "1", two=lambda: "3")
    assert after["one"].stat() == stamps["one"]
    assert after["two"].read_text() == "3"
    assert after.keys() == {"one", "two"}, "nothing half-made is left"


def test_a_picture_that_follows_from_nothing_any_more_goes(drawn):
    drawn(one=lambda: "1", two=lambda: "2")
    assert drawn(two=lambda: "2").keys() == {"two"}


def test_what_cannot_be_drawn_is_said_and_harms_no_other(drawn, capsys):
    drawn(gone=lambda: "old", two=lambda: "2")
    assert drawn(gone=gone, two=lambda: "3").keys() == {"two"}, "the old picture shows another run"
    assert capsys.readouterr().err == "a/gone.out:1: no run\n"


def test_the_command_needs_no_package_but_those_that_both_builders_bring():
    allowed = {"jinja2", "markupsafe", "tools"}
    code = (
        "import sys; before = {*sys.modules}; import tools.draw.__main__; "
        "print(*{name.partition('.')[0] for name in {*sys.modules} - before})"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(answer.stdout.split()) - sys.stdlib_module_names <= allowed


@pytest.mark.depends("docs", "mkdocs.yml")
def test_the_search_has_the_description_of_each_page(drawn_settings):
    files = get_files(drawn_settings)
    expected = {}
    for page in get_navigation(files, drawn_settings).pages:
        page.read_source(drawn_settings)
        expected[page.url.removeprefix("./")] = page.meta["description"]
    assert json.loads(re.split(r"const \w+ = ", descriptions.draw())[1]) == expected
