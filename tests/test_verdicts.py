"""What a transcript's words leave open, and what they do not: true and false runs, none started."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tools.compare.compare import broken, broken_without_probe
from tools.compare.screen import split
from tools.compare.trace import trace
from tools.run.job import Result
from tools.snippet.command import parse_command
from tools.snippet.events import Edge, Line, Run
from tools.snippet.lane import Lane
from tools.snippet.recording import Recording

pytestmark = pytest.mark.depends()

MAIN, FIRST, SECOND = "main", "main.1", "main.2"


def verdict(words, published, printed, pids=((), ()), endings=(0, 0), spliced=None, edges=()):
    """Return what is broken when `printed` is held against `published`: lists of (lane, text).

    `edges` are (after how many of the printed lines, kind, lane, other lane).
    """
    recording = recorded(words, published, pids[0], endings[0])
    fresh = Run(
        tuple(Line(text, Lane(lane), time) for time, (lane, text) in enumerate(printed, 1)),
        endings[1],
        lanes_of(pids[1]),
        tuple(
            Edge(after + 0.5, kind, Lane(lane), Lane(other)) for after, kind, lane, other in edges
        ),
        spliced,
    )
    return broken(recording, fresh)


def recorded(words, published, pids=(), ending=0):
    """Return a Recording of a run that printed these lines."""
    header = "$ python x.py" + (f"  # varies: {words}" if words else "")
    run = Run(said(*published), ending, lanes_of(pids))
    return Recording(Path("x.out"), parse_command(Path("x.out"), header), run)


def said(*pairs):
    """Return the Lines of (lane, text) pairs."""
    return tuple(Line(text, Lane(lane)) for lane, text in pairs)


def lanes_of(pids):
    return {pid: Lane(lane) for pid, lane in dict(pids).items()}


def one(words, published, printed, **facts):
    """The same for one line of the main process."""
    return verdict(words, [(MAIN, published)], [(MAIN, printed)], **facts)


COUNT = [(FIRST, "0"), (SECOND, "0"), (FIRST, "1"), (MAIN, "done")]


@pytest.mark.parametrize(
    ("words", "printed", "holds"),
    [
        ("", COUNT, True),
        ("", [COUNT[1], COUNT[0], *COUNT[2:]], True),  # the same text: no one line tells
        ("", [COUNT[0], COUNT[2], COUNT[1], COUNT[3]], False),
        ("interleaving", [COUNT[0], COUNT[2], COUNT[1], COUNT[3]], True),
        ("interleaving", [COUNT[2], COUNT[1], COUNT[0], COUNT[3]], False),
        ("interleaving", COUNT[:-1], False),
        ("interleaving", [COUNT[0], *COUNT], False),
        ("interleaving", [(SECOND, "0"), (FIRST, "0"), (SECOND, "1"), (MAIN, "done")], False),
        ("interleaving", [*COUNT, ("main.3", "0")], False),
        ("interleaving", [*COUNT, ("main/1", "late")], False),
        ("order", [(SECOND, "1"), (SECOND, "0"), (FIRST, "0"), (MAIN, "done")], True),
        ("order", [(SECOND, "1"), (FIRST, "0"), (MAIN, "done")], False),
        ("order", [(FIRST, "1"), (FIRST, "1"), (FIRST, "0"), (MAIN, "done")], False),
        ("order", [(FIRST, "1"), (FIRST, "0"), (FIRST, "0"), (FIRST, "done")], False),
        ("order", [*COUNT, (FIRST, "2")], False),
    ],
)
def test_the_order_of_lines(words, printed, holds):
    assert (verdict(words, COUNT, printed) is None) == holds


def test_order_keeps_the_main_threads_own_order():
    published = [(MAIN, "a"), (FIRST, "x"), (MAIN, "b")]
    assert verdict("order", published, [(MAIN, "b"), (FIRST, "x"), (MAIN, "a")])


def test_a_failure_names_the_lane_and_both_lines():
    failure = verdict("interleaving", COUNT, [(FIRST, "7"), *COUNT[1:]])
    assert "main.1 always prints its lines in this order" in failure
    assert "`7` in place of `0`" in failure
    assert "-main.1   | 0" in failure
    assert "+main.1   | 7" in failure


START_FIRST, START_SECOND = (1, "start", MAIN, FIRST), (1, "start", MAIN, SECOND)
GO = [(MAIN, "go"), (FIRST, "1"), (SECOND, "2"), (SECOND, "3"), (MAIN, "done")]


@pytest.mark.parametrize(
    ("published", "edges", "broken_edge"),
    [
        (GO, (), None),
        ([GO[1], GO[0], *GO[2:]], (), None),
        ([GO[1], GO[0], *GO[2:]], (START_SECOND,), None),
        (
            [GO[1], GO[0], *GO[2:]],
            (START_FIRST,),
            "`1` appears before `go`, but the main process printed `go` before it started main.1",
        ),
        ([GO[0], GO[2], GO[1], *GO[3:]], (START_FIRST, START_SECOND), None),
        ([*GO[:3], GO[4], GO[3]], (), None),
        ([*GO[:3], GO[4], GO[3]], ((4, "join", MAIN, FIRST),), None),
        (
            [*GO[:3], GO[4], GO[3]],
            ((4, "join", MAIN, SECOND),),
            "`done` appears before `3`, but main.2 printed `3` before the main process had joined",
        ),
        ([*GO[:3], GO[4], GO[3]], ((2, "join", MAIN, SECOND),), None),
    ],
)
def test_what_starts_and_joins_order(published, edges, broken_edge):
    found = verdict("interleaving", published, GO, edges=edges)
    assert (found is None) if broken_edge is None else found.startswith(broken_edge)


def test_a_join_of_a_process_covers_its_threads_but_not_its_children():
    def moved(lane):
        fresh = [(lane, "late"), (MAIN, "done")]
        return verdict("interleaving", fresh[::-1], fresh, edges=[(1, "join", MAIN, FIRST)])

    assert "`done` appears before `late`" in moved("main.1/1")
    assert "`done` appears before `late`" in moved("main.1")
    assert moved("main.1.1") is None
    assert moved("main.11") is None


def test_joins_and_starts_reach_through_a_third_lane():
    fresh = [(FIRST, "a"), (SECOND, "b"), (MAIN, "c")]
    edges = [(1, "join", "main/1", FIRST), (2, "join", MAIN, "main/1")]
    assert "`c` appears before `a`" in verdict("interleaving", fresh[::-1], fresh, edges=edges)
    edges = [(1, "join", MAIN, FIRST), (1, "start", MAIN, SECOND)]
    swapped = [fresh[1], fresh[0], fresh[2]]
    assert "`b` appears before `a`" in verdict("interleaving", swapped, fresh, edges=edges)


@pytest.mark.parametrize(
    ("published", "holds"),
    [
        ([GO[0], GO[3], GO[1], GO[2], GO[4]], True),
        ([GO[1], GO[0], *GO[2:]], False),
        ([*GO[:3], GO[4], GO[3]], False),
    ],
)
def test_with_order_starts_and_joins_hold_for_the_workers_together(published, holds):
    ends = [(4, "join", MAIN, FIRST), (4, "join", MAIN, SECOND)]
    found = verdict("order", published, GO, edges=[START_FIRST, START_SECOND, *ends])
    assert (found is None) == holds


def test_two_processes_on_one_line_hold_only_where_order_is_free():
    both = Lane(FIRST), Lane("?"), "onetwo"
    failure = verdict("", COUNT, COUNT, spliced=both)
    assert "main.1 and something that the recorder does not know wrote on one line" in failure
    assert "`onetwo`; let each print whole lines" in failure
    assert verdict("interleaving", COUNT, COUNT, spliced=both) is None


def test_who_writes_on_the_line_of_another_is_found():
    def spliced(*pieces):
        return split((Lane(lane), text, 0.0) for lane, text in pieces)[1]

    pieces = (FIRST, "a"), (SECOND, "b\n"), (FIRST, "\n")
    assert spliced(*pieces) == (Lane(SECOND), Lane(FIRST), "ab")
    assert spliced((FIRST, "a"), (FIRST, "\n"), (SECOND, "b\n")) is None


def test_the_ending_counts():
    failure = one("times", "a", "a", endings=(0, 1))
    assert "it ends with status 0; this run ended with status 1" in failure
    assert one("times", "a", "a", endings=("still running", "still running")) is None


def test_of_a_program_that_goes_on_only_the_published_lines_are_held():
    goes_on = ("goes on printing", "goes on printing")
    published = [(MAIN, "a"), (MAIN, "b")]
    assert verdict("", published, [*published, (MAIN, "c")], endings=goes_on) is None
    assert verdict("", published, [(MAIN, "a"), (MAIN, "c")], endings=goes_on)


@pytest.mark.parametrize(
    ("published", "printed", "holds"),
    [
        ("took 1.23 s", "took 45.67 s", True),
        ("took 1.23 s", "took  1.99 s", True),
        ("took 1.23 s", "took 1.2 s", False),
        ("took 1.23 s", "took 1.23 ms", False),
        ("took 1.23 s", "took a while", False),
        ("took 1.23 s", "takes 1.23 s", False),
        ("took 1.23 s", "took 1 s", False),
        ("took 1.23 s", "took 1.23 s or so", False),
        ("took 12 ms", "took 1.5 ms", False),
        ("took 12 ms", "took 1,234 ms", True),
        ("2 runs took 12 ms", "3 runs took 12 ms", False),
        ("2 runs took 12 ms", "2 runs took 13 ms", True),
        ("3.1× as fast", "0.9× as fast", True),
        ("3.1× as fast", "0.9x as fast", False),
        ("4 shares", "5 shares", False),
        ("4 s of 10 tasks", "5 s of 10 tasks", True),
        ("4 s of 10 tasks", "5 s of 11 tasks", False),
        ("level3 s", "level4 s", False),
        ("v1.3 s", "v1.4 s", False),
        ("a,3 s", "a,4 s", False),
        ("a 3 µs wait", "a 4 µs wait", True),
        ("a 3 µs wait", "a -4 µs wait", False),
        ("after 3 seconds", "after 12 seconds", True),
        ("after 3 sec", "after 12 sec", True),
        ("after 3 minutes", "after 12 minutes", True),
        ("after 3 seconds", "after 3 minutes", False),
        ("3 secondary", "4 secondary", False),
        ("2026-11-30 10:20:30,123 one", "2027-01-02 03:04:05,678 one", True),
        ("2026-11-30 10:20:30,123 one", "2027-01-02 03:04:05 one", False),
        ("2026-11-30 10:20:30,123 one", "2027-01-02 03:04:05.678 one", False),
        ("2026-11-30 10:20:30,123 one", "2027-01-02 03:04:05,678 two", False),
        ("2026-11-30T10:20:30.5+00:00", "2027-01-02T03:04:05.6+01:00", True),
        ("2026-11-30T10:20:30+00:00", "2027-01-02T03:04:05", False),
        ("on 2026-11-30", "on 2027-01-02", True),
        ("on 2026-11-30", "on 10:20:30", False),
        ("10:20:30 one", "03:04:05 one", True),
        ("took 0:00:01.250000", "took 10:12:01.000001", True),
        ("Mon Nov 30 10:20:30 2026", "Tue Dec  1 03:04:05 2026", True),
        ('"[30/Nov/2026 10:20:30]"', '"[01/Dec/2026 03:04:05]"', True),
        ("3 of 4 [00:12<00:04, 3.21it/s]", "3 of 4 [01:02<00:20, 8.00it/s]", True),
        ("a.py:10:20", "a.py:10:21", False),
        ("1:2:3", "1:2:4", False),
    ],
)
def test_times_free_a_number_before_a_unit_and_nothing_else(published, printed, holds):
    assert (one("times", published, printed) is None) == holds
    assert one("", published, printed) or published == printed


@pytest.mark.parametrize(
    ("published", "printed", "holds"),
    [
        ("got 98,331 of 100", "got 97,000 of 99", True),
        ("got 98", "got  7", True),
        ("got 98", "got 98.5", False),
        ("got 98", "got many", False),
        ("gotten 98", "gotten 97", False),
        ("lost 98", "lost 97", False),
        ("we got 98", "we got 97", False),
        ("got 98 on cpu2", "got 97 on cpu2", True),
        ("got 98 on cpu2", "got 97 on cpu3", False),
        ("got 98x", "got 97x", False),
    ],
)
def test_numbers_frees_the_numbers_on_lines_with_its_label(published, printed, holds):
    assert (one("numbers(got)", published, printed) is None) == holds


ROLES = ({10: MAIN, 11: FIRST, 12: SECOND}, {20: MAIN, 4021: MAIN, 21: FIRST, 22: SECOND})


@pytest.mark.parametrize(
    ("words", "published", "printed", "holds"),
    [
        ("pids", "10 started 11", "20 started 21", True),
        ("pids", "10 started 11", "20 started 22", False),
        ("pids", "10 started 11", "21 started 20", False),
        ("pids", "10 started 11", "20 started 99", False),
        ("pids", "ticket 11", "ticket 11", True),  # no id, but equal to one
        ("pids", "ticket 11 by 10", "ticket 11 by 20", True),
        ("pids", "[      10]", "[       7]", False),
        ("pids", "[      10]", "[      20]", True),
        ("pids", "[      10]", "[    4021]", True),
        ("pids", "[      10]", "[      4021]", True),
        ("pids", "[      10]", "[     4021]", False),
        ("pids", "10      ends", "4021    ends", True),
        ("pids", "  10  11", "4021  21", True),
        ("pids", "  10  11", "4021  22", False),
        ("pids", "10 and 99", "20 and 99", True),
        ("pids", "10 and 99", "20 and 98", False),
        ("pids", "10 and 99", "20 and 22", False),
        ("pids", "pid=10;", "pid=20;", True),
        ("pids", "pid=10;", "pid=020;", True),
        ("pids, order", "10 started 11", "20 started 22", True),
        ("pids, order", "10 started 11", "20 started 99", False),
        ("", "10 started 11", "20 started 21", False),
    ],
)
def test_pids_frees_the_ids_of_the_same_process(words, published, printed, holds):
    assert (one(words, published, printed, pids=ROLES) is None) == holds


@pytest.mark.parametrize(
    ("published", "printed", "holds"),
    [
        ("<f at 0x7f00aa>", "<f at 0x7fffbb>", True),
        ("<f at 0x7f00aa>", "<g at 0x7f00aa>", False),
        ("<f at 0x7f00aa>", "<f at nowhere>", False),
        ("name /psm_1a2b", "name /psm_ffff", True),
        ("name /psm_1a2b", "name /other", False),
        ("thread 139872345123", "thread 140000000000", True),
        ("thread 139872345123", "thread 0x7f00aa", False),
        ("thread-v139872345123", "thread-v140000000000", False),
        ("0.139872345123", "0.140000000000", False),
        ("139872345123rd", "140000000000rd", False),
        ("task 13987234512", "task 14000000000", False),
        ("task 139872345123139872345", "task 140000000000139872345", False),
        ("task 42", "task 43", False),
        ("in /tmp/tmpab12cd_x", "in /tmp/tmp0123456z", True),
        ("in /tmp/tmpab12cd_x", "in /tmp/tmpab", False),
        ("in /tmp/tmpab", "in /tmp/tmpcd", False),
    ],
)
def test_addresses_frees_what_the_system_names(published, printed, holds):
    assert (one("addresses", published, printed) is None) == holds


NAMED = {"main.1": "ForkPoolWorker-1", "main.2": "ForkPoolWorker-2"}
NEW_NAMES = {"main.1": "SpawnPoolWorker-1", "main.2": "SpawnPoolWorker-2"}


@pytest.mark.parametrize(
    ("words", "published", "printed", "holds"),
    [
        ("workers", "ForkPoolWorker-1 ends", "SpawnPoolWorker-1 ends", True),
        ("workers", "ForkPoolWorker-1 ends", "SpawnPoolWorker-2 ends", False),
        ("workers", "ForkPoolWorker-1 ends", "SpawnProcess-1 ends", False),
        ("workers", "ForkPoolWorker-1 ends", "SpawnPoolWorker-1 works", False),
        ("workers, order", "ForkPoolWorker-1 ends", "SpawnPoolWorker-2 ends", True),
        ("workers", "ThreadPoolExecutor-0_1", "ThreadPoolExecutor-0_0", True),
        ("workers", "Thread-1 (work)", "Thread-2 (work)", True),
        ("workers", "Thread-1 (work)", "Thread-2 (rest)", False),
        ("workers", "worker-1", "worker-2", False),
        ("", "ForkPoolWorker-1 ends", "SpawnPoolWorker-1 ends", False),
    ],
)
def test_workers_frees_the_names_that_python_gives(words, published, printed, holds):
    one_line = recorded(words, [(MAIN, published)])
    told = replace(one_line, run=replace(one_line.run, names=lanes_by_name(NAMED)))
    fresh = Run(said((MAIN, printed)), names=lanes_by_name(NEW_NAMES))
    assert (broken(told, fresh) is None) == holds


def lanes_by_name(names):
    return {Lane(lane): name for lane, name in names.items()}


@pytest.mark.parametrize(
    ("words", "published", "printed", "says"),
    [
        ("", "took 1.25 s", "took 1.3 s", "'times'"),
        ("", "10:20:30 one", "10:20:31 one", "'times'"),
        ("", "after 3 seconds", "after 4 seconds", "'times'"),
        ("", "pid 10", "pid 20", "'pids'"),
        ("", "<f at 0x7f00aa>", "<f at 0x7fffbb>", "'addresses'"),
        ("", "ForkPoolWorker-1 ends", "SpawnPoolWorker-1 ends", "'workers'"),
        ("times", "took 1.25 s", "took 1.3 s", "as many decimals"),
        ("order", "took 1.25 s", "took 1.3 s", "'times'"),
        ("", "one", "two", ""),
    ],
)
def test_a_failure_names_the_word_that_is_missing(words, published, printed, says):
    failure = one(words, published, printed, pids=ROLES).partition("\n")[0]
    assert says in failure if says else failure.endswith("in place of `one`")


def test_a_helper_that_comes_up_when_its_parent_has_ended_is_not_the_main_process():
    def event(kind, pid, **facts):
        return json.dumps({"kind": kind, "time": pid, "pid": pid, "thread": 0, **facts})

    leader, argv = 9, ["python", "-c", "from multiprocessing.resource_tracker import main"]
    log = [
        event("run", 10, ppid=leader, argv=["python", "program.py"]),
        event("run", 11, ppid=leader, argv=argv),
        event("fork", 12, ppid=10, number=1),
    ]
    run = Result("ended", 0, "", "\n".join(log), leader, "/x")
    assert trace(run).pids == {
        leader: Lane("the shell"),
        10: Lane("main"),
        11: Lane("resource tracker of main"),
        12: Lane("main.fork1"),
    }


def test_what_comes_when_the_run_is_over_is_not_part_of_a_life():
    facts = {"pid": 10, "thread": 0}
    log = [
        {"kind": "run", "time": 0, "ppid": 9, "argv": ["python", "program.py"], **facts},
        {"kind": "exit", "time": 2_000_000, **facts},
    ]
    text = "\n".join(map(json.dumps, log))

    def end(ended):
        run = Result("goes on printing", None, "", text, 9, "/x", ended=ended)
        return trace(run).lifespans[Lane(MAIN)].ended

    assert (end(1_000_000), end(3_000_000)) == (None, 2.0)


@pytest.mark.parametrize("words, holds", [("", False), ("interleaving", True)])
def test_without_the_probe_the_lines_keep_their_order_unless_they_may_mix(words, holds):
    published = recorded(words, [(MAIN, "one"), (FIRST, "two")])

    def verdict_without_probe(*texts):
        return broken_without_probe(published, Run(said(*(("?", text) for text in texts))))

    assert verdict_without_probe("one", "two") is None
    assert (verdict_without_probe("two", "one") is None) == holds


def test_without_the_probe_ctrl_c_stands_at_the_end_and_the_order_is_that_of_the_lines():
    published = recorded("", [(MAIN, "one"), (None, "^C"), (MAIN, "two")])
    assert (
        broken_without_probe(published, Run(said(("?", "one"), ("?", "two"), (None, "^C")))) is None
    )
    assert broken_without_probe(published, Run(said(("?", "two"), ("?", "one"), (None, "^C"))))


def test_a_traceback_that_mixes_is_held_to_its_first_and_last_line_without_the_probe():
    mine = ["Traceback (most recent call last):", '  File "x.py", line 3, in wait', "KeyError: 1"]
    both = [(lane, text) for lane in (MAIN, FIRST) for text in mine]

    def verdict_without_probe(published, printed):
        return broken_without_probe(
            recorded("interleaving", published, ending=1),
            Run(said(*(("?", text) for text in printed)), 1),
        )

    assert verdict_without_probe(both, [*mine[:1], *mine, "  ...", *mine[2:]]) is None
    for wrong in ([*mine, *mine[:2]], [*mine, mine[0], "KeyError: 2"]):
        assert verdict_without_probe(both, wrong)
    beside = [*both[:3], (FIRST, "ready")]
    assert verdict_without_probe(beside, [mine[0], "ready", "  ...", mine[2]]) is None
    assert verdict_without_probe(both[:3], [*mine, "  ..."])
