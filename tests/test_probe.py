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

    def made(program: str, times: int) -> list[Result]:
        main = tmp_path / "program.py"
        main.write_text(textwrap.dedent(program))
        path = tmp_path / "program.out"
        asked = Recording(path, parse_command(path, "$ python -W ignore program.py"))
        return run_all([job(Snippet(main), asked, python, "fork")] * times)

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
        terminal, standard_output = os.openpty()  # which nobody reads: what prints, waits
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
