"""Recording publishes one real run or refuses, and leaves the old files whole."""

import json
import os
import platform
import re
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config

from tools.check.check import check
from tools.check.pages import blocks
from tools.draw import timeline
from tools.draw.timeline import draw
from tools.interpreter import METHODS, Interpreter, at_hand, interpreter
from tools.record import record as recording_tool
from tools.record.advice import idle
from tools.record.record import holds, newest_for, record, telling, unfit, update
from tools.repository import ROOT, SiteError
from tools.run.another_day import another_day
from tools.snippet import program as programs
from tools.snippet import verified
from tools.snippet.program import Snippet
from tools.snippet.recording import read

pytestmark = [
    pytest.mark.depends(),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]
PYTHON = interpreter(sys.executable)


@pytest.fixture
def snippet(tmp_path):
    """A function that makes a program and the first line of its transcript(s).

    It is checked under all start methods, or only under `method`.
    """

    def made(program, words="", names=("program.out",), method=None):
        lines = f'# /// script\n# tool.snippet.methods = ["{method}"]\n# ///\n' if method else ""
        (tmp_path / "program.py").write_text(lines + textwrap.dedent(program))
        header = "$ python program.py" + (f"  # varies: {words}" if words else "")
        for name in names:
            (tmp_path / name).write_text(f"{header}\n")
        return Snippet(tmp_path / "program.py")

    return made


def recorded(snippet):
    """Record the only transcript; return its text."""
    [variant] = snippet.variants
    record(snippet, variant, PYTHON)
    return variant.path.read_text()


def refused(snippet):
    """Try to record; return why not. No file may have changed, none may be left over."""
    folder = snippet.main.parent
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(SiteError) as error:
        recorded(snippet)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    return str(error.value)


def test_a_run_is_published_with_its_command_and_its_ending(snippet):
    made = snippet("print('one')\nraise SystemExit(3)\n")
    assert recorded(made) == "$ python program.py\none\n[exit 3]\n"
    assert not made.variants[0].run_path.exists()


def test_what_varies_is_published_with_its_run(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    pid = recorded(made).splitlines()[1]
    run = json.loads(made.variants[0].run_path.read_text())
    assert (run["method"], run["pids"]) == (PYTHON.default_method, {pid: "main"})
    assert [event[1:] for event in run["events"]] == [["main", "line", pid]]


def test_what_holds_is_not_recorded_again(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    [variant] = made.variants
    assert not holds(made, variant, PYTHON)
    recorded(made)
    assert holds(made, variant, PYTHON)
    program = made.main.read_text()
    made.main.write_text(program + "print('more')\n")
    assert not holds(made, variant, PYTHON)
    made.main.write_text(program)
    variant.path.write_text(variant.path.read_text() + "more\n")
    assert not holds(made, variant, PYTHON)


def followed(snippet):
    """Try to record, do what the refusal says, and record: return the refusal.

    What is to be written is a line behind two spaces, behind the name of its file if it is another.
    """
    said = refused(snippet)
    lines = re.findall(r"^  (?:(\S+\.out): )?(\$ .*)$", said, re.M)
    assert lines, said
    [old] = snippet.variants
    old.path.unlink()
    for name, header in lines:
        snippet.main.with_name(name or old.path.name).write_text(f"{header}\n")
    made = Snippet(snippet.main)
    for variant in made.variants:
        record(made, variant, PYTHON)
        assert holds(made, variant, PYTHON)
    return said


WORKERS = """
    import os
    from multiprocessing import Process

    def work(name):
        for _ in range(3):
            {body}

    if __name__ == "__main__":
        workers = [Process(target=work, args=(name,)) for name in "abc"]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    """


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os\nprint('pid', os.getpid())\n", "pids"),
        ("import os\nprint(f'took {os.getpid()} ms')\n", "pids"),
        ("import time\nprint(f'took {time.time_ns() % 9973} ms')\n", "times"),
        ("import secrets\nprint('got:', secrets.randbits(30))\nprint('of: 9')\n", "numbers(got)"),
        ("import secrets\nprint('at 0x' + secrets.token_hex(6))\n", "addresses"),
        (
            "import os, time\nprint(f'{time.time_ns() % 9973} ms in {os.getpid()}')\n",
            "pids, times",
        ),
        (WORKERS.format(body="print(name, os.getpid())"), "interleaving, pids"),
    ],
)
def test_the_missing_words_are_named_and_what_asks_for_them(snippet, program, words):
    said = followed(snippet(program, method="spawn"))
    assert (
        "other runs differ from it. With this first line, 4 further runs agreed:\n  $ python "
        in said
    )
    assert f"  # varies: {words}\n" in said
    assert len(re.findall(r"^\w+: .*in place of `", said, re.M)) == words.count(",") + 1


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("print('id', __import__('uuid').uuid4())", "an identifier is random"),
        ("print(*__import__('random').sample('abcdefgh', 8))", "seed the random generator"),
        ("[print(c) for c in __import__('random').sample('abcdefgh', 8)]", "or get the results"),
        ("print(f'{__import__(\"secrets\").randbits(60)}x')", "before ×, not before x; write `×`"),
        (
            "print('1.7' + '7' * __import__('secrets').randbits(6), 's')",
            "Print a fixed number of decimal places, {seconds:.2f}",
        ),
        (
            "print('1.7' + '7' * __import__('secrets').randbits(6), 'seconds')",
            "Print a fixed number of decimal places, {seconds:.2f}",
        ),
        (
            "print('took', f'{__import__(\"secrets\").randbits(40):e}', 'seconds')",
            "Print a fixed number of decimal places, {seconds:.2f}",
        ),
        ("print(__import__('time').time_ns() % 9973)", "Begin the line with a label, `found: 12`"),
        (
            "print(f'/srv/{__import__(\"uuid\").uuid4()}/x')",
            "a file or folder has a different name",
        ),
        ("print(*'x' * __import__('secrets').randbits(9))", "the text itself differs"),
        ("raise SystemExit(__import__('secrets').randbits(7))", "ends in different ways"),
        ("for _ in range(__import__('secrets').randbits(9)): print(1)", "A loop that runs while"),
    ],
)
def test_where_no_word_helps_it_says_why_and_what_does(snippet, program, why):
    said = refused(snippet(program, method="spawn"))
    assert "program.out:1: not recorded: no word covers this: " in said
    assert why in said


GLIBC = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="takes no leap seconds")


@pytest.fixture
def zone(tmp_path_factory):
    """The file to which TZ leads where it is another day."""
    file = tmp_path_factory.mktemp("zone") / "UTC"
    file.write_bytes(another_day())
    return str(file)


@GLIBC
def test_on_another_day_all_of_a_date_differs_and_nothing_else(zone):
    """In every process, in UTC and in a zone; the clock, and moments that are not now, stay."""
    now = int(time.time())
    program = f"""
        import time
        from datetime import UTC, datetime
        from subprocess import check_output
        from zoneinfo import ZoneInfo
        for zone in None, UTC, ZoneInfo("Asia/Tokyo"):
            print(*datetime.now(zone).strftime("%A %d %B %Y %H %M").split(), sep="|")
        print(check_output(["date", "+%A|%d|%B|%Y|%H|%M"], text=True), end="")
        print(time.time() - {now} < 10**5, time.strftime("%Z"))
        for moment in 0, 10**9, {now} - 10**7, {now} + 10**7:
            print(datetime.fromtimestamp(moment, UTC), time.ctime(moment))
        """
    today, other = (
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program)],
            env={**os.environ, "TZ": each},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for each in ("UTC", zone)
    )
    for old, new in zip(today[:4], other[:4], strict=True):
        pairs = zip(old.split("|"), new.split("|"), strict=True)
        assert [pair for pair in pairs if pair[0] == pair[1]] == []
    assert other[4:] == today[4:]
    assert today[4:6] == ["True UTC", "1970-01-01 00:00:00+00:00 Thu Jan  1 00:00:00 1970"]


@GLIBC
@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("date.today()", "times"),
        ("datetime.now(UTC).isoformat(' ', 'minutes')", "times"),
        ("'Hour:', time.gmtime().tm_hour", "numbers(Hour)"),
        ("'Year:', date.today().year", "numbers(Year)"),
    ],
)
def test_what_the_runs_of_one_day_have_in_common_is_told_from_what_stays(
    snippet, zone, expression, words
):
    made = snippet(
        f"import time\nfrom datetime import UTC, date, datetime\nprint({expression})",
        method="spawn",
    )
    assert f"  # varies: {words}\n" in followed(made)
    on_another_day = check(
        made, PYTHON, lambda job: replace(job, environment={**job.environment, "TZ": zone})
    )
    assert [outcome.failure for outcome in on_another_day if outcome.failure] == []


@GLIBC
@pytest.mark.parametrize("form", ["%A", "%B", "%d. %b", "%a, %d %b %Y", "%A, %d %B %Y"])
def test_a_day_or_month_in_words_is_refused_as_a_date(snippet, form):
    program = f"from datetime import date\nprint('It is', date.today().strftime({form!r}))"
    said = refused(snippet(program, method="spawn"))
    assert (
        "a date or a time of day differs in each run, or on a different day. Leave it out" in said
    )


def test_a_date_that_stays_is_recorded(snippet):
    program = (
        "from datetime import date\nprint(date(2026, 11, 30), date(2000, 1, 1).strftime('%A'))"
    )
    assert recorded(snippet(program)).endswith("\n2026-11-30 Saturday\n")


RIVALS = """
    import os, time
    from multiprocessing import Process, Value

    def work({names}):
        {first}
        print("child")

    if __name__ == "__main__":
        {shared}
        child = Process(target=work, args=[{names}])
        child.start()
        {then}
        print("parent")
        {last}
        child.join()
    """


@pytest.mark.parametrize("expression", ["{*'abcdefgh'}", "*{*'abcdefgh'}, sep='\\n'"])
def test_what_only_hashes_put_in_another_order_is_recorded_with_a_fixed_seed(snippet, expression):
    said = followed(snippet(f"print({expression})", method="spawn"))
    assert (
        "  $ PYTHONHASHSEED=0 python program.py" in said and "Sort the words, or use this" in said
    )


@pytest.mark.parametrize(
    ("first", "then"), [("time.sleep(0.2)", "pass"), ("pass", "time.sleep(0.4)")]
)
def test_an_order_that_only_time_makes_is_none(snippet, first, then):
    """Though all runs have it, but for those in which the first of two lines comes late."""
    program = RIVALS.format(first=first, then=then, last="pass", shared="pass", names="")
    said = followed(snippet(program, method="spawn"))
    assert "  # varies: interleaving\n" in said
    assert re.search("nothing orders `(parent|child)` before `(child|parent)`", said)


@pytest.mark.parametrize(
    ("first", "shared", "then"),
    [
        ("os.read(inbox, 1)", "inbox, go = os.pipe()", "pass"),
        ("while not inbox.value: time.sleep(0.01)", "inbox = Value('i')", "pass"),
        ("while not os.path.exists(inbox): time.sleep(0.01)", "inbox = 'go'", "pass"),
    ],
)
def test_an_order_that_something_makes_is_one_though_the_recorder_does_not_know_it(
    snippet, first, shared, then
):
    last = {"os": "os.write(go, b'!')", "wh": "open('go', 'w')"}[first[:2]]
    last = "inbox.value = 1" if "value" in first else last
    program = RIVALS.format(first=first, then=then, last=last, shared=shared, names="inbox")
    made = snippet(program, method="fork")
    assert recorded(made) == "$ python program.py\nparent\nchild\n"


def test_what_comes_late_counts_only_where_it_changes_the_order(snippet):
    """A program that gives up waiting for a line prints something else where it comes late."""
    late = "'late' if 'SNIPPET_LATE' in os.environ else 'in time'"
    last = f"os.write(go, b'!'); child.join(); print({late})"
    pipe = "inbox, go = os.pipe()"
    program = RIVALS.format(
        first="os.read(inbox, 1)", shared=pipe, then="pass", last=last, names="inbox"
    )
    made = snippet(program, method="fork")
    assert recorded(made) == "$ python program.py\nparent\nchild\nin time\n"


@pytest.mark.parametrize(
    ("program", "words", "word"),
    [
        ("print('a')", "interleaving", "interleaving"),
        ("print('a')", "order", "order"),
        ("print('a')", "order, interleaving, pids", "interleaving"),
        ("print('a')", "pids", "pids"),
        ("print('a 1')", "times", "times"),
        ("print('a 1')", "addresses", "addresses"),
        ("print('a 1')", "numbers(a, b)", "numbers(b)"),
        ("import os\nprint('a', os.getpid())", "pids, numbers(a)", "pids"),
    ],
)
def test_words_that_do_nothing_are_refused(snippet, program, words, word):
    assert f"not recorded: '{word}' does nothing: " in refused(snippet(program, words))


def test_no_published_word_does_nothing():
    told = [(v.path.name, read(v)) for made in programs.snippets() for v in made.variants]
    assert [(name, *idle(recording)) for name, recording in told if [*idle(recording)]] == []


def test_no_published_line_is_unfit_for_a_page():
    unfits = [
        (variant.path.name, line.text)
        for made in programs.snippets()
        for variant in made.variants
        for line in read(variant).run.lines
        if unfit(line.text, made, PYTHON)
    ]
    assert unfits == []


def test_a_transcript_that_depends_on_the_start_method_becomes_several(snippet):
    program = """
        from multiprocessing import Process

        def tell():
            print(__name__)

        if __name__ == "__main__":
            child = Process(target=tell)
            child.start()
            child.join()
        """
    made = snippet(program)
    assert "Under" in followed(made)
    assert [v.path.name for v in Snippet(made.main).variants] == ["program.fork.out", "program.out"]


def test_names_of_workers_are_no_reason_for_three_transcripts(snippet):
    program = """
        from multiprocessing import Pool, current_process

        def name(_):
            return current_process().name

        if __name__ == "__main__":
            with Pool(1) as pool:
                print(pool.map(name, "a"))
        """
    made = snippet(program)
    assert "Or name the processes yourself" in followed(made)
    assert [v.method for v in Snippet(made.main).variants] == sorted(METHODS)


def test_two_that_write_on_one_line_are_named_with_the_line(snippet):
    program = """
        from multiprocessing import Barrier, Process

        def tell(barrier):
            print("a", end="", flush=True)
            barrier.wait()
            print("b")

        if __name__ == "__main__":
            barrier = Barrier(2)
            for name in ("ann", "bob"):
                Process(target=tell, args=(barrier,), name=name).start()
        """
    said = refused(snippet(program))
    assert re.search("wrote on one line, `aa[ab]*`; let each print whole lines", said)


@pytest.mark.parametrize(
    ("program", "lines"),
    [
        ("input('Name? ')", "Name? \n[still running after 2 s]\n"),
        ("import time\nprint('x', end='\\r')\ntime.sleep(99)", "x\n[still running after 2 s]\n"),
    ],
)
def test_a_program_that_hangs_within_a_line_is_recorded(snippet, program, lines):
    made = snippet(program, method="spawn")
    [said] = update(made, [PYTHON], again=False)
    assert "as a program that hangs. If it waits for input that a reader types" in said
    assert made.variants[0].path.read_text() == f"$ python program.py\n{lines}"
    assert holds(made, made.variants[0], PYTHON)


def test_what_is_typed_at_a_prompt_is_shown_where_it_was_typed(snippet):
    program = """
        name = input("Name? ")
        print(f"Hello, {name}!")
        import sys
        print("Age?", end=" ", flush=True)
        print(int(sys.stdin.readline()) + 1)
        """
    made = snippet(program, method="spawn")
    header = "$ python program.py  # types: 'Ann Lee' 41"
    made.variants[0].path.write_text(f"{header}\n")
    assert recorded(made) == f"{header}\nName? Ann Lee\nHello, Ann Lee!\nAge? 41\n42\n"
    assert holds(made, made.variants[0], PYTHON)


def test_a_program_that_never_stops_is_told_what_to_write(snippet):
    program = "import time\nwhile True: print('on'), time.sleep(1)\n"
    made = snippet(f"# /// script\n# tool.snippet.limit = 3\n# ///\n{program}")
    said = refused(made)
    assert "still running after its limit" in said
    assert "and [goes on printing], below the first line" in said
    made.main.with_suffix(".out").write_text("$ python program.py\non\n[goes on printing]\n")
    assert recorded(made).endswith("\non\n[goes on printing]\n")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("ab", "so only lines in a fixed order can be checked. Let a single process print"),
        ("a", "a number differs that no word covers. Begin the line with a label"),
    ],
)
def test_of_a_program_that_goes_on_no_order_is_left_free(snippet, names, said):
    program = f"""
        import random, time
        from multiprocessing import Process

        def tick(name):
            while True:
                time.sleep(random.random() / 5)
                print({"name" if names[1:] else "random.getrandbits(30)"})

        if __name__ == "__main__":
            for name in {names!r}:
                Process(target=tick, args=[name]).start()
        """
    made = snippet(program, method="spawn")
    lines = "\n" * 8
    made.variants[0].path.write_text(f"$ python program.py\n{lines}[goes on printing]\n")
    assert said in refused(made)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"$ python program.py\n^C\n", "program.out:2: Ctrl-C is pressed after a line"),
        (b"$ python program.py\n1\n\xe9 \xff\n", "program.out:3: not UTF-8"),
        (b"$ python program.py < no.txt\n", "program.out:1: there is no no.txt"),
    ],
)
def test_what_cannot_be_recorded_is_refused_at_once(snippet, monkeypatch, text, why):
    made = snippet("print(1)")
    made.variants[0].path.write_bytes(text)
    monkeypatch.setattr(recording_tool, "run_all", None)
    assert why in refused(made)


def test_what_differs_on_another_python_gets_a_transcript_of_its_own(snippet):
    """By following the messages, on a machine with two Pythons."""
    pythons = [python for python in at_hand() if not python.free_threaded]
    if len(pythons) < 2:
        pytest.skip("needs two Pythons")
    old, new = pythons[0], pythons[-1]
    made = snippet("import sys\nprint(sys.version_info[1])\n")
    first, said = update(made, [old, new], again=False, alone=True)
    assert str(new) in first and f"does not match on {old}: " in str(said)
    path, header = re.search("write (\\S+) with the line `(.*?)`", str(said)).groups()
    Path(path).write_text(f"{header}\n")
    made = Snippet(made.main)
    [said] = update(made, [old, new], again=False, alone=True)
    assert f"program.until-3.{old.version[1]}.out: recorded on {old}" in said
    assert list(update(made, [old, new], again=False, alone=True)) == []


def test_what_differs_on_another_python_under_one_method_only_gets_one_for_that(snippet):
    pythons = [python for python in at_hand() if not python.free_threaded]
    if len(pythons) < 2:
        pytest.skip("needs two Pythons")
    old, new = pythons[0], pythons[-1]
    made = snippet(
        f"""
        import multiprocessing, sys
        print(sys.version_info >= {new.version[:2]} or multiprocessing.get_start_method() != "fork")
        """
    )
    _, said = update(made, [old, new], again=False, alone=True)
    found = re.findall(r"^  (\S+\.out): (\$ .*)$", str(said), re.M)
    [(path, header)] = found
    assert path.endswith(f"program.fork.until-3.{old.version[1]}.out")
    Path(path).write_text(f"{header}\n")
    made = Snippet(made.main)
    list(update(made, [old, new], again=False, alone=True))
    assert list(update(made, [old, new], again=False, alone=True)) == []


def test_what_newer_pythons_were_proven_to_print_is_not_recorded_over(snippet, monkeypatch):
    """On a fresh machine, with one Python only."""
    made = snippet("print(1)\n")
    made.variants[0].path.write_text("$ python program.py\n2\n")
    monkeypatch.setattr(verified, "proven", lambda *_: {"3.11": "holds", "3.99": "holds"})
    [said] = update(made, [PYTHON], again=False)
    assert "not recorded: in this form it was proven on 3.99, but it does not match on" in str(said)
    assert f"program.until-3.{PYTHON.version[1]}.out with the line `$ python program.py`" in str(
        said
    )


def test_a_sign_of_life_says_what_is_done_and_for_how_long(capsys, monkeypatch):
    monkeypatch.setattr(recording_tool, "EVERY", 0.01)
    with telling("a/b.out: running under fork"):
        while "... for 0 s" not in (said := capsys.readouterr().err):
            pass
    assert said.startswith("a/b.out: running under fork") or "... for" in said


PRIVATE = [
    "__import__('sys').executable",
    "__import__('sys').prefix",
    "__import__('os').path.expanduser('~root')",
    "'/home/ann/data'",
    "'C:', '/Users/ann'",
    "__import__('sys').modules.get('sitecustomize')",
]


@pytest.mark.parametrize("expression", PRIVATE)
def test_no_path_of_the_machine_reaches_a_page(snippet, expression):
    said = refused(snippet(f"print({expression})"))
    assert (
        "contains a path on this machine, " in said and "Leave it out, or print something" in said
    )


def test_the_run_s_own_folders_and_names_are_those_of_a_reader(snippet):
    program = """
        import getpass, json, os, tempfile
        from pathlib import Path
        print(os.getcwd(), Path.home(), tempfile.gettempdir(), getpass.getuser(), json)
        from concurrent.futures import NoSuchExecutor
        """
    text = recorded(snippet(program))
    assert "\n/home/you /home/you /tmp you <module 'json' from '.../json/__init__.py'>\n" in text
    assert "'concurrent.futures' (.../concurrent/futures/__init__.py)\n" in text


HOSTILE = [
    '--8<-- "LICENSE"',
    "--8<--",
    'x --8<-- "LICENSE"',
    "# --8<-- [start:a]",
    "-8<- LICENSE",
    "```",
    "  ```python",
    "````",
    "~~~",
    "<i>b</i><script>alert(1)</script>",
    "</code></pre>",
    "&lt; &amp;",
    "{: .x }",
    "=== 'a'",
    "!!! note",
    "[x]: http://a.b",
    "*[HTML]: a",
    "    indented",
    "# head",
    "---",
    "| a | b |",
    "",
    "$ python other.py",
    "[^1]: x",
    ":smile: **b** `c` _d_",
    "{{ x }} {% y %}",
    "<!-- a -->",
    "\\",
    "wzxhzdk:0",
]


def test_no_output_is_taken_for_markdown_html_or_an_include(snippet, tmp_path):
    """What is not refused is shown as it is, in a page's text and in a tab."""
    made = snippet("print(1)")
    harmless = [line for line in HOSTILE if unfit(line, made, PYTHON) is None]
    assert 5 < len(harmless) < len(HOSTILE)
    text = "$ python program.py\n" + "\n".join(harmless)
    (tmp_path / "a.out").write_text(text)
    config = load_config(str(ROOT / "mkdocs.yml"))
    settings = {**config.mdx_configs, "pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    block = '```console\n--8<-- "a.out"\n```\n'
    page = f'{block}\nand\n\n=== "A tab"\n\n{textwrap.indent(block, "    ")}\nlast\n'
    renderer = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=settings)
    shown, prose = blocks(renderer.convert(page))
    assert [block.text for block in shown] == [text, text]
    assert prose.split() == ["and", "A", "tab", "last"]


def test_programs_of_several_files_may_import_each_other_from_folders(tmp_path):
    folder = tmp_path / "shop"
    (folder / "stock").mkdir(parents=True)
    (folder / "main.py").write_text("from stock.count import count\nprint(count())\n")
    (folder / "stock" / "count.py").write_text("from names import NAME\ndef count(): return NAME\n")
    (folder / "names.py").write_text("NAME = 'bolts'\n")
    (tmp_path / "shop.out").write_text("$ python main.py\n")
    assert recorded(Snippet(folder / "main.py")) == "$ python main.py\nbolts\n"


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (
            "from tqdm import tqdm\n"
            "for _ in tqdm('abc', ncols=30, bar_format='{l_bar}{bar}| {n_fmt}'):\n"
            "    for _ in tqdm('ab', position=1, leave=False, bar_format='{n_fmt}'):\n"
            "        pass\n",
            "100%|██████████████████████| 3",
        ),
        (
            "from rich.console import Console\n"
            "from rich.progress import BarColumn, Progress as Bar\n"
            "console = Console(force_terminal=True)\n"
            "with Bar('packing', BarColumn(9), console=console, auto_refresh=False) as bar:\n"
            "    for _ in bar.track('abc'):\n"
            "        console.print('[bold red]packed[/]')\n",
            "packed\npacked\npacked\npacking ━━━━━━━━━",
        ),
    ],
)
def test_colours_and_progress_bars_are_recorded_as_they_are_left(snippet, program, line):
    pytest.importorskip(program.split()[1].partition(".")[0])
    made = snippet(program, method="spawn")
    header = "$ TERM=xterm-256color python program.py"
    made.variants[0].path.write_text(f"{header}\n")
    assert recorded(made) == f"{header}\n{line}\n"


def test_the_log_of_multiprocessing_is_recorded(snippet):
    program = """
        import logging
        from multiprocessing import Process, log_to_stderr

        def work():
            print("working")

        if __name__ == "__main__":
            log_to_stderr(logging.INFO)
            worker = Process(target=work, name="ann")
            worker.start()
            worker.join()
        """
    said = followed(snippet(program))
    assert "program.forkserver.out: $ python program.py  # varies: addresses" in said


def test_a_program_that_may_not_be_shown_is_refused(snippet):
    assert "it printed more than 1 MB" in refused(snippet("while True: print('x' * 1000)\n"))


CHILD = """
    from multiprocessing import Process

    def tell():
        print("child")

    if __name__ == "__main__":
        child = Process(target=tell, name="ann")
        child.start()
        child.join()
    """


@pytest.fixture
def shown(monkeypatch):
    """A function that has a page include the picture `program.svg` of a snippet."""

    def include(snippet):
        picture = snippet.base.with_suffix(".svg")
        for module in (programs, timeline):
            monkeypatch.setattr(module, "pictured", lambda: {picture: ""})
        return picture

    return include


def test_a_page_that_includes_a_picture_asks_for_a_timeline(snippet, shown, monkeypatch):
    made = snippet(CHILD)
    [variant] = made.variants
    record(made, variant, PYTHON)
    assert holds(made, variant, PYTHON)
    shown(made)
    assert not holds(made, variant, PYTHON)
    with pytest.raises(SiteError, match="its timeline, need the recorded run"):
        draw([variant])
    record(made, variant, PYTHON)
    assert holds(made, variant, PYTHON)
    text = draw([variant])
    assert text.count('class="tick"') == 2  # one of them in the legend
    assert ">ann<" in text
    monkeypatch.setattr(programs, "pictured", dict)
    with pytest.raises(SiteError, match=r"run\.json: its transcript does not vary, and it has no"):
        read(variant)


def test_a_run_recorded_before_its_timeline_was_asked_for_is_recorded_again(snippet, shown):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    [variant] = made.variants
    record(made, variant, PYTHON)
    shown(made)
    with pytest.raises(
        SiteError, match=r"was recorded without data that its timeline program\.svg"
    ):
        read(variant)
    record(made, variant, PYTHON)
    read(variant)


def test_one_picture_shows_the_runs_under_all_start_methods(snippet, shown):
    made = snippet(CHILD, names=[f"program.{method}.out" for method in METHODS])
    picture = shown(made)
    for variant in made.variants:
        record(made, variant, PYTHON)
    titles = re.findall(r'data-tab="(\w+)"', draw(made.pictures[picture]))
    assert titles == list(METHODS)


def test_another_run_of_what_holds_is_taken_only_when_asked_for(snippet):
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    pid = recorded(made)
    assert list(update(made, [PYTHON], again=False)) == []
    assert made.variants[0].path.read_text() == pid
    [said] = update(made, [PYTHON], again=True)
    assert "program.out: recorded on" in said
    assert made.variants[0].path.read_text() != pid


def test_a_kill_in_the_middle_of_writing_leaves_the_old_files(snippet, tmp_path):
    """The writer is killed when half of a file is written, of each file in turn."""
    made = snippet("import os\nprint(os.getpid())\n", "pids")
    recorded(made)
    [variant] = made.variants
    whole = {path: path.read_bytes() for path in tmp_path.iterdir()}
    program = textwrap.dedent(
        f"""
        import os, sys
        from dataclasses import replace
        from pathlib import Path
        from tools.snippet.program import parse_variant
        from tools.snippet.recording import read, write

        def write_half(path, content):
            if path.name.strip(".").startswith(sys.argv[1]):
                real(path, content[: len(content) // 2])
                os.kill(os.getpid(), 9)
            real(path, content)

        real, Path.write_bytes = Path.write_bytes, write_half
        variant = parse_variant(Path({str(variant.path)!r}))
        old = read(variant)
        write(replace(old, run=replace(old.run, ending=3)), variant)
        """
    )
    root = Path(__file__).parents[1]
    for name in ("program.out", "program.run.json", "nothing"):
        done = subprocess.run([sys.executable, "-c", program, name], cwd=root)
        assert done.returncode == (0 if name == "nothing" else -9)
        if name != "nothing":
            assert {path: path.read_bytes() for path in whole} == whole
    assert read(variant).run.ending == 3


def test_the_newest_interpreter_that_the_name_covers_records(snippet):
    names = ["program.out", "program.until-3.13.out", "program.until-3.12.3.out", "program.t.out"]
    made = snippet("pass\n", names=names)

    def python(*version, free=False):
        return Interpreter("python", version, free, "linux", ("fork",), "fork")

    ages = [python(3, 12, 1), python(3, 12, 9), python(3, 13, 0), python(3, 14, 2)]
    ages.append(python(3, 14, 2, free=True))
    chosen = {v.path.name: newest_for(made, v, ages).name for v in made.variants}
    assert chosen == {
        "program.out": "3.14.2",
        "program.until-3.13.out": "3.13.0",
        "program.until-3.12.3.out": "3.12.1",
        "program.t.out": "3.14.2t",
    }
    with pytest.raises(SiteError, match=r"until-3\.13\.out: left unchanged"):
        [old] = [v for v in made.variants if v.path.name == "program.until-3.13.out"]
        newest_for(made, old, ages[3:])
