"""Signals: the kernel keeps them until the main thread runs their handlers."""

import signal

from _playground.kernel import k

DOORBELL = signal.SIGVTALRM  # look for signals, and let another thread run
set_python, raise_python = signal.signal, signal.raise_signal  # which know this process only


def deliver():
    """Run the handlers of the signals that have come; only the main thread does."""
    while number := k.take():
        raise_python(number)


def set_signal(number, handler):
    before = set_python(number, handler)
    how = {signal.SIG_IGN: "ignored", signal.SIG_DFL: "default"}.get(handler, "caught")
    k.dispose(int(number), how)
    return before


def set_up(doorbell):
    """Begin as a process of Linux does, which inherits what is ignored."""
    set_python(DOORBELL, doorbell)
    if k.ignores(signal.SIGINT):
        set_python(signal.SIGINT, signal.SIG_IGN)
    else:
        k.dispose(int(signal.SIGINT), "caught")
    k.dispose(13, "ignored")  # SIGPIPE
