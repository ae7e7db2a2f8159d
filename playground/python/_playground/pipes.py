"""Pipes, which a thread reads and writes so that others go on while it waits; and sleeping."""

import builtins
import io
import os
import selectors

from _playground.kernel import k
from _playground.threads import switch, wait

_read, _write, open_python = os.read, os.write, builtins.open


def pipe():
    return tuple(k.pipe())


def read(fd, length, /):
    if k.is_pipe(fd):
        wait(lambda: k.readable(fd))
    return _read(fd, length)


def write(fd, data, /):
    if k.is_pipe(fd):
        size = memoryview(data).nbytes
        wait(lambda: k.writable(fd, size))
        if k.broken(fd):
            raise BrokenPipeError(32, "Broken pipe")
    return _write(fd, data)


class RawPipe(io.RawIOBase):
    """A pipe's file, which waits as os.read() and os.write() do."""

    def __init__(self, fd, mode, closefd):
        self._fd, self.mode, self._closefd = fd, mode, closefd

    def readable(self):
        return "r" in self.mode

    def writable(self):
        return "r" not in self.mode

    def fileno(self):
        return self._fd

    def readinto(self, buffer):
        data = os.read(self._fd, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data):
        return os.write(self._fd, data)

    def close(self):
        if not self.closed:
            super().close()
            if self._closefd:
                os.close(self._fd)


def open_file(
    file,
    mode="r",
    buffering=-1,
    encoding=None,
    errors=None,
    newline=None,
    closefd=True,
    opener=None,
):
    if type(file) is not int or not k.is_pipe(file):
        return open_python(file, mode, buffering, encoding, errors, newline, closefd, opener)
    raw = RawPipe(file, mode, closefd)
    if buffering == 0:
        return raw
    made = (io.BufferedReader if raw.readable() else io.BufferedWriter)(raw)
    if "b" in mode:
        return made
    return io.TextIOWrapper(made, encoding, errors, newline, buffering == 1)


class Selector(selectors._BaseSelectorImpl):
    """What `multiprocessing.connection.wait()`, `subprocess` and `asyncio` wait with."""

    def select(self, timeout=None):
        def look():
            found = []
            for key in self._fd_to_key.values():
                events = key.events & selectors.EVENT_READ if k.readable(key.fd) else 0
                events |= key.events & selectors.EVENT_WRITE if k.writable(key.fd, 1) else 0
                if events:
                    found.append((key, events))
            return found

        return wait(look, None if timeout is None else max(timeout, 0)) or []


def sleep(seconds, /):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    switch(None, None)
    wait(lambda: False, seconds)


def flock(fd, operation):
    """The recorder's, of its log: there is one lock. It is let go when the file is closed."""
    if operation & 2 and not operation & 8:  # LOCK_EX, LOCK_UN
        k.lock_file(fd)
