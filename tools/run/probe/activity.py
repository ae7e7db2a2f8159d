"""Recorder, for a run of which a timeline is drawn: who waits, and who works on which task.

wait    a call that waits begins        what ("join()"), child or number: of whom it joins
waited  it has returned, or raised
task    a worker begins a task          what ("count_primes(30000)")
tasked  it has done, or raised
work    a thread's first moment         own: it runs the program's code, not a library's
worked  its last moment
exit    the interpreter's last moment

Of waits within a wait, only the outermost is recorded: what the program called. These functions
are replaced where a timeline is drawn, and in no run that a transcript is checked against.
"""

import atexit
import contextlib
import functools
import os
import reprlib
import sys
import threading

from snippet_log import record, when_imported, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType
    from typing import Any

    Function = Callable[..., Any]

# By module: the calls that wait, as CLASS.METHOD or FUNCTION.
WAITS = {
    "concurrent.futures._base": ["Future.result", "Future.exception", "wait"],
    "concurrent.futures.process": ["ProcessPoolExecutor.shutdown"],
    "concurrent.futures.thread": ["ThreadPoolExecutor.shutdown"],
    "multiprocessing.connection": ["Connection.recv", "Connection.send"],
    "multiprocessing.pool": [
        *(f"Pool.{name}" for name in ("apply", "map", "starmap", "join")),
        *("ApplyResult.wait", "IMapIterator.next", "IMapIterator.__next__"),
    ],
    "multiprocessing.process": ["BaseProcess.join", "BaseProcess.start"],
    "multiprocessing.queues": ["Queue.get", "Queue.put", "SimpleQueue.get", "JoinableQueue.join"],
    "multiprocessing.synchronize": ["Condition.wait", "Event.wait", "SemLock.__enter__"],
    "os": ["wait", "waitpid"],
    "queue": ["Queue.get", "Queue.put", "Queue.join"],
    "subprocess": ["run", "Popen.communicate", "Popen.wait"],
    "threading": ["Barrier.wait", "Condition.wait", "Event.wait", "Thread.join", "Thread.start"],
    "time": ["sleep"],
}
NAMES = {"__enter__": "acquire()", "__next__": "next()"}
state = threading.local()


@contextlib.contextmanager
def waiting(what: str, **whose: object) -> "Iterator[None]":
    outermost = not getattr(state, "waits", False)
    if outermost:
        state.waits = True
        record("wait", what=what, **whose)
    try:
        yield
    finally:
        if outermost:
            state.waits = False
            record("waited")


def record_wait(owner: object, name: str) -> None:
    """Have a call that waits recorded."""

    @wrap(owner, name)
    def call(call: "Function", *args: object, **kwargs: object) -> object:
        target = args[0] if name == "join" and args else None
        whose = {"child": getattr(target, "pid", None), "number": getattr(target, "_number", None)}
        with waiting(NAMES.get(name, f"{name}()"), **whose):
            return call(*args, **kwargs)


def traced(function: "Function") -> "Function":
    """Return a function that records, and then does, what `function` does."""

    def task(*args: object, **kwargs: object) -> object:
        texts = [*map(reprlib.repr, args), *(f"{k}={reprlib.repr(v)}" for k, v in kwargs.items())]
        name = getattr(function, "__name__", type(function).__name__)
        record("task", what=f"{name}({', '.join(texts)})")
        try:
            return function(*args, **kwargs)
        finally:
            record("tasked")

    return task


def pool_task(task: "tuple[Any, ...] | None") -> "tuple[Any, ...] | None":
    """Return a task of `multiprocessing.Pool` that is recorded when it is called."""
    if task is None:
        return None
    job, number, function, args, kwargs = task
    if function.__name__ in ("mapstar", "starmapstar"):  # a chunk: (function, [args, …])
        [(each, chunk)] = args
        args = ((traced(each), chunk),)
    elif function.__name__ != "_helper_reraises_exception":
        function = traced(function)
    return job, number, function, args, kwargs


def executor_task(item: "Any") -> "Any":
    """Have a task of `ProcessPoolExecutor` recorded when it is called."""
    if item is not None:
        chunked = getattr(getattr(item.fn, "func", None), "__name__", "") == "_process_chunk"
        item.fn = (
            functools.partial(item.fn.func, traced(item.fn.args[0])) if chunked else traced(item.fn)
        )
    return item


class Tasks:
    """A queue of tasks whose tasks are recorded when they are called."""

    def __init__(self, queue: "Any", recorded: "Function") -> None:
        self._queue, self._recorded = queue, recorded

    def __getattr__(self, name: str) -> object:
        return getattr(self._queue, name)

    def get(self, *args: object, **kwargs: object) -> object:
        return self._recorded(self._queue.get(*args, **kwargs))


def record_tasks(module: "Any", worker: str, recorded: "Function") -> None:
    """Have the function `worker` of the module take recorded tasks from its queue."""

    @wrap(module, worker)
    def work(work: "Function", tasks: object, *args: object, **kwargs: object) -> object:
        return work(Tasks(tasks, recorded), *args, **kwargs)


def record_locks(synchronize: "Any") -> None:
    """Have it recorded when somebody waits for a lock, whose `acquire` is its instance's own."""

    @wrap(synchronize.SemLock, "_make_methods")
    def make_methods(make_methods: "Function", self: "Any") -> None:
        make_methods(self)
        acquire = self.acquire

        def wait(*args: object, **kwargs: object) -> object:
            with waiting("acquire()"):
                return acquire(*args, **kwargs)

        self.acquire = wait


def record_feeder(queues: "Any") -> None:
    """Have it recorded when the feeder thread of a queue waits to write into the pipe."""

    def feed(
        feed: "Function", buffer: object, not_empty: object, send_bytes: "Function", *args: object
    ) -> None:
        def send(data: bytes) -> None:
            with waiting("write()"):
                send_bytes(data)

        feed(buffer, not_empty, send, *args)

    wrap(queues.Queue, "_feed")(feed)
    queues.Queue._feed = staticmethod(queues.Queue._feed)


def record_threads(threading: "Any") -> None:
    """Have a thread's first and last moment recorded."""

    @wrap(threading.Thread, "_bootstrap_inner")
    def bootstrap(bootstrap: "Function", self: "Any") -> None:
        target = getattr(self, "_target", None)
        source = getattr(target, "__module__", None) or type(self).__module__
        own = source.partition(".")[0] not in sys.stdlib_module_names
        record("work", thread=self._number, own=own)
        try:
            bootstrap(self)
        finally:
            record("worked", thread=self._number)


def record_thread_tasks(module: "Any") -> None:
    """Have the tasks of `ThreadPoolExecutor` recorded."""
    if hasattr(module, "WorkerContext"):  # since 3.14

        @wrap(module.WorkerContext, "run")
        def run(run: "Function", self: object, task: "Any") -> object:
            function, args, kwargs = task
            return run(self, (traced(function), args, kwargs))
    else:

        @wrap(module._WorkItem, "run")
        def run_item(run: "Function", self: "Any") -> object:
            self.fn = traced(self.fn)
            return run(self)


def record_exit(util: "Any") -> None:
    """Have the last moment of a child recorded, which forgets what `atexit` knew."""

    @wrap(util, "_exit_function")
    def exit_function(exit_function: "Function", *args: object, **kwargs: object) -> None:
        exit_function(*args, **kwargs)
        record("exit")


CHANGES: "dict[str, Callable[[Any], None]]" = {
    "concurrent.futures.process": lambda m: record_tasks(m, "_process_worker", executor_task),
    "concurrent.futures.thread": record_thread_tasks,
    "multiprocessing.pool": lambda module: record_tasks(module, "worker", pool_task),
    "multiprocessing.queues": record_feeder,
    "multiprocessing.synchronize": record_locks,
    "multiprocessing.util": record_exit,
    "threading": record_threads,
}


def change(module: "ModuleType") -> None:
    """Have what the module does recorded."""
    for path in WAITS.get(module.__name__, ()):
        *inside, name = path.split(".")
        record_wait(getattr(module, inside[0]) if inside else module, name)
    CHANGES.get(module.__name__, lambda module: None)(module)


for name in {**WAITS, **CHANGES}:
    when_imported(name, change)
os.register_at_fork(after_in_child=lambda: setattr(state, "waits", False))
atexit.register(record, "exit")
