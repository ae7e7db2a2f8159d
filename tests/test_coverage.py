"""The table of what is covered points to pages, and to programs that these pages show."""

import re

import pytest

from tools.repository import ROOT

pytestmark = pytest.mark.depends("docs", "tests/coverage.md")

TABLE = ROOT / "tests" / "coverage.md"
ROW = re.compile(r"\| (?P<topic>[^|]+) \| (?P<pages>[^|]+) \| (?P<programs>[^|]+) \|")


def rows():
    """Yield (topic, page paths, program names) of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line.startswith("|")][2:]:
        match = ROW.fullmatch(line)
        assert match, f"not a row of the table: {line}"
        yield match["topic"], *(re.findall(r"`([^`]+)`", match[k]) for k in ("pages", "programs"))


def test_every_row_points_to_pages_that_show_its_programs():
    found = list(rows())
    assert len(found) > 40
    for topic, pages, programs in found:
        assert pages, f"{topic}: no page"
        assert programs, f"{topic}: no program"
        texts = [(ROOT / "docs" / page).read_text(encoding="utf-8") for page in pages]
        for program in programs:
            line = f'--8<-- "snippets/{program}.py"'
            assert any(line in text for text in texts), f"{topic}: no page shows {program}"


def test_no_topic_is_there_twice():
    topics = [topic for topic, *_ in rows()]
    assert len(topics) == len(set(topics))
