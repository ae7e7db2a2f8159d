"""What a program says of where it runs."""

import sys

import pytest

from tools.check.check import claims
from tools.interpreter import Interpreter, interpreter
from tools.repository import SiteError
from tools.run.run import LIMIT, job
from tools.snippet.command import parse_command
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

pytestmark = pytest.mark.depends()

OLD = Interpreter("python", (3, 12, 1), False, "darwin", ("spawn",), "spawn")


@pytest.fixture
def program(tmp_path):
    """A function that makes a program with the given lines of inline metadata."""

    def made(*lines):
        block = ["# /// script", *(f"# {line}" for line in lines), "# ///"]
        (tmp_path / "program.py").write_text("\n".join([*block, "pass", ""]))
        return Snippet(tmp_path / "program.py")

    return made


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('requires-python = ">=3.12"', None),
        ('requires-python = ">=3.13"', "needs Python >=3.13"),
        ('tool.snippet.platforms = ["linux", "darwin"]', None),
        ('tool.snippet.platforms = ["linux"]', "needs one of the platforms linux"),
    ],
)
def test_a_program_says_where_it_cannot_run(program, line, reason):
    assert program(line).why_not(OLD) == reason


def test_a_program_is_skipped_where_a_package_is_missing(program):
    python = interpreter(sys.executable)
    assert program('dependencies = ["pytest>=9", "Jinja2"]').why_not(python) is None
    reason = program('dependencies = ["pytest>=9", "no-such-package[x]>1"]').why_not(python)
    assert reason == "needs no-such-package"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('requires-python = "~=3.12"', "requires-python must read '>=3.X'"),
        ("requires-python = 3.12.1", "program.py:1: inline metadata"),
        ('tool.snippet.platform = "linux"', "program.py: [tool.snippet] has no 'platform'"),
    ],
)
def test_malformed_metadata_names_the_file(program, line, complaint):
    with pytest.raises(SiteError) as error:
        program(line).why_not(OLD)
    assert complaint in str(error.value)


def test_a_program_says_what_it_is_checked_under(program):
    python = interpreter(sys.executable)
    made = program('tool.snippet.methods = ["spawn"]', "tool.snippet.limit = 60")
    assert [method for method, _ in claims(made, python)][-1] is None
    assert {method for method, _ in claims(made, python)} <= {"spawn", None}
    asked = Recording(made.main, parse_command(made.main, "$ python program.py"))
    assert job(made, asked, python, "spawn").limit == 60
    assert job(program("dependencies = []"), asked, python, "spawn").limit == LIMIT


def test_of_the_transcripts_that_cover_a_run_the_most_special_holds(tmp_path):
    names = ("", ".until-3.13", ".until-3.12", ".until-3.12.3", ".t", ".spawn", ".spawn.until-3.12")
    for name in names:
        (tmp_path / f"program{name}.out").touch()
    snippet = Snippet(tmp_path / "program.py")

    def holds(method, *version, free=False):
        python = Interpreter("python", version, free, "linux", ("fork", "spawn"), "fork")
        name = snippet.variant(method, python).path.name
        return name.removeprefix("program").removesuffix(".out")

    assert holds("fork", 3, 14, 0) == ""
    assert holds("fork", 3, 13, 5) == ".until-3.13"
    assert holds("fork", 3, 12, 4) == ".until-3.12"
    assert holds("fork", 3, 12, 3) == ".until-3.12.3"
    assert holds("fork", 3, 13, 5, free=True) == ".t"
    assert holds("spawn", 3, 13, 5, free=True) == ".spawn"
    assert holds("spawn", 3, 12, 3) == ".spawn.until-3.12"
