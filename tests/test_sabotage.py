"""Every sabotage can still be done: `make sabotage` runs what should notice."""

import pytest

from tools.check.sabotage import sabotages
from tools.repository import ROOT

pytestmark = pytest.mark.depends("tests")


@pytest.mark.parametrize("sabotage", sabotages(), ids=str)
def test_what_it_replaces_is_there_once_and_what_should_notice_is_there(sabotage):
    text = sabotage.applied()
    assert text is not None, "the file does not contain its text exactly once"
    compile(text, sabotage.path, "exec")
    path, _, name = sabotage.test.partition("::")
    assert f"def {name.partition('[')[0]}" in (ROOT / "tests" / path).read_text("utf-8")


def test_there_are_enough_of_them_and_no_two_are_one():
    texts = list(map(str, sabotages()))
    assert len(set(texts)) == len(texts) >= 45
