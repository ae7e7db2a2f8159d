"""What the prose claims is shown by a program, by the documentation, or by the standard library."""

import gzip
import re
import shutil
import sys

import pytest

from tools.claims import passages
from tools.claims.documentation import changelog, notes
from tools.claims.sentences import Mark, Sentence, pages, sentences
from tools.claims.shown import problems, unsaid
from tools.interpreter import Interpreter, at_hand, interpreter
from tools.repository import ROOT, SiteError, relative

pytestmark = pytest.mark.depends("snippets")

PYTHON = interpreter(sys.executable)


def page(tmp_path, text):
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def said(path):
    return [sentence.text for sentence in sentences(path)]


@pytest.fixture(scope="module")
def pythons():
    """Return the interpreters at hand, which takes a third of a second each time to find out."""
    return at_hand()


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, id=relative(p), marks=pytest.mark.depends(relative(p))) for p in pages()],
)
def test_each_claim_of_a_page_is_shown(path, pythons):
    assert not "\n".join(problems(path, pythons))


def test_sentences_are_those_of_paragraphs_and_lists_and_the_rows_of_tables(tmp_path):
    path = page(
        tmp_path,
        "---\ndescription: It never ends.\n---\n\n# A title\n\nOne `a.b` is\nhere. Two\n\n"
        "1. Three!\n2. Four? (Five.)\n\n| Six | Seven. Eight |\n|---|---|\n\n"
        '```python\n--8<-- "x.py"\n```\n\n=== "fork"\n\n    Nine.\n\n[a]: https://never.example\n',
    )
    assert said(path) == [
        *("One `a.b` is here.", "Two", "Three!", "Four?", "(Five.)"),
        *("| Six | Seven. Eight |", "|---|---|", "Nine."),
    ]


def test_a_sentence_has_the_line_it_begins_on_and_the_marks_behind_it(tmp_path):
    path = page(
        tmp_path,
        "One is\nlong. [Two](there.md)\nis, too."
        "<!-- shown: a/b --><!-- no claim: a -> b -->\nThree.\n",
    )
    assert [(s.line, s.text, s.marks) for s in sentences(path)] == [
        (1, "One is long.", ()),
        (2, "Two is, too.", (Mark("shown", "a/b"), Mark("no claim", "a -> b"))),
        (4, "Three.", ()),
    ]


def test_a_row_of_a_table_is_one_sentence_and_has_the_marks_of_all_its_cells(tmp_path):
    path = page(tmp_path, "| one.<!-- shown: a/b --> Two | 3 ms<!-- start: fork --> |\n")
    assert [(s.text, s.marks) for s in sentences(path)] == [
        ("| one. Two | 3 ms |", (Mark("measured", "start: fork"), Mark("shown", "a/b")))
    ]


def test_a_mark_may_be_behind_the_colon_that_ends_a_sentence(tmp_path):
    path = page(tmp_path, "It never ends:<!-- shown: a/b -->\n\n- here: there\n")
    assert [(s.text, len(s.marks)) for s in sentences(path)] == [
        ("It never ends:", 1),
        ("here: there", 0),
    ]


def test_a_mark_in_the_middle_of_a_sentence_is_refused(tmp_path):
    with pytest.raises(SiteError, match=r"1 marks are not behind the end of a sentence"):
        said(page(tmp_path, "One<!-- shown: start/count --> is long."))


@pytest.mark.parametrize(
    "text", ["It never ends.", "Since 3.14 it ends.", "macOS has none.", "The default is 1."]
)
def test_a_sentence_that_claims_and_has_no_mark_is_named(tmp_path, text):
    path = page(tmp_path, f"Something else.\n\n{text}\n")
    assert [*problems(path, [])] == [f"{path}:3: nothing shows this: {text}"]


def test_a_sentence_that_claims_nothing_says_why(tmp_path):
    path = page(tmp_path, "The only one.<!-- no claim: counts what is above -->\n")
    assert [*problems(path, [])] == []


def test_a_number_that_was_measured_shows_its_sentence(tmp_path):
    text = "On 3.11 it always takes 3 ×<!-- start: spawn @ 3.11 / fork @ 3.11 --> as long.\n"
    assert [*problems(page(tmp_path, text), [])] == []


def test_a_measurement_shows_what_it_is_named_for(tmp_path):
    text = "It is always the slowest.<!-- measured: {} -->"
    assert [*problems(page(tmp_path, text.format("start")), [])] == []
    assert "no program" in next(problems(page(tmp_path, text.format("gone")), []))


INCLUDE = '```python\n--8<-- "snippets/start/count.py"\n```\n\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("`done` is always last.<!-- shown: start/count -->", None),
        ("`gone` is always last.<!-- shown: start/count -->", "does not say gone"),
        ("It is always 1,229.<!-- shown: start/count -->", None),
        ("It is always 1,230.<!-- shown: start/count -->", "does not say 1230"),
        ("Up to 20,000 it is `done`, always.<!-- shown: start/count -->", None),
        ("It never ends.<!-- no claim: x --><!-- shown: start/gone -->", "there is no program"),
        ("Since 3.14 `done` is last.<!-- shown: start/count -->", "does not say 3.14"),
        ("It never ends.<!-- shown: start/greet -->", "neither on this page nor a proof"),
        ("It never ends.<!-- shown: start/gone -->", "there is no program snippets/start/gone.py"),
        ("On Windows it never ends.<!-- shown: start/count -->", "another platform"),
    ],
)
def test_a_program_shows_what_it_names(tmp_path, text, problem):
    path = page(tmp_path, INCLUDE + text)
    found = [*problems(path, [])]
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_transcripts_by_version_show_since_when(tmp_path):
    text = (
        '```python\n--8<-- "snippets/queues/thread_queue.py"\n```\n\n'
        "Since {} it says where.<!-- shown: queues/thread_queue -->"
    )
    assert [*problems(page(tmp_path, text.format("3.14")), [])] == []
    assert "3.12" in next(problems(page(tmp_path, text.format("3.12")), []))


HTML = """<html><head><title>3.15.2 Documentation</title></head><body>
<section id="queues"><h2>Queues<a>¶</a></h2><p>They are <em>first
in</em>, first out.</p><dl><dt id="q.get">get(<b>block=True</b>)</dt>
<dd><p>Raises <code>Empty</code>.</p></dd>
<dt id="q.put">put()</dt><dd>Never blocks.</dd></dl></section>
<p>Elsewhere.</p>
<section><span id="old-name"></span><h2>Pipes</h2><p>Both ways.</p></section></body>"""
CHANGELOG = """<section id="python-3-15-1-final"><section id="library"><ul>
<li><p><a href="x">gh-12</a>: <code>get()</code> waits,
as before gh-11.</p></li><li><p><a href="y">gh-13</a>: Gone.</p></li></ul></section></section>
<section id="python-3-15-0-alpha-2"><ul><li><p><a href="x">bpo-7</a>: Begun.</p></li></ul></section>
"""


@pytest.fixture
def documentation(tmp_path, monkeypatch):
    folder = tmp_path / "html"
    (folder / "library").mkdir(parents=True)
    (folder / "library" / "q.html").write_text(HTML, encoding="utf-8")
    (folder / "index.html").write_text(HTML, encoding="utf-8")
    (folder / "whatsnew").mkdir()
    (folder / "whatsnew" / "changelog.html").write_text(CHANGELOG, encoding="utf-8")
    monkeypatch.setattr(passages, "NOTED", ("library/q",))
    monkeypatch.setattr(passages, "FOUND", tmp_path / "passages.json")
    passages.recorded.cache_clear()
    yield folder
    passages.recorded.cache_clear()


@pytest.mark.parametrize(
    ("passage", "there"),
    [
        ('library/q#queues "first in, first out"', True),
        ('library/q#q.get "block=True"', True),
        ('library/q#q.get "Raises Empty."', True),
        ('library/q#q.get "Never blocks"', False),
        ('library/q#q.put "Never blocks"', True),
        ('library/q#queues "Elsewhere"', False),
        ('library/q#old-name "Both ways"', True),
        ('library/q#gone "Both ways"', False),
        ('library/gone#queues "Both ways"', False),
    ],
)
def test_words_are_looked_up_behind_their_anchor(documentation, passage, there):
    wrong = passages.write([documentation], [Mark("docs", passage)])
    assert (not wrong, passage in passages.recorded()["docs"]) == (there, there)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('3.15.1 gh-12 "get() waits, as before"', None),
        ('3.15.0 bpo-7 "Begun."', None),
        ('3.15.0, 3.15.1 gh-12 "get() waits"', "3.15.0 has no such entry"),
        ('3.15.1 gh-12 "get() never waits"', "3.15.1 has other words"),
        ('3.15.1 gh-11 "get() waits"', "3.15.1 has no such entry"),
        ('3.15.1 gh-12 "Gone"', "3.15.1 has other words"),
        ('3.14.1 gh-12 "get() waits"', "no changelog of 3.14.1 at hand"),
        ('3.15 gh-12 "get() waits"', "write changelog:"),
    ],
)
def test_words_are_looked_up_in_the_entry_of_each_release(documentation, entry, problem):
    wrong = passages.write([documentation], [Mark("changelog", entry)])
    assert len(wrong) == (problem is not None)
    assert problem is None or problem in wrong[0]
    assert (entry in passages.recorded()["changelog"]) == (problem is None)


def test_a_changelog_may_be_compressed(documentation):
    page = documentation / "whatsnew" / "changelog.html"
    page.with_name("changelog.html.gz").write_bytes(gzip.compress(page.read_bytes()))
    page.unlink()
    assert passages.write([documentation], [Mark("changelog", '3.15.1 gh-13 "Gone."')]) == []


def test_an_entry_stays_found_when_the_changelog_of_its_release_is_gone(documentation):
    marks = [Mark("changelog", '3.15.1 gh-13 "Gone."'), Mark("changelog", '3.15.1 gh-14 "Gone."')]
    assert len(passages.write([documentation], marks)) == 1
    page = documentation / "whatsnew" / "changelog.html"
    page.write_text(CHANGELOG.replace("3-15-1", "3-15-2"), encoding="utf-8")
    changelog.cache_clear()
    assert passages.write([documentation], marks) == [
        'changelog: 3.15.1 gh-14 "Gone.": no changelog of 3.15.1 at hand'
    ]


def test_passages_are_looked_up_in_the_newest_documentation(documentation, tmp_path):
    older = tmp_path / "older"
    shutil.copytree(documentation, older)
    for page in older.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("3.15.2", "3.9.9").replace("Never", "May"))
    marks = [Mark("docs", 'library/q#q.put "Never blocks."')]
    assert passages.write([documentation, older], marks) == []
    assert passages.recorded()["documentation"] == ["3.9.9", "3.15.2"]


NOTES = """<section id="top"><div class="versionadded"><p>Added in version 3.2.</p></div>
<dl><dt id="q.Q">Q</dt><dt id="q.R">R</dt><dd><p>Text.</p>
<div class="versionchanged"><p>Changed in
version 3.14: <em>Larger</em>.</p></div>
<dl><dt id="q.Q.get">get</dt><dd><div class="deprecated"><p>Deprecated since version 3.9,
will be removed in version 3.15: Old.</p></div></dd></dl>
<div class="versionchanged soft-deprecated"><p>Soft deprecated since version 3.11.</p></div>
</dd></dl><p>In version 3.13.</p></section>"""


def test_notes_have_the_anchor_of_what_they_are_about(documentation):
    page = documentation / "library" / "q.html"
    page.write_text(NOTES, encoding="utf-8")
    assert notes(page) == [
        ("top", "Added in version 3.2."),
        ("q.Q", "Changed in version 3.14: Larger."),
        ("q.Q.get", "Deprecated since version 3.9, will be removed in version 3.15: Old."),
        ("q.Q", "Soft deprecated since version 3.11."),
    ]
    passages.write([documentation], [])
    assert passages.recorded()["notes"] == {
        "library/q#q.Q": [
            "Changed in version 3.14: Larger.",
            "Soft deprecated since version 3.11.",
        ],
        "library/q#q.Q.get": [
            "Deprecated since version 3.9, will be removed in version 3.15: Old."
        ],
    }


def test_a_passage_that_was_not_looked_up_shows_nothing(documentation, tmp_path):
    passages.write([documentation], [Mark("docs", 'library/q#q.put "Never blocks."')])
    good, bad = (
        f'It never blocks.<!-- docs: library/q#q.put "{words}" -->'
        for words in ("Never blocks.", "Always blocks.")
    )
    assert [*problems(page(tmp_path, good), [])] == []
    assert "not looked up" in next(problems(page(tmp_path, bad), []))


def library(tmp_path, version, text):
    folder = tmp_path / ".".join(map(str, version))
    folder.mkdir()
    (folder / "queue.py").write_text(text, encoding="utf-8")
    return Interpreter("python", version, False, "linux", (), "fork", str(folder))


@pytest.mark.parametrize(
    ("mark", "problem"),
    [
        ('queue.py "def get(self)"', None),
        ('queue.py @ 3.14- "def close(self): pass"', None),
        ('queue.py @ -3.13 "def end(self): pass"', None),
        ('queue.py @ 3.13- "def close(self): pass"', "has no such code"),
        ('queue.py "def close(self): pass"', "has no such code"),
        ('queue.py @ 3.14- "def get(self)"', "has this code, too"),
        ('gone.py "def get(self)"', "has no such code"),
        ("queue.py def get", "write source:"),
        ('queue.py @ 3.14 "def get"', "write source:"),
        ('queue.py @ 3.14.4 "def close(self): pass"', None),
        ('queue.py @ 3.13.9, 3.14.4 "def close(self): pass"', None),
        ('queue.py @ 3.14.5 "def close(self): pass"', "has this code, too"),
        ('queue.py @ 3.13.8, 3.14.4 "def close(self): pass"', "has no such code"),
        ('queue.py @ 3.13.8 "def close(self): pass"', "has no such code"),
        ('queue.py @ 3.13.9 "def close(self): pass"', None),
    ],
)
def test_code_is_looked_up_in_the_versions_that_have_it(tmp_path, mark, problem):
    old = library(tmp_path, (3, 13, 8), "def get(self): pass\ndef end(self):\n    pass\n")
    new = library(tmp_path, (3, 14, 4), "def get(self): pass\ndef close(self):\n    pass\n")
    if problem is None:
        passages.quoted(mark, [old, new])
    else:
        with pytest.raises(SiteError, match=problem):
            passages.quoted(mark, [old, new])


def test_code_of_a_version_shows_since_when():
    shown_by = Mark("source", 'queue.py @ 3.13- "class ShutDown(Exception):"')
    right, wrong = (
        Sentence(ROOT / "page.md", 1, f"Since {version} there is `ShutDown`.", (shown_by,))
        for version in ("3.13", "3.14")
    )
    assert (unsaid(right, [PYTHON]), unsaid(wrong, [PYTHON])) == ([], ["3.14"])


# A sentence of a page, what becomes of it, and what the check says then.
SABOTAGES = {
    "a version of the documentation": (
        "learn/start-methods",
        "since 3.15.1.",
        "since 3.15.2.",
        "does not say 3.15.2",
    ),
    "a version of the library": (
        "fix/connection-reset",
        "- Starting with 3.15, the server",
        "- Starting with 3.12, the server",
        "does not say 3.12",
    ),
    "a patch release": (
        "fix/connection-reset",
        "forkserver before 3.13.8,",
        "forkserver before 3.13.6,",
        "does not say 3.13.6",
    ),
    "a patch release of a changelog's entry": (
        "reference/what-changed",
        "changelog: 3.13.12, 3.14.3 gh-109263",
        "changelog: 3.13.11, 3.14.3 gh-109263",
        "not looked up",
    ),
    "a default in a quotation": (
        "learn/start-methods",
        "spawn is now the default start method when",
        "fork is now the default start method when",
        "not looked up",
    ),
    "always into never in a quotation": (
        "hangs/killed-mid-message",
        "a TimeoutError will be raised",
        "a TimeoutError will never be raised",
        "not looked up",
    ),
    "a line of the library turned round": (
        "hangs/killed-mid-message",
        "while remaining > 0:",
        "while remaining < 0:",
        "has no such code",
    ),
    "the versions that have a line": (
        "fix/connection-reset",
        "forkserver.py @ 3.15-",
        "forkserver.py @ 3.14-",
        "has no such code",
    ),
    "an exception": (
        "hangs/worker-died",
        "[`BrokenProcessPool`]",
        "[`BrokenExecutorPool`]",
        "does not say BrokenExecutorPool",
    ),
    "a name": (
        "reference/what-changed",
        "| `SharedMemory` has a `track` parameter |",
        "| `SharedMemory` has a `tracked` parameter |",
        "does not say tracked",
    ),
    "a number": (
        "hangs/killed-mid-message",
        "up to [4,096 bytes]",
        "up to [8,192 bytes]",
        "does not say 8192",
    ),
    "a program that is gone": (
        "hangs/worker-died",
        "<!-- shown: hangs/killed_idle -->",
        "<!-- shown: hangs/killed_busy -->",
        "there is no program",
    ),
}


@pytest.mark.depends("docs")
@pytest.mark.parametrize(("page_name", "old", "new", "problem"), SABOTAGES.values(), ids=SABOTAGES)
def test_a_claim_that_is_changed_is_noticed(tmp_path, page_name, old, new, problem):
    """Changes a sentence of a real page, or what its mark quotes.

    Not noticed is a change that keeps versions, numbers and names: "always" into "never", "before"
    into "after", a default turned round in a sentence that has both names in what shows it, or one
    version into another that what shows it names as well. These are for people to notice, as is a
    sentence without any of the words of a claim.
    """
    text = (ROOT / "docs" / f"{page_name}.md").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    before, after = (
        [*problems(page(tmp_path, changed), at_hand())]
        for changed in (text, text.replace(old, new))
    )
    assert not before
    assert problem in "\n".join(after)


def test_a_claim_that_is_turned_round_in_words_alone_is_not_noticed(tmp_path):
    text = INCLUDE + "`done` is {} the last line.<!-- shown: start/count -->"
    for word in ("always", "never"):
        assert [*problems(page(tmp_path, text.format(word)), [])] == []


CHANGED = ROOT / "docs" / "reference" / "what-changed.md"
# The notes without a row: what they are about, by why that is not on the page.
EXCUSED = {
    "files": (
        r"os#os\.(?:f|l)?chmod",
        r"os#os\.(?:mkdir|makedirs|utime|NODEV|readinto|scandir)",
        r"os#os\.list(?:dir|xattr|drives|mounts|volumes)",
        r"os#os\.DirEntry(?:\..*)?",
        r"os#os\.statx?(?:_result(?:\..*)?)?",
        r"os#os\.(?:STATX|AT|RWF|SF)_\w+",
    ),
    "terminals": (r"os#os\.(?:grantpt|posix_openpt|ptsname|unlockpt)",),
    "timers, of one process": (r"os#os\.(?:timerfd|TFD)_\w+", r"os#timer-file-descriptors"),
    "an audit event": (r"os#os\.environ",),
    "neither processes nor threads": (r"os#os\.(?:sysconf_names|urandom)",),
    "systems that this site does not cover": (r"threading#threading\.get_native_id",),
}


def noted():
    """Return the notes of the documentation: (PAGE#ANCHOR, text)."""
    return [
        (about, text) for about, texts in passages.recorded()["notes"].items() for text in texts
    ]


def excused(about):
    patterns = (pattern for patterns in EXCUSED.values() for pattern in patterns)
    return any(re.fullmatch(f"library/(?:{pattern})", about) for pattern in patterns)


def quoting(about, text):
    """Return the rows of the page on what changed that quote a note, and say its version."""
    version = re.search(r"3\.\d+(?:\.\d+)?", text)[0]
    return [
        row
        for row in sentences(CHANGED)
        for place, _, words in (mark.what.partition(" ") for mark in row.marks)
        if place == about and words.strip('"') in text and version in since(row)
    ]


def since(row):
    """Return the versions that a row of the page on what changed names as the first."""
    cells = row.text.split("|")
    return cells[2].replace(" ", "").split(",") if len(cells) > 2 else []


def test_what_changed_has_each_note_of_the_documentation():
    missing = [note for note in noted() if not excused(note[0]) and not quoting(*note)]
    assert not missing


def test_each_excuse_is_that_of_notes_without_a_row():
    for pattern in (pattern for patterns in EXCUSED.values() for pattern in patterns):
        assert any(re.fullmatch(f"library/{pattern}", about) for about, _ in noted()), pattern
    assert not [note for note in noted() if excused(note[0]) and quoting(*note)]


def test_each_version_of_what_changed_is_that_of_a_passage_or_of_code():
    for row in sentences(CHANGED):
        by = [mark.what for mark in row.marks if mark.kind in {"docs", "changelog", "source"}]
        text = "\n".join(by)
        for version in since(row) if row.marks else []:
            said = re.search(rf"(?<![\d.]){re.escape(version)}(?!\.?\d)", text)
            assert said, f"{row.where}: nothing but a proof says {version}"
