"""Makes the search's index lighter: what it ranks by is how often a page has a word, not where."""

import html
import json
import re
from collections.abc import Iterator

from tools.repository import ROOT

_WORKER = (ROOT / "docs" / "assets" / "search" / "worker.js").read_text("utf-8")
_COMMON = {*_WORKER.partition("COMMON = new Set(")[2].split("`")[1].split()}
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:_+[^\W_]+)*")  # as the worker has it
_NUMBERED = re.compile("errno|winerror|exit|code|signal", re.IGNORECASE)  # likewise


def shorten(index: str) -> str:
    """Return Material's search_index.json with each page's words, sorted, as the text of the page.

    Compressed, it is less than half. Words that the worker leaves out are left out, and a number
    that it takes together with the word before comes so, too: "Errno24".
    """
    whole = json.loads(index)
    texts: dict[str, list[str]] = {}
    for entry in whole["docs"]:
        page = entry["location"].partition("#")[0]
        texts.setdefault(page, []).extend(_words(entry["text"]))
        entry["text"] = ""
    for entry in whole["docs"]:
        if words := texts.pop(entry["location"], None):
            entry["text"] = " ".join(sorted(words))
        else:  # a section, which has the tags of its page once more
            entry.pop("tags", None)
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def _words(text: str) -> Iterator[str]:
    before = ""
    for word in _WORD.findall(html.unescape(_TAG.sub(" ", text))):
        if word.lower() not in _COMMON:
            yield word
        if word.isdecimal() and _NUMBERED.fullmatch(before):
            yield before + word
        before = word
