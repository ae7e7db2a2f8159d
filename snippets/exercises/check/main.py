import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from importlib import import_module
from multiprocessing import active_children
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from threading import Barrier, BrokenBarrierError, Thread

SECONDS = 60


def require(condition, what):
    if not condition:
        raise AssertionError(what)


def repeat(main, folder, number):
    """Return a long text, as soon as two processes work."""
    require(os.getpid() != main, "ran in the main process")
    Path(folder, str(number)).touch()
    while len(os.listdir(folder)) < 2:
        time.sleep(0.01)
    time.sleep(0.3)
    return f"{number} " * 1_000_000


def half(main, number):
    require(os.getpid() != main, "ran in the main process")
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def end_by_signal():
    os.kill(os.getpid(), signal.SIGTERM)


def check_everywhere(everywhere, folder):
    task = partial(repeat, os.getpid(), folder)
    firsts = [text[0] for text in everywhere(task, [2, 3])]
    require(firsts == ["2", "3"], f"returned {firsts}")


def check_run_all(run_all, folder):
    task = partial(repeat, os.getpid(), folder)
    run_all([partial(task, number) for number in range(3)])
    left = active_children()
    require(not left, "returned before all had ended")
    calls = len(os.listdir(folder))
    require(calls == 3, f"{calls} of 3 functions ran")


def check_by_queue(by_queue, folder):
    task = partial(repeat, os.getpid(), folder)
    texts = by_queue(task, range(6))
    firsts = {n: text[0] for n, text in texts.items()}
    expected = {n: str(n) for n in range(6)}
    require(firsts == expected, f"returned {firsts}")
    left = len(active_children())
    require(not left, f"left {left} workers running")


def check_outcome(outcome, folder):
    for function, expected in (
        (partial(sys.exit, 0), "success"),
        (partial(sys.exit, 3), "error 3"),
        (end_by_signal, "signal 15"),
    ):
        said = outcome(function)
        require(said == expected, f"{said}, not {expected}")


def check_try_all(try_all, folder):
    results = try_all(partial(half, os.getpid()), [2, 3, 4])
    error = results.pop(3)
    require(isinstance(error, ValueError), repr(error))
    require(results == {2: 1, 4: 2}, f"returned {results}")


def check_change(change, folder):
    both = Barrier(2)

    def one_more(number):
        with suppress(BrokenBarrierError):
            both.wait(1)  # for the other thread, if it can
        return number + 1

    box = {"visits": 0}
    visit = partial(change, box, "visits", one_more)
    threads = [Thread(target=visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counted = box["visits"]
    require(counted == 2, f"counted {counted} of 2 changes")


CHECKS = {
    "everywhere": check_everywhere,
    "run_all": check_run_all,
    "by_queue": check_by_queue,
    "outcome": check_outcome,
    "try_all": check_try_all,
    "change": check_change,
}


def check(path):
    """Say whether the function in a file is right."""
    sys.path.insert(0, str(path.parent.resolve()))
    function = getattr(import_module(path.stem), path.stem)
    with tempfile.TemporaryDirectory() as folder:
        try:
            CHECKS[path.stem](function, folder)
            print(f"{path}: right")
        except Exception as error:
            kind = type(error).__name__
            print(f"{path}: {kind}: {error}")
        for child in active_children():
            child.kill()
            child.join()


def check_each(path, me):
    """Check a file, or those in a folder, each alone."""
    if path.is_dir():
        for file in sorted(path.glob("*.py")):
            check_each(file, me)
        return
    one = Popen(
        [sys.executable, me, "--one", path],
        start_new_session=True,
    )
    try:
        one.wait(SECONDS)
    except TimeoutExpired:
        print(f"{path}: hangs")
        os.killpg(one.pid, signal.SIGKILL)


if __name__ == "__main__":
    me, *paths = sys.argv
    if paths[0] == "--one":
        check(Path(paths[1]))
    else:
        for path in paths:
            check_each(Path(path), me)
