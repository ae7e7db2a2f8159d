"""What the programs of tests/corpus/ print, told differently, and what must be said of it.

{(program, argument of the recorded run, of the fresh ones):
    [(words after `varies:`, what was edited, edit, the sentence of the failure or HOLDS)]}
"""

from tests.transcript_edits import (
    after,
    before,
    both,
    cut,
    doubled,
    doubled_first,
    ended,
    given,
    lost,
    nothing,
    pid,
    reversed_lanes,
    swapped,
    text,
)
from tools.snippet.events import GOES_ON, INTERRUPT, STILL

HOLDS = None
EXACTLY = "every run prints exactly these lines, in this order"
MAIN = "main always prints its lines in this order"
FIRST = "main.1 always prints its lines in this order"
WORKERS = "the workers together always print the same lines"
LINES, ORDER = "interleaving", "order"

HANDED = "before it handed over what"
ITEMS = [
    (LINES, "nothing", nothing, HOLDS),
    (LINES, "over the start", before("begin", "makes 1"), "before it started"),
    (LINES, "over an item", after("has 1", "makes 1", "makes 2"), HANDED),
    (LINES, "over the other item", after("has 2", "makes 2"), HANDED),
    (LINES, "the other item late", after("has 1", "makes 2"), HOLDS),
    (LINES, "both items early", before("has 1", "makes 2"), HOLDS),
]
MEETS = [
    (LINES, "nothing", nothing, HOLDS),
    (LINES, "over the hand-over", after("goes on", "ready"), HANDED),
]
RESULTS = [
    (LINES, "nothing", nothing, HOLDS),
    (LINES, "over a result", after("has 1", "works on 1", "works on 2"), HANDED),
    (LINES, "over the last result", after("has 2", "works on 2"), HANDED),
    (ORDER, "nothing", nothing, HOLDS),
    (ORDER, "over the last result", after("has 2", "works on 2"), "or had its result"),
]

CASES = {
    ("process", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "a child's lines together", after("ann is over", "bob 1", "bob 2"), HOLDS),
        (LINES, "a child's lines at once", after("go", "ann 1", "ann 2"), HOLDS),
        (LINES, "two lines of a lane swapped", swapped("ann 1", "ann 2"), FIRST),
        (LINES, "two lines of main swapped", swapped("go", "done"), MAIN),
        (LINES, "over a start", before("go", "ann 1"), "before it started"),
        (LINES, "over the other start", before("ann is under way", "bob 1"), "before it started"),
        (LINES, "over a join", after("ann is over", "ann 2"), "had joined it"),
        (LINES, "over the last join", after("done", "bob 2"), "had joined it"),
        (LINES, "into the other lane", given("main.2", "ann 2"), FIRST),
        (LINES, "into a lane that is none", given("main.3", "ann 2"), FIRST),
        (LINES, "a line lost", lost("bob 1"), "main.2 always prints"),
        (LINES, "a line doubled", doubled("ann 2"), FIRST),
        (LINES, "an early stop", cut, "this run also printed `done`"),
        (LINES, "a number", text("ann 2", "ann 3"), "`ann 2` in place of `ann 3`"),
        (LINES, "another status", ended(1), "ends with status 1; this run ended with status 0"),
        (LINES, "a hang", ended(STILL), "ends with [still running]; this run ended"),
        (LINES, "no end", ended(GOES_ON), "ends with [goes on printing]; this run ended"),
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "lines of workers swapped", swapped("ann 1", "bob 2"), HOLDS),
        (ORDER, "a line of main swapped", swapped("ann is over", "ann is under way"), MAIN),
        (ORDER, "over the last join", after("done", "ann 1"), "appears before"),
        (ORDER, "over the first start", before("go", "bob 1"), "appears before"),
    ],
    ("equal", "", ""): [
        ("", "nothing", nothing, HOLDS),
        ("", "the lines dealt to other lanes", reversed_lanes, HOLDS),
        ("", "a line lost", cut, EXACTLY),
        (LINES, "the lines dealt to other lanes", reversed_lanes, HOLDS),
        (LINES, "a lane with one more", doubled_first, "main."),
        (ORDER, "all by one worker", given("main.1"), HOLDS),
    ],
    ("ids", "", ""): [
        ("pids", "nothing", nothing, HOLDS),
        ("pids", "the parent's id for the child's", pid("child:", "main"), EXACTLY),
        ("pids", "the first child's for the second's", pid("started:", "main.1"), EXACTLY),
        ("pids", "an id that is none", pid("parent:", 99_999_999), EXACTLY),
        ("pids", "another number", text("id: 0", "id: 1"), EXACTLY),
        ("", "an id that may not differ", nothing, EXACTLY),
        ("pids, order", "another process's id", pid("child:", "main"), HOLDS),
        ("pids, order", "an id that is none", pid("child:", 99_999_999), WORKERS),
    ],
    ("watched", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over is_alive()", swapped("first works", "first is not alive"), "had joined it"),
        (LINES, "over exitcode", after("second has an exit code", "second works"), "joined it"),
        (LINES, "over the start", before("first is not alive", "second works"), "it started"),
        (ORDER, "over is_alive()", swapped("first works", "first is not alive"), "appears before"),
    ],
    ("timeout", "early", "early"): [
        (LINES, "over join(timeout)", swapped("work", "waited"), "had joined it"),
        (ORDER, "over join(timeout)", swapped("work", "waited"), "appears before"),
    ],
    ("timeout", "early", "late"): [
        (LINES, "nothing", nothing, HOLDS),
        (ORDER, "nothing", nothing, HOLDS),
        (LINES, "over join()", after("over", "work"), "had joined it"),
    ],
    ("timeout", "late", "early"): [
        (LINES, "nothing", nothing, HOLDS),
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over join()", after("over", "work"), "appears before"),
    ],
    ("whichever", "early", "early"): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over is_alive()", swapped("one", "successor"), "starts and joins in between"),
    ],
    ("whichever", "early", "late"): [(LINES, "nothing", nothing, HOLDS)],
    ("whichever", "late", "early"): [(LINES, "nothing", nothing, HOLDS)],
    ("nested", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "the child before main", before("started", "child", "grandchild"), HOLDS),
        (LINES, "over the child's start", before("child", "grandchild"), "before it started"),
        (LINES, "over a join of a join", after("done", "grandchild"), "had joined it"),
        (ORDER, "over a join of a join", after("done", "grandchild"), "appears before"),
    ],
    ("unjoined", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over a join of an end", after("done", "grandchild two"), "had joined it"),
        (LINES, "the one not waited for", after("done", "grandchild one"), "had joined it"),
        (ORDER, "the one not waited for", after("done", "grandchild one"), "appears before"),
    ],
    ("supervisor", "early", "late"): [
        (LINES, "nothing", nothing, HOLDS),
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over a join of a join", after("end", "work"), "appears before"),
    ],
    ("supervisor", "late", "early"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over a start of a start", before("begin", "work"), "appears before"),
    ],
    ("two_pools", "", ""): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "two lines of a pool swapped", swapped("worker ann", "worker bob"), HOLDS),
        (ORDER, "all by one worker", given("main.1"), HOLDS),
        (ORDER, "dealt to other lanes", reversed_lanes, HOLDS),
        (ORDER, "into the second pool", after("between", "worker ann"), "appears before"),
        (ORDER, "into the first pool", before("between", "worker cyd"), "appears before"),
        (ORDER, "one for one", swapped("worker ann", "worker cyd"), "the last join stays there"),
        (ORDER, "over the block's end", after("end", "worker dan"), "appears before"),
        (ORDER, "over the block's start", before("begin", "worker bob"), "appears before"),
        (ORDER, "a line lost", lost("worker bob"), WORKERS),
        (ORDER, "a line doubled", doubled("worker bob"), WORKERS),
        (ORDER, "a line by main", given("main", "worker ann"), MAIN),
    ],
    ("callback", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "a callback before the work", before("doubling 2", "called back with 4"), HOLDS),
        (LINES, "over the join of the thread", after("done", "called back with 10"), "joined it"),
        (LINES, "over the join of the pool", after("done", "doubling 5"), "had joined it"),
        (LINES, "two callbacks", swapped("called back with 4", "called back with 10"), "main/"),
    ],
    ("imap", "", ""): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "lines swapped", swapped("worker ann", "worker cyd"), HOLDS),
        (ORDER, "over the join", after("end", "worker cyd"), "appears before"),
    ],
    ("executor", "", ""): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "after a result", after("[9, 16]", "squaring 3"), "or had its result"),
        (ORDER, "over the shutdown", after("end", "squaring 3"), "appears before"),
        (ORDER, "before the first task", before("begin", "squaring 4"), "appears before"),
    ],
    ("on_demand", "early", "late"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over the shutdown", after("end", "worker bob"), "appears before"),
    ],
    ("on_demand", "late", "early"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over the shutdown", after("end", "worker bob"), "appears before"),
        (ORDER, "before the first task", before("begin", "worker ann"), "appears before"),
    ],
    ("other_lane", "early", "late"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over the join", after("end", "worker bob"), "appears before"),
    ],
    ("other_lane", "late", "early"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "before all", before("begin", "worker ann"), "appears before"),
    ],
    ("threads", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "the other thread last", before("end", "other"), HOLDS),
        (LINES, "over Thread.join", after("inner is over", "inner"), "had joined it"),
        (LINES, "over Thread.start", before("outer starts inner", "inner"), "before it started"),
        (LINES, "over a join of a join", after("end", "inner"), "had joined it"),
        (LINES, "over main's join", after("end", "other"), "had joined it"),
    ],
    ("forking", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "the thread at once", before("thread 1", "thread 0"), HOLDS),
        (LINES, "two lines of the thread", swapped("thread 3", "thread 4"), "main/1 always"),
        (LINES, "over the child's join", after("end", "child 19"), "had joined it"),
        (LINES, "over the thread's join", after("end", "thread 599"), "had joined it"),
    ],
    ("forked", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "two lines of the child", swapped("child one", "child two"), "main.fork1 always"),
        (LINES, "the child's status", text("status 7", "status 0"), MAIN),
    ],
    ("other_python", "early", "late"): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "two programs swapped", swapped("other one", "other two"), HOLDS),
        (LINES, "by the other program", text("other two", "other one"), "always prints"),
    ],
    ("other_python", "late", "early"): [("", "nothing", nothing, EXACTLY)],
    ("daemon", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over Event.set()", after("end", "serving"), "before it handed over"),
        (LINES, "over the start", before("begin", "serving"), "before it started"),
    ],
    ("killed", "", ""): [
        ("", "nothing", nothing, HOLDS),
        ("", "another signal", text("-9", "-15"), "printed `exit code -9` in place of"),
        ("", "another status", ended(0), "ends with status 0; this run ended with status 3"),
        (LINES, "over the join", after("exit code -9", "serving"), "had joined it"),
    ],
    ("manager", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "two workers swapped", swapped("worker 1", "worker 2"), HOLDS),
        (LINES, "over a join", after("shared [1, 2]", "worker 2"), "had joined it"),
        (ORDER, "two workers swapped", swapped("worker 1", "worker 2"), HOLDS),
        (ORDER, "while the manager runs", after("shared [1, 2]", "worker 2"), "appears before"),
        (ORDER, "once the manager is over", after("end", "worker 2"), "appears before"),
    ],
    ("crash", "", ""): [
        ("", "nothing", nothing, HOLDS),
        ("", "another line number", text("line 17", "line 18"), EXACTLY),
        ("", "another message", text("no such word", "no word"), EXACTLY),
        ("", "another type", text("ValueError:", "TypeError:"), EXACTLY),
        ("", "the warning's text", text("is old", "is new"), EXACTLY),
        ("", "the warning's line", text(":14:", ":15:"), EXACTLY),
        ("", "stderr turned with stdout", swapped("to stderr", "to stdout"), EXACTLY),
        ("", "another status", ended(0), "this run ended with status 1"),
    ],
    ("hang", "", ""): [
        ("", "nothing", nothing, HOLDS),
        ("", "an end", ended(0), "ends with status 0; this run ended with [still running]"),
        ("", "a last line lost", cut, "this run also printed `parent waits`"),
    ],
    ("interrupt", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "an earlier Ctrl-C", before("parent works", INTERRUPT), "Ctrl-C"),
        (LINES, "a later Ctrl-C", after("end", INTERRUPT), "Ctrl-C"),
        (LINES, "no Ctrl-C", lost(INTERRUPT), "Ctrl-C"),
        (
            LINES,
            "one line for another",
            both(before(INTERRUPT, "parent stops"), after(INTERRUPT, "child works")),
            "Ctrl-C",
        ),
        (
            ORDER,
            "one line for another",
            both(before(INTERRUPT, "parent stops"), after(INTERRUPT, "child works")),
            "Ctrl-C",
        ),
        (ORDER, "one worker's line for another", swapped("child works", "child stops"), "Ctrl-C"),
    ],
    ("endless", "", ""): [
        ("", "nothing", nothing, HOLDS),
        ("", "fewer lines", cut, HOLDS),
        ("", "another line", text("round 1", "round 7"), EXACTLY),
        ("", "a hang", ended(STILL), "this run also printed `round 3`"),
    ],
    ("numbers", "", ""): [
        ("times, numbers(got), addresses", "nothing", nothing, HOLDS),
        ("times, numbers(got), addresses", "another unit", text(" s for", " ms for"), EXACTLY),
        ("times, numbers(got), addresses", "a number", text("for 1000", "for 1001"), EXACTLY),
        ("times, numbers(got), addresses", "its label", text("lost 4", "lost 5"), EXACTLY),
        ("times, numbers(got), addresses", "more decimals", text(" s for", "0 s for"), EXACTLY),
        ("times, numbers(got), addresses", "no address", text("0x", "x"), EXACTLY),
        ("numbers(got), times", "an address that may not differ", text("0x", "0x1"), EXACTLY),
    ],
    ("reaped", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over os.fork()", before("begin", "ann"), "before it started"),
        (LINES, "over os.waitpid()", after("ann is over", "ann"), "had joined it"),
        (LINES, "over os.wait() of the last", after("both are over", "bob"), "had joined it"),
        (LINES, "two that are forked", swapped("bob", "cyd"), HOLDS),
        (ORDER, "over os.waitpid()", after("ann is over", "ann"), "appears before"),
    ],
    ("programs", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over Popen()", before("begin", "ann"), "before it started"),
        (LINES, "over wait()", swapped("ann", "ann is over"), "had joined it"),
        (LINES, "over communicate()", after("bob is over", "bob"), "had joined it"),
        (LINES, "over run()", after("end", "cyd"), "had joined it"),
    ],
    **{
        ("handed", way, way): ITEMS
        for way in ("queue", "simple", "threads", "one way", "both ways")
    },
    ("handed", "joined", "joined"): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over join() of a queue", after("all is done", "works on 1"), HANDED),
    ],
    ("several", "", ""): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "ann late", after("one came", "ann"), HOLDS),
        (LINES, "bob late", after("one came", "bob"), HOLDS),
    ],
    **{
        ("met", f"{way} {of}", f"{way} {of}"): MEETS
        for way in ("event", "semaphore", "barrier", "condition")
        for of in ("processes", "threads")
    },
    ("met", "lock processes", "lock processes"): [
        (LINES, "nothing", nothing, HOLDS),
        (LINES, "over a lock", before("main has the lock", "ready", "has the lock"), HANDED),
        (LINES, "without the lock", before("main has the lock", "ready"), HOLDS),
    ],
    ("by_luck", "early", "late"): [(LINES, "nothing", nothing, HOLDS)],
    ("by_luck", "late", "early"): [(LINES, "nothing", nothing, HOLDS)],
    ("by_luck", "early", "early"): [
        (LINES, "over what came out the same", after("found", "ann"), HANDED),
    ],
    **{
        ("results", way, way): RESULTS
        for way in ("processes", "threads", "interpreters", "pool", "await")
    },
    **{
        ("joined", f"works {of}", f"works {of}"): [
            (ORDER, "nothing", nothing, HOLDS),
            (ORDER, "by any worker", reversed_lanes, HOLDS),
            (ORDER, "over join()", after("all are done", "works on cyd"), "or had its result"),
            (ORDER, "over the end", after("end", "works on cyd"), "or had its result"),
        ]
        for of in ("processes", "threads")
    },
    ("joined", "tells processes", "tells processes"): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "behind join()", after("all are done", "is done with cyd"), HOLDS),
        (ORDER, "over the end", after("end", "is done with cyd"), "had joined it"),
    ],
    ("named", "", ""): [
        (f"workers, {LINES}", "nothing", nothing, HOLDS),
        (f"workers, {ORDER}", "nothing", nothing, HOLDS),
        (f"workers, {LINES}", "a process's name", text("Process-1", "Process-9"), HOLDS),
        (f"workers, {LINES}", "a kind", text("Process-1", "PoolWorker-1"), "always prints"),
        (f"workers, {LINES}", "a function", text("(tell)", "(told)"), "always prints"),
    ],
    ("completed", "", ""): [
        (ORDER, "nothing", nothing, HOLDS),
        (ORDER, "over all of as_completed()", after("all are done", "worker cyd"), "its result"),
        (ORDER, "over the next submit()", before("all are done", "worker dan"), "appears before"),
    ],
}
