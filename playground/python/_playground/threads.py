"""Threads: each is a stack that Pyodide leaves and comes back to (JavaScript promise integration).

One runs at a time, until it waits or until the doorbell rings.
"""

import asyncio
import gc
import sys
import time
import types

from pyodide.ffi import can_run_sync, run_sync

from _playground import signals
from _playground.kernel import k, running, sync

AGAIN = 1000  # ms until one who sleeps looks again, even if nothing has woken it


class Thread:
    """`check()` says whether what the thread waits for is there; None: it can run."""

    def __init__(self, run=None, handle=None):
        self.ident = 140_000_000_000_000 + 4096 * next(numbers)
        self.run, self.handle = run, handle
        self.check, self.deadline, self.begun, self.found = None, None, run is None, None

    def ready(self):
        if self.check is None or self.found or (self is main and k.pending()):
            return True
        self.found = self.check()  # which may have taken what it asked for
        return self.found or (self.deadline is not None and time.monotonic() >= self.deadline)


numbers = iter(range(1, sys.maxsize))
main = current = Thread()
threads = [main]
busy = False  # between two threads
browser = None  # Pyodide's event loop, once there is a process


def wait(check, timeout=None):
    """Block this thread until `check()` is true, and return what it says; others go on.

    A check subscribes to what it looks at, in the kernel, before it looks.
    """
    me, deadline = current, None if timeout is None else time.monotonic() + timeout
    me.found = None
    while True:
        sync()
        seq = k.seq()
        if me is main and k.pending() and not me.found:
            signals.deliver()
        if found := me.found or check():
            sync()
            return found
        if deadline is not None and time.monotonic() >= deadline:
            return found
        if not switch(check, deadline):
            sleep(seq, [deadline, *(t.deadline for t in threads if t is not me)])


def sleep(seq, deadlines):
    """Sleep until the kernel wakes the process, or until the first of the deadlines."""
    ends = [deadline for deadline in deadlines if deadline is not None]
    k.sleep(seq, max(0, min(ends) - time.monotonic()) * 1000 if ends else AGAIN)


def switch(check, deadline):
    """Let another thread run, if one can, until this one can again; return whether one did."""
    global current, busy
    if len(threads) == 1:
        return False
    busy, me, at = True, current, threads.index(current)
    for other in threads[at + 1 :] + threads[:at]:
        if other.ready():
            me.check, me.deadline = check, deadline
            resume(other)
            suspend(me)
            current, me.check, busy = me, None, False
            return True
    busy = False
    return False


def suspend(me):
    """Leave this thread's stack until it is unparked."""
    # run_sync() asks for an event loop, and has to find the browser's.
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(browser)
    try:
        run_sync(k.park(me.ident))
    finally:
        asyncio._set_running_loop(loop)


def resume(thread):
    if thread.begun:
        k.unpark(thread.ident)
    else:
        thread.begun = True
        k.launch(thread.ident)


def run_thread(ident):
    """The whole life of a thread, on its own stack."""
    global current, busy
    current = me = next(t for t in threads if t.ident == ident)
    busy = False
    try:
        me.run()
    except SystemExit:
        pass
    except BaseException as error:
        text = "Exception ignored in thread started by"
        trace = error.__traceback__
        sys.unraisablehook(
            types.SimpleNamespace(
                exc_type=type(error),
                exc_value=error,
                exc_traceback=trace,
                err_msg=text,
                object=me.run,
            )
        )
    if me.handle:
        me.handle._set_done()
    busy, at = True, threads.index(me)
    threads.remove(me)
    while True:
        seq = k.seq()
        for other in threads[at:] + threads[:at]:
            if other.ready():
                return resume(other)
        sleep(seq, [t.deadline for t in threads])


def doorbell(number, frame):
    """The handler of the signal that the page sends every few ms, and the kernel with others."""
    if busy or not can_run_sync():
        return  # in the middle of a switch, or called from JavaScript
    sync()
    if current is main:
        signals.deliver()
    switch(None, None)


# What `_thread` offers.


def start_joinable_thread(function, *, handle=None, daemon=True):
    if not k.can_switch():
        raise RuntimeError("can't start new thread")
    thread = Thread(function, handle)
    if handle:
        handle.ident, handle.daemon = thread.ident, daemon
        handles.append(handle)
    threads.append(thread)
    k.takes_turns()
    gc.disable()  # it would follow the stacks of all threads, and Pyodide moves those that are left
    return handle


def start_new_thread(function, args, kwargs={}, /):  # noqa: B006 - as C has it
    return start_joinable_thread(lambda: function(*args, **kwargs), handle=ThreadHandle()).ident


class ThreadHandle:
    def __init__(self, ident=0):
        self.ident, self.daemon, self._done = ident, True, False

    def join(self, timeout=None):
        if self.ident == current.ident and not self._done:
            raise RuntimeError("Cannot join current thread")
        wait(self.is_done, timeout)

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True


handles = []


def get_ident():
    return current.ident


def get_native_id():
    return k.pid + (current.ident - main.ident) // 4096 if running() else 0


def shut_down_threads():
    for handle in handles:
        if not handle.daemon:
            handle.join()
