"""The clock for limits counts what a program did with its time, not what others kept from it."""

import pytest

from tools.run import clock
from tools.run.clock import Clock, Thread

pytestmark = pytest.mark.depends()


@pytest.fixture
def shown(monkeypatch):
    """A function that returns what a clock shows when it has looked once for each of these.

    They are (seconds since the last look, for how many of them we stopped a process, its Threads).
    """

    def look(*looks, cores=2):
        now = 0.0
        monkeypatch.setattr(clock, "CORES", cores)
        monkeypatch.setattr(clock.time, "monotonic", lambda: now)
        made = Clock()
        for elapsed, stopped, threads in looks:
            now += elapsed
            monkeypatch.setattr(clock, "_threads", lambda _, found=threads: dict(found))
            made.look([1], stopped)
        return made.seconds

    return look


def test_sleep_counts_as_sleep(shown):
    assert shown((1, 0, {1: Thread(0.0, 0.0, False)})) == 1


def test_a_loop_counts_for_what_it_ran(shown):
    assert shown((1, 0, {1: Thread(0.25, 0.75, True)})) == 0.25


def test_a_wait_that_is_not_over_does_not_count(shown):
    waits = {1: Thread(0.0, 0.0, True)}
    assert shown((0, 0, waits), (1, 0, waits), (1, 0, waits)) == 0


def test_what_counted_too_much_is_made_up_for_when_a_wait_shows(shown):
    looks = (1, 0, {1: Thread(0.0, 0.0, False)}), (1, 0, {1: Thread(0.0, 1.5, False)})
    assert shown(*looks) == 1
    assert shown(*looks, (1, 0, {1: Thread(0.0, 1.5, False)})) == 1.5


def test_loops_beyond_the_cores_wait_for_each_other(shown):
    loops = {number: Thread(0.5, 0.5, True) for number in range(4)}
    assert shown((1, 0, loops)) == 1


def test_what_we_stopped_does_not_count(shown):
    sleeps = {1: Thread(0.0, 0.0, False)}
    assert shown((1, 0.75, sleeps)) == 0.25
    assert shown((1, 2.0, sleeps)) == 0
