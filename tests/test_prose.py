"""No page has a word that sends a native reader back to the beginning of the sentence."""

import re

import pytest

from tools.claims.sentences import pages
from tools.repository import relative

# What reads translated, old, or talks down; code blocks may have what Python itself says.
WORDS = re.compile(
    r"\b(some|no|any|every)body\b|\bwho(so)?ever\b|\b(stands?|lies)\b|\bfor ever\b"
    r"|\b(anew|hence|besides|meanwhile|simply|obviously|powerful|under the hood|dive in|let's)\b"
    r"|\b(note that|it is important to|in this section)\b",
    re.IGNORECASE,
)
BLOCK = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)


def found(source):
    """Return [(line, word)] of a page; names of sections in links count, too."""
    text = BLOCK.sub(lambda block: "\n" * block[0].count("\n"), source)
    text = re.sub(r'"[^"\n]*" -->', "-->", text).replace("-", " ")
    return [(text.count("\n", 0, m.start()) + 1, m[0]) for m in WORDS.finditer(text)]


@pytest.mark.parametrize(
    "page",
    [pytest.param(p, id=relative(p), marks=pytest.mark.depends(relative(p))) for p in pages()],
)
def test_no_page_has_a_word_that_reads_translated(page):
    assert found(page.read_text("utf-8")) == []


@pytest.mark.depends()
def test_words_are_found_in_prose_and_in_names_of_sections_and_not_in_code_and_quotations():
    page = 'It stands\nhere. {#nobody-knows}\n```\nfor ever\n```\nHence.<!-- docs: a "anew" -->\n'
    assert found(page) == [(1, "stands"), (2, "nobody"), (6, "Hence")]
    assert found("An understanding, a withstander, everybodyish.\n") == []
