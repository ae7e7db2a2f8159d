"""The recorder changes nothing that a program prints, whatever else goes on when it prints."""

import os
import re
import sys
import textwrap
from collections import Counter

import pytest

from tools.compare.trace import trace
from tools.interpreter import interpreter
from tools.run.job import Result
from tools.run.run import job, run_all
from tools.snippet.command import parse_command
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

pytestmark = [
    pytest.mark.depends(),
    pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"),
]


@pytest.fixture
def recorded(request, tmp_path):
    """A function that runs a program so many times side by side, with the recorder: the Results."""
    python = interpreter(request.config.getoption("--python") or sys.executable)

    def made(program: str, times: int, method: str | None = "fork") -> list[Result]:
        main = tmp_path / "program.py"
        main.write_text(textwrap.dedent(program))
        path = tmp_path / "program.out"
        asked = Recording(path, parse_command(path, "$ python -W ignore program.py"))
        return run_all([job(Snippet(main), asked, python, method)] * times)

    return made


def test_a_line_that_another_thread_prints_is_not_printed_by_a_forked_process_as_well(recorded):
    program = """
        import os, sys, threading

        def work():
            for number in range(5000):
                print(f"{number}\\n", end="")

        sys.setswitchinterval(1e-6)  # so that the fork comes anywhere in a print()
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            if os.fork() == 0:
                sys.stdout.flush()
                os._exit(0)
            os.wait()
        """
    for result in recorded(program, 3):
        assert result.output.split() == [str(number) for number in range(5000)]


def test_a_daemon_thread_amid_a_print_does_not_keep_the_interpreter_from_ending(recorded):
    program = """
        import atexit, os, threading, time

        def work():
            at_exit.wait()
            print("x" * 100_000)

        def end():  # all else that is flushed at the end has been flushed
            at_exit.set()
            time.sleep(0.5)

        at_exit = threading.Event()
        terminal, standard_output = os.openpty()  # which is not read: what prints, waits
        os.dup2(standard_output, 1)
        threading.Thread(target=work, daemon=True).start()
        atexit.register(end)
        """
    [result] = recorded(program, 1)
    assert (result.reason, result.status) == ("ended", 0)


def test_what_a_signal_handler_prints_amid_a_print_leaves_every_line_there_once(recorded):
    program = """
        import signal

        signal.signal(signal.SIGALRM, lambda *_: print("tick"))
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        for number in range(5000):
            print(number)
        signal.setitimer(signal.ITIMER_REAL, 0)
        """
    for result in recorded(program, 3):
        assert "tick" in result.output
        # A handler may run between the text and the end of its line, in every Python.
        assert Counter(re.findall(r"\d+", result.output)) == Counter(map(str, range(5000)))


def test_each_forked_process_has_a_lane_of_its_own(recorded):
    program = """
        import os

        def fork(work):
            if os.fork() == 0:
                work()
                os._exit(0)
            os.wait()

        def tell():
            print("here", flush=True)

        fork(tell)
        fork(lambda: fork(tell))
        """
    [result] = recorded(program, 1)
    assert [str(line.lane) for line in trace(result).lines] == ["main.fork1", "main.fork2.fork1"]


def test_only_a_call_that_waits_is_sure_that_a_process_is_over(recorded):
    program = """
        from multiprocessing import Process

        def ended():
            child = Process()
            child.start()
            return child

        child = ended()
        while child.is_alive():
            pass
        child = ended()
        while child.exitcode is None:
            pass
        ended().join(1000)
        ended().join()
        """
    [result] = recorded(program, 1)
    edges = [edge.kind for edge in trace(result).edges if edge.kind != "start"]
    assert edges == ["seen", "seen", "seen", "join"]


def test_a_fork_amid_what_is_handed_over_leaves_nothing_locked(recorded):
    program = """
        import os, queue, signal, sys, threading

        def pass_on(number):
            for _ in range(number):
                items.put(1)
                items.get()
                event.set()
                event.wait()

        sys.setswitchinterval(1e-6)
        signal.signal(signal.SIGALRM, lambda *_: threading.Event().set())
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
        event, items = threading.Event(), queue.Queue()
        thread = threading.Thread(target=pass_on, args=(3000,))
        thread.start()
        while thread.is_alive():
            pid = os.fork()
            if pid == 0:
                signal.setitimer(signal.ITIMER_REAL, 0)
                event, items = threading.Event(), queue.Queue()
                pass_on(3)
                os._exit(0)
            os.waitpid(pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        print("end")
        """
    for result in recorded(program, 2):
        assert (result.reason, result.status, result.output) == ("ended", 0, "end\n")


def test_a_queue_with_many_items_is_recorded_only_at_its_beginning(recorded):
    program = """
        import queue, threading
        from multiprocessing import Value

        items, value = queue.Queue(), Value("i")
        for number in range(5000):
            items.put(number)
            value.value = items.get()
        print(value.value)
        """
    [result] = recorded(program, 1)
    assert result.output == "4999\n"
    assert result.log.count('"give"') + result.log.count('"take"') <= 4 * 100


def test_what_a_program_sees_of_what_is_recorded_is_as_without(recorded):
    program = """
        import asyncio, inspect, os, pickle, queue, threading
        from concurrent.futures import Future, ThreadPoolExecutor, as_completed
        from multiprocessing import Lock, Pool, Queue, pool

        print(inspect.signature(queue.Queue.put), inspect.signature(Future.result))
        print(pickle.loads(pickle.dumps(pool.worker)) is pool.worker, os.waitpid.__name__)
        try:
            os.waitpid(99_999_999, 0)
        except ChildProcessError as error:
            print(error, error.__traceback__.tb_frame.f_code.co_name)
        try:
            queue.Queue(1).get(timeout=0)
        except queue.Empty as error:
            print(repr(error))
        try:
            Queue().get(block=False)
        except queue.Empty as error:
            print(repr(error))
        lock = Lock()
        with lock:
            print(lock.acquire(block=False), lock)
        with ThreadPoolExecutor(1) as executor:
            futures = [executor.submit(int, text) for text in ("1", "x")]
            print([repr(f.exception()) for f in as_completed(iter(futures))])
        try:
            with Pool(1) as workers:
                workers.apply(int, ("x",))
        except ValueError as error:
            print(error)
        asyncio.run(asyncio.to_thread(print, "in a thread"))
        """
    with_recorder = [result.output for result in recorded(program, 1)]
    assert with_recorder == [result.output for result in recorded(program, 1, None)]
