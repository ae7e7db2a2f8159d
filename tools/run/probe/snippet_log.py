"""The recorder's log, and streams that write to it what they write to the terminal."""

import contextlib
import fcntl
import functools
import io
import json
import os
import re
import sys
import threading
import time
from _frozen_importlib_external import PathFinder  # importlib.machinery is not loaded yet

TYPE_CHECKING = False  # `typing` is not loaded in a program that does not load it itself
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    Thread = int | str | None  # a number, or in another interpreter, the id of what runs it
    Who = Callable[[], Thread]
    Hold = Callable[[], AbstractContextManager[Any]]
    Record = Callable[..., None]
    RecordWrite = Callable[[Callable[[bytes], int], bytes, int, Thread], int]

# Held by who writes and by who forks: a child would inherit a file that another thread has locked.
gate = threading.RLock()
# What tells the place in the program's own code; nothing but a run for a timeline has it.
places: "list[Callable[[], str | None]]" = []


def recorder(path: str) -> "tuple[Who, Hold, Record, RecordWrite]":
    """Return functions that are bound so that they work until the interpreter is gone.

    `who()` is the number of the thread that asks, `hold()` what it must hold to write, `record()`
    appends to the log, `record_write()` writes, and appends what it has written.
    """
    open_, close, append, lock = os.open, os.close, os.write, fcntl.flock
    getpid, isatty, now, dumps = os.getpid, os.isatty, time.monotonic_ns, json.dumps
    ident, finalizing = threading.get_ident, sys.is_finalizing
    threads = threading._active  # type: ignore[attr-defined]  # which has no public name
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    exclusive, free, locked = fcntl.LOCK_EX, contextlib.nullcontext(), gate
    places_ = places
    writing: set[int] = set()  # threads inside record_write: a signal handler may print, too

    def who() -> "Thread":
        me = ident()
        unknown = f"ident {me}" if INTERPRETER else None
        return 0 if me == main_thread[0] else getattr(threads.get(me), "_number", unknown)

    def hold() -> "AbstractContextManager[Any]":
        # Where the interpreter ends, a daemon thread may hold the gate, and never run again.
        return free if finalizing() and len(threads) > 1 else locked

    def line(kind: str, facts: dict[str, object]) -> bytes:
        event = {"kind": kind, "time": now(), "pid": getpid(), "thread": who(), **facts}
        for place in places_:
            event.setdefault("at", place())
        return dumps(event).encode() + b"\n"

    def record(kind: str, **facts: object) -> None:
        try:
            log = open_(path, flags, 0o600)
        except OSError:  # no descriptor left, or no folder: the program goes on unrecorded
            return
        try:
            append(log, line(kind, facts))
        finally:
            close(log)

    def record_write(
        write: "Callable[[bytes], int]", data: bytes, number: int, thread: "Thread"
    ) -> int:
        """Write `data`, of that thread, with `write`; the log has the terminal's order."""
        me = ident()
        if me in writing or not isatty(number):
            return write(data)
        try:
            log = open_(path, flags, 0o600)
        except OSError:
            return write(data)
        held = hold()
        with held:
            writing.add(me)
            try:
                if held is locked:
                    lock(log, exclusive)
                count = write(data)
                text = bytes(data[:count]).decode("latin-1")
                # Where another thread flushes, it is not known which line has printed.
                other = {} if thread == who() else {"at": None}
                append(log, line("write", {"text": text, "thread": thread, **other}))
                return count
            finally:
                writing.discard(me)
                close(log)

    return who, hold, record, record_write


def interpreter() -> int:
    """Return the number of this interpreter in its process: 0 for the first."""
    try:
        import _interpreters  # type: ignore[import-not-found]
    except ImportError:  # before 3.13
        return 0
    number: int = _interpreters.get_current()[0]
    return number


INTERPRETER = interpreter()
# The thread that makes another interpreter is one of the first one's.
main_thread = [threading.get_ident() if not INTERPRETER else -1]
who, hold, record, record_write = recorder(os.environ["SNIPPET_LOG"])


LATE, OFTEN = 2.5, 4  # seconds that a line is late, and how many of a process are at most


def lateness(pattern: "str | None") -> "Callable[[bytes], None]":
    """Return a function that waits before lines are written that match the pattern, if any."""
    search = pattern and re.compile(pattern, re.MULTILINE).search
    sleep, left = time.sleep, [OFTEN]

    def wait(data: bytes) -> None:
        if search and left[0] and search(data.decode("utf-8", "replace")):
            left[0] -= 1
            sleep(LATE)

    return wait


class RecordedFile(io.FileIO):
    """A stream's file that records what is written to it."""

    record_write, who = staticmethod(record_write), staticmethod(who)
    wait = staticmethod(lateness(os.environ.get("SNIPPET_LATE")))

    def __init__(self, stream: io.TextIOWrapper) -> None:
        super().__init__(stream.fileno(), "wb", closefd=False)
        self.name = stream.name

    def write(self, data: "Any") -> int:
        self.wait(data)
        return self.write_of(data, self.who())

    def write_of(self, data: bytes, thread: "Thread") -> int:
        return self.record_write(super().write, data, self.fileno(), thread)


class RecordedBuffer(io.BufferedWriter):
    """A stream's buffer that knows which thread wrote what.

    It uses nothing of the buffer that it inherits. That holds a lock while its file writes: a
    process forked meanwhile could never print, and an interpreter that ends would abort.
    """

    hold, size = staticmethod(hold), io.DEFAULT_BUFFER_SIZE

    def __init__(self, file: RecordedFile) -> None:
        super().__init__(file)
        self.file = file
        self.pending: list[tuple[bytes, Thread]] = []  # what each thread has written
        self.busy = False

    def write(self, data: "Any") -> int:
        data, thread = bytes(data), self.file.who()
        self.file.wait(data)
        with self.hold():
            if self.pending and not self.busy and self.pending[-1][1] == thread:
                self.pending[-1] = self.pending[-1][0] + data, thread
            else:
                self.pending.append((data, thread))
            if sum(len(part) for part, _ in self.pending) > self.size:
                self.flush()
        return len(data)

    def flush(self) -> None:
        with self.hold():
            if self.busy:  # a signal's handler prints; what it interrupted will go on
                return
            self.busy = True
            try:
                while self.pending:
                    data, thread = self.pending[0]
                    self.pending[0] = data[self.file.write_of(data, thread) :], thread
                    if not self.pending[0][0]:
                        del self.pending[0]
            finally:
                self.busy = False

    def keep_own(self) -> None:
        """Forget, in a forked process, the lines that other threads were about to flush."""
        self.pending = [part for part in self.pending if part[1] == self.file.who()]


RecordedBuffer.__name__ = "_io.BufferedWriter"  # what its repr() tells
buffers: list[RecordedBuffer] = []


def recorded(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return a stream like `stream`, with its buffering, whose writes are recorded."""
    file = RecordedFile(stream)
    buffer = RecordedBuffer(file) if isinstance(stream.buffer, io.BufferedWriter) else None
    if buffer:
        buffers.append(buffer)
    twin = io.TextIOWrapper(
        buffer or file,
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
    twin.mode = "w"  # type: ignore[misc]  # as open() does it
    return twin


def wrap(owner: object, name: str) -> "Callable[[Callable[..., Any]], None]":
    """Replace `owner.name` by what the decorated function, which gets it first, makes of it."""

    def decorate(function: "Callable[..., Any]") -> None:
        original = getattr(owner, name)

        @functools.wraps(original)
        def replaced(*args: object, **kwargs: object) -> object:
            return function(original, *args, **kwargs)

        setattr(owner, name, replaced)

    return decorate


changes: "dict[str, list[Callable[[ModuleType], None]]]" = {}  # by the module that they change


def when_imported(name: str, change: "Callable[[ModuleType], None]") -> None:
    """Change the module of that name: now, or as soon as the program imports it."""
    if name in sys.modules:
        change(sys.modules[name])
    else:
        changes.setdefault(name, []).append(change)


class Finder:
    """Finds the modules that are to be changed."""

    @staticmethod
    def find_spec(name: str, path: "Any" = None, target: "Any" = None) -> "ModuleSpec | None":
        if name not in changes:
            return None
        spec = PathFinder.find_spec(name, path, target)
        loader: Any = spec and spec.loader
        if loader is None:
            return spec
        execute = loader.exec_module

        def exec_module(module: "ModuleType") -> None:
            execute(module)
            if module.__name__ == name:  # the modules of a zip share one loader
                for change in changes[name]:
                    change(module)

        loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Finder)
