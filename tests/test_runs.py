"""A program that misbehaves fails its own test, says why, and leaves nothing behind."""

import itertools
import os
import signal
import subprocess
import sys
import textwrap
import time
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from tools.check.check import check
from tools.compare.trace import Lanes
from tools.interpreter import interpreter
from tools.repository import ROOT
from tools.run import run
from tools.run.clock import Clock
from tools.snippet.command import parse_command
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

pytestmark = pytest.mark.depends()

posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc or /dev/shm")


@pytest.fixture
def outcomes(tmp_path, monkeypatch):
    """A function that checks a program against a transcript: {method: failure or None}."""

    def checked(program, transcript="$ python {name}.py\n", limit=run.LIMIT):
        monkeypatch.setattr(run, "LIMIT", limit)
        name = f"program_{uuid.uuid4().hex}"
        main = tmp_path / f"{name}.py"
        main.write_text(textwrap.dedent(program))
        main.with_suffix(".out").write_text(transcript.replace("{name}", name))
        found = check(Snippet(main), interpreter(sys.executable))
        assert [outcome.method for outcome in found] == ["fork", "spawn", "forkserver", None]
        if sys.platform == "linux":
            assert processes_with(name) == []
        return {outcome.method: outcome.failure for outcome in found}

    return checked


def processes_with(word):
    """Return the command lines of the running processes that have `word` in them."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if word in command:
            found.append(command)
    return found


def stopped(outcomes):
    return all_say(outcomes, "still running after its limit")


def all_say(outcomes, words):
    return all(failure and words in failure for failure in outcomes.values())


def hold(outcomes):
    return [failure for failure in outcomes.values() if failure] == []


@posix
def test_a_program_that_loops_for_ever_is_stopped(outcomes):
    assert stopped(outcomes("while True: pass\n", limit=2))


@posix
def test_a_program_that_waits_for_input_is_stopped(outcomes):
    assert stopped(outcomes("input()\n", limit=2))


@posix
def test_a_daemonised_grandchild_fails_the_run_and_is_ended(outcomes):
    found = outcomes(
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(1000)
            os._exit(0)
        """,
        limit=2,
    )
    assert stopped(found)


@posix
def test_a_program_that_ignores_every_signal_is_ended(outcomes):
    found = outcomes(
        """
        import signal, time
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        time.sleep(1000)
        """,
        limit=2,
    )
    assert stopped(found)


@posix
def test_a_program_that_prints_without_end_is_stopped(outcomes):
    assert all_say(outcomes("while True: print('x' * 1000)\n"), "printed more than 1 MB")


@posix
def test_a_program_that_forks_on_is_stopped(outcomes):
    found = outcomes(
        """
        import os, time
        for _ in range(100):
            if os.fork() == 0:
                time.sleep(1000)
        time.sleep(1000)
        """
    )
    assert all_say(found, "more than 64 processes")


@posix
def test_children_that_fork_and_exit_in_a_chain_are_caught(outcomes):
    found = outcomes(
        """
        import os, time
        while True:
            if os.fork():
                os._exit(0)
            time.sleep(0.001)
        """,
        limit=2,
    )
    assert stopped(found)


def test_a_chain_of_any_length_has_lanes_also_where_process_ids_start_again():
    pids = [*range(5000, 6000), *range(300, 1300)]
    run = {"kind": "run", "time": 0, "pid": 5000, "ppid": 4999, "argv": ["program.py"], "thread": 0}
    chain = [
        {"kind": "fork", "time": n, "pid": pid, "ppid": parent, "number": 1, "thread": 0}
        for n, (parent, pid) in enumerate(itertools.pairwise(pids), 1)
    ]
    for log in ([run, *chain], [run, *reversed(chain)]):
        lanes = Lanes(log, leader=4999).processes
        assert [str(lanes[pid]) for pid in pids] == ["main" + ".fork1" * n for n in range(2000)]


@pytest.mark.parametrize("pids", [[700, 701, 702], [32_766, 32_767, 300]])
def test_programs_are_numbered_in_the_order_of_their_starts(pids):
    main, *started = pids
    log = [
        {"kind": "run", "time": 9 - pid % 9, "pid": pid, "ppid": main, "argv": [], "thread": 0}
        for pid in started
    ]
    log.insert(0, {**log[0], "pid": main, "ppid": 600})
    lanes = Lanes(log, leader=600).processes
    assert [str(lanes[pid]) for pid in pids] == ["main", "main.run1", "main.run2"]


@posix
def test_the_last_words_of_an_orphan_are_part_of_the_run(outcomes):
    program = """
        import os, time
        if os.fork() == 0:
            time.sleep(0.3)
            print("orphan")
        """
    assert hold(outcomes(program, "$ python {name}.py\norphan\n"))
    assert all_say(outcomes(program, "$ python {name}.py\n"), "also printed `orphan`")


@posix
def test_death_by_a_signal_is_the_status_that_a_shell_shows(outcomes):
    program = "import os\nos.kill(os.getpid(), 9)\n"
    assert hold(outcomes(program, "$ python {name}.py\n[exit 137]\n"))
    assert all_say(outcomes(program), "it ends with status 0; this run ended with status 137")


@posix
def test_a_crash_is_held_to_its_words_and_status(outcomes):
    program = "print('first')\n1 / 0\n"
    transcript = (
        "$ python {name}.py\nfirst\nTraceback (most recent call last):\n"
        '  File "{name}.py", line 2, in <module>\n    1 / 0\n'
        "ZeroDivisionError: division by zero\n[exit 1]\n"
    )
    assert hold(outcomes(program, transcript))
    assert all_say(outcomes(program, transcript.replace("line 2", "line 1")), "line 2")


@posix
def test_a_hang_is_what_the_transcript_says_it_is(outcomes):
    still = "$ python {name}.py\nwaiting\n[still running after 2 s]\n"
    hangs = "import time\nprint('waiting')\ntime.sleep(1000)\n"
    ends = "print('bye')\n"
    prints_on = "import time\nprint('waiting')\nwhile True:\n time.sleep(.1)\n print('more')\n"
    assert hold(outcomes(hangs, still))
    assert all_say(outcomes(ends, still), "this run")
    assert stopped(outcomes(prints_on, still, limit=2))
    assert hold(outcomes(prints_on, "$ python {name}.py\nwaiting\nmore\n[goes on printing]\n"))
    assert stopped(outcomes(hangs, limit=2))


@posix
def test_ctrl_c_reaches_the_foreground_processes(outcomes):
    program = """
        import time
        try:
            print("press it")
            time.sleep(1000)
        except KeyboardInterrupt:
            print("thanks")
        """
    assert hold(outcomes(program, "$ python {name}.py\npress it\n^C\nthanks\n"))
    moved = "$ python {name}.py\npress it\nthanks\n^C\n"
    assert stopped(outcomes(program, moved, limit=2))


@pytest.fixture
def crowded():
    """Busy loops, four for each core."""
    loops = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(4 * (os.cpu_count() or 1))
    ]
    yield loops
    for loop in loops:
        loop.kill()
        loop.wait()


@linux
def test_a_program_that_gets_no_core_is_not_late(crowded, outcomes):
    program = """
        import time
        while time.process_time() < 1.2:
            pass
        """
    began = time.monotonic()
    assert hold(outcomes(program, limit=2))
    assert time.monotonic() - began > 2  # or it has not been tried


@linux
def test_a_program_that_hangs_or_loops_is_found_where_others_want_the_cores(crowded, outcomes):
    still = "$ python {name}.py\nwaiting\n[still running after 2 s]\n"
    waits = "import time\nprint('waiting')\ntime.sleep(1000)\n"
    assert hold(outcomes(waits, still))
    assert stopped(outcomes(waits, limit=2))
    assert stopped(outcomes("while True: pass\n", limit=0.5))


@linux
def test_a_program_with_more_loops_than_cores_is_charged_for_what_they_run(crowded):
    clock, pids = Clock(), [loop.pid for loop in crowded]

    def run_so_far():
        return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9

    clock.look(pids)
    before, shown = run_so_far(), clock.seconds
    for _ in range(10):
        time.sleep(0.1)
        after = run_so_far()
        clock.look(pids)
    assert clock.seconds - shown >= 0.99 * (after - before) / os.cpu_count() > 0


@pytest.fixture
def disturbed(tmp_path):
    """A function that runs a program under twelve hostile schedulers: the Results."""

    def made(program, limit=run.LIMIT):
        main = tmp_path / "program.py"
        main.write_text(textwrap.dedent(program))
        path = tmp_path / "program.out"
        asked = Recording(path, parse_command(path, "$ python program.py"))
        told = run.job(Snippet(main), asked, interpreter(sys.executable), None)
        return run.run_all([replace(told, limit=limit, seed=str(n)) for n in range(12)])

    return made


RACE = """
    import os, time
    if os.fork() == 0:
        time.sleep(0.02)  # long enough to be seen
        print("child")
        os._exit(0)
    {wait}
    print("parent")
    """


@linux
def test_a_hostile_scheduler_breaks_an_order_that_only_a_sleep_holds(disturbed):
    outputs = {result.output for result in disturbed(RACE.format(wait="time.sleep(0.03)"))}
    assert outputs >= {"parent\nchild\n"}


@linux
def test_a_hostile_scheduler_breaks_no_order_that_a_wait_holds(disturbed):
    results = disturbed(RACE.format(wait="os.wait()"))
    assert {result.output for result in results} == {"child\nparent\n"}
    assert {result.reason for result in results} == {"ended"}


@linux
def test_the_time_for_which_a_hostile_scheduler_stops_a_program_does_not_count(disturbed):
    program = """
        import time
        began = time.monotonic()
        while time.process_time() < 1.2:
            pass
        print(time.monotonic() - began)
        """
    results = disturbed(program, limit=2)
    assert {result.reason for result in results} == {"ended"}
    assert any(float(result.output) > 2 for result in results)  # or it has not been tried
    assert {result.reason for result in disturbed("while True: pass", limit=0.5)} == {"limit"}


@linux
def test_runs_whose_leader_is_killed_fail(tmp_path):
    name = f"program_{uuid.uuid4().hex}"
    main = tmp_path / f"{name}.py"
    main.write_text(
        "import os, shutil, signal\n"
        "shutil.rmtree(os.path.dirname(os.getcwd()))  # the leader no longer can\n"
        "os.kill(os.getppid(), signal.SIGKILL)\n"
    )
    main.with_suffix(".out").write_text(f"$ python {name}.py\n")
    found = check(Snippet(main), interpreter(sys.executable))
    assert len(found) == 4
    assert {one.failure for one in found} == {"a leader died: something killed it from outside"}
    while processes_with(name):  # they have lost their terminal
        time.sleep(0.05)


@posix
def test_more_jobs_than_fit_into_a_pipe_are_run(tmp_path):
    main = tmp_path / "program.py"
    main.write_text("print('done')\n")
    path = tmp_path / "program.out"
    asked = Recording(path, parse_command(path, "$ python program.py"))
    made = run.job(Snippet(main), asked, interpreter(sys.executable), None)
    made = replace(made, environment={**made.environment, "PADDING": "x" * 10_000})
    assert [result.output for result in run.run_all([made] * 12)] == ["done\n"] * 12


FAILS = """
    import json, time
    while True:
        try:
            json.loads("")
        except ValueError:
            import traceback
            traceback.print_exc()
        {after}
    """
SHOWN = """$ python {name}.py
Traceback (most recent call last):
  File "{name}.py", line 5, in <module>
    json.loads("")
  ...
json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
"""


@posix
def test_a_traceback_counts_as_it_is_shown(outcomes):
    """It is shorter than what the terminal got; what comes after it must still be waited for."""
    again = SHOWN + SHOWN.partition("\n")[2]
    assert hold(outcomes(FAILS.format(after="pass"), again + "[goes on printing]\n"))
    stops = 'print("press it"); time.sleep(1000)'
    stopped_there = """press it
^C
Traceback (most recent call last):
  File "{name}.py", line 9, in <module>
    print("press it"); time.sleep(1000)
KeyboardInterrupt
[exit 130]
"""
    assert hold(outcomes(FAILS.format(after=stops), SHOWN + stopped_there))


@posix
def test_the_terminal_shows_what_a_carriage_return_leaves(outcomes):
    program = "for n in range(3): print(f'\\r{n} of 2', end='')\nprint()\n"
    assert hold(outcomes(program, "$ python {name}.py\n2 of 2\n"))


@posix
def test_colours_are_left_out(outcomes):
    program = "print('\\x1b[1;31mred\\x1b[0m and plain')\nprint(end='\\x1b[0m')\n"
    assert hold(outcomes(program, "$ python {name}.py\nred and plain\n"))


@posix
def test_input_options_and_variables_come_from_the_command(outcomes, tmp_path):
    (tmp_path / "names.txt").write_text("ann\n")
    program = "import os, sys\nprint(input(), sys.argv[1:], os.environ['GREETING'], __debug__)\n"
    command = "$ GREETING=hello python -O {name}.py one two < names.txt\n"
    assert hold(outcomes(program, command + "ann ['one', 'two'] hello False\n"))


@posix
def test_a_program_sees_an_empty_folder_and_a_terminal(outcomes):
    program = """
        import os, sys
        print(len(os.listdir()), sys.stdout.isatty(), *os.get_terminal_size())
        print(any("probe" in folder for folder in sys.path))
        """
    assert hold(outcomes(program, "$ python {name}.py\n1 True 80 24\nFalse\n"))


@linux
def test_shared_memory_of_a_program_that_hangs_is_cleaned_up(outcomes):
    """There is so much of it that a tracker which is killed at once cannot be faster."""
    name = f"snippet_{uuid.uuid4().hex}"
    program = f"""
        import time
        from multiprocessing.shared_memory import SharedMemory
        memories = []
        for n in range(300):
            try:
                memories.append(SharedMemory(f"{name}_{{n}}", create=True, size=8))
            except FileExistsError:  # the runs go side by side
                pass
        print("here")
        time.sleep(1000)
        """
    transcript = "$ python {name}.py\nhere\n[still running after 2 s]\n"
    try:
        assert hold(outcomes(program, transcript))
        assert list(Path("/dev/shm").glob(f"{name}*")) == []
    finally:
        for memory in Path("/dev/shm").glob(f"{name}*"):
            memory.unlink(missing_ok=True)


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_harness_that_is_stopped_leaves_nothing(tmp_path, number):
    """Ctrl-C in the middle of the suite, say: no process, no folder, no shared memory."""
    name = f"program_{uuid.uuid4().hex}"
    main, ready = tmp_path / f"{name}.py", tmp_path / "ready"
    main.write_text(
        textwrap.dedent(
            f"""
            import time
            from multiprocessing import Process
            from multiprocessing.shared_memory import SharedMemory
            from pathlib import Path
            if __name__ == "__main__":
                try:
                    memory = SharedMemory("{name}", create=True, size=8)
                    Path({str(ready)!r}).touch()  # now the resource tracker knows of it
                except FileExistsError:  # the runs go side by side
                    pass
                Process(target=time.sleep, args=(1000,)).start()
            """
        )
    )
    main.with_suffix(".out").write_text(f"$ python {name}.py\n")
    harness = (
        "import sys; from pathlib import Path\n"
        "from tools.check.check import check\n"
        "from tools.snippet.program import Snippet\n"
        "from tools.interpreter import interpreter\n"
        f"check(Snippet(Path({str(main)!r})), interpreter(sys.executable))\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", harness],
        cwd=Path(__file__).parents[1],
        stderr=subprocess.DEVNULL,
    )
    while len(processes_with(f"{name}.py")) < 4 or not ready.exists():
        assert child.poll() is None
        time.sleep(0.05)
    child.send_signal(number)
    child.wait()

    def left():
        folders = list(Path("/tmp").glob(f"snippet-*/work/{name}.py"))
        return processes_with(f"{name}.py") or folders or Path("/dev/shm", name).exists()

    while left():  # pytest's own patience is the limit
        time.sleep(0.05)


@posix
def test_a_child_that_keeps_the_terminal_is_part_of_the_run(outcomes):
    """The program ends, its child writes on: a shell would show its prompt in between."""
    program = """
        import os, sys
        reader, writer = os.pipe()
        if os.fork() == 0:
            os.close(writer)
            os.read(reader, 1)  # returns when the parent is gone
            os.setsid()
            print("still here")
            os._exit(0)
        print("bye")
        """
    assert all_say(outcomes(program, "$ python {name}.py\nbye\n"), "also printed `still here`")


@posix
def test_a_parent_that_kills_itself_leaves_its_child_to_the_run(outcomes):
    program = """
        import os, signal
        from multiprocessing import get_context

        def outlive(reader, writer):
            os.close(writer)
            os.read(reader, 1)  # returns when the parent is gone
            print("orphan")

        if __name__ == "__main__":
            child = get_context("fork").Process(target=outlive, args=os.pipe())
            child.start()
            os.kill(os.getpid(), signal.SIGKILL)
        """
    assert hold(outcomes(program, "$ python {name}.py\norphan\n[exit 137]\n"))
    assert all_say(outcomes(program, "$ python {name}.py\n[exit 137]\n"), "also printed `orphan`")


# A child starts another in a thread; an orphan is left to whoever adopts it.
CHILD = """
import subprocess, threading, time

def beside():
    subprocess.Popen(["sleep", "100"])
    print(flush=True)
    time.sleep(100)

threading.Thread(target=beside).start()
"""
FAMILY = f"""
import ctypes, subprocess, sys
from tools.run import processes

if processes.LINUX:
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
processes.CHILDREN = processes.CHILDREN and sys.argv[1] == "children"
child = subprocess.Popen([sys.executable, "-c", {CHILD!r}], stdout=subprocess.PIPE)
child.stdout.readline()
found = processes.Descendants()
found.alive()
orphan = "import subprocess; subprocess.Popen(['sleep', '100'])"  # which runs when this returns
subprocess.run([sys.executable, "-c", orphan])
print(*sorted(processes.command_line(pid).split()[-2] for pid in found.alive()))
print(found.end(lambda: None), found.alive())
"""


@pytest.mark.parametrize("way", ["children", "table"])
def test_orphans_and_children_of_threads_are_found_and_ended(way):
    command = [sys.executable, "-c", FAMILY, way]
    answer = subprocess.run(command, cwd=ROOT, text=True, capture_output=True)
    assert answer.stdout.splitlines() == ["sleep sleep time.sleep(100)", "() {}"], answer.stderr
