"""Recorder, for a run of which a timeline is drawn: who does what, and on which line of its code.

wait    a call that waits begins        what ("join()"), arguments ("0.5"), child or number: of whom
                                        it joins; inner: a library calls it, for itself
waited  it has returned, or raised      outcome ("returns 3", "raises Empty()")
task    a worker begins a task          what ("count_primes(30000)")
tasked  it has done, or raised          outcome
call    a process begins its target     what
act     another call of the program's   what ("release()", "terminate()"), child: whom it is about
signal  a handler of its own is called  what ("SIGTERM")
raised  an exception ends a lane        what
work    a thread's first moment         what; own: it runs the program's code, not a library's
worked  its last moment
exit    the interpreter's last moment

Every event, also those of the other modules, has `at`, the place in the program's own code that is
being executed: the innermost frame's, "count.py:7", null where a library runs by itself.

Of waits within a wait, only the outermost is recorded: what the program called. These functions
are replaced where a timeline is drawn, and in no run that a transcript is checked against.
"""

import atexit
import contextlib
import functools
import os
import reprlib
import signal
import sys
import threading
from multiprocessing import process

from hand_overs import FOLDER, INBETWEEN
from snippet_log import places, record, when_imported, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, ModuleType
    from typing import Any

    Function = Callable[..., Any]

OWN = os.environ["HOME"] + os.sep  # the folder that the leader has put the program into
# Where a child begins; below it on the stack of a forked one is still its parent's code.
bottom: "list[CodeType]" = []

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
# By module: what else the program may call that other lanes notice.
ACTS = {
    "concurrent.futures._base": ["Future.cancel", "Executor.map"],
    "concurrent.futures.process": ["ProcessPoolExecutor.submit", "ProcessPoolExecutor.map"],
    "concurrent.futures.thread": ["ThreadPoolExecutor.submit"],
    "multiprocessing.connection": ["Connection.close"],
    "multiprocessing.pool": [
        *(f"Pool.{name}" for name in ("apply_async", "map_async", "starmap_async", "imap")),
        *("Pool.imap_unordered", "Pool.close", "Pool.terminate"),
    ],
    "multiprocessing.process": ["BaseProcess.terminate", "BaseProcess.kill"],
    "multiprocessing.queues": ["Queue.cancel_join_thread", "JoinableQueue.task_done"],
    "multiprocessing.synchronize": [
        *("Event.set", "Event.clear", "Condition.notify", "Condition.notify_all"),
        "SemLock.__exit__",
    ],
    "os": ["kill", "_exit"],
    "queue": ["Queue.task_done"],
    "subprocess": ["Popen.terminate", "Popen.kill", "Popen.send_signal"],
    "threading": [
        *("Event.set", "Event.clear", "Condition.notify", "Condition.notify_all"),
        *("Semaphore.release", "BoundedSemaphore.release", "Barrier.abort"),
    ],
}
NAMES = {"__enter__": "acquire", "__next__": "next", "__exit__": "release"}
LONGEST = 90  # characters of an exception
state = threading.local()


class Short(reprlib.Repr):
    """What an object is called in a sentence: short, and without what differs from run to run."""

    def repr_str(self, x: str, level: int) -> str:
        return "'python'" if x == sys.executable else super().repr_str(x, level)

    def repr1(self, x: object, level: int) -> str:
        if isinstance(x, process.BaseProcess | threading.Thread):
            return x.name  # repr() would look whether it has ended
        if callable(x) and hasattr(x, "__qualname__"):
            return str(x.__qualname__)
        return super().repr1(x, level)

    def repr_instance(self, x: object, level: int) -> str:
        text = super().repr_instance(x, level)
        return f"<{type(x).__name__}>" if text.startswith("<") else text


_short = Short()
_short.maxlist = _short.maxtuple = _short.maxset = _short.maxdict = 3
_short.maxstring = _short.maxother = 24
short = _short.repr


def failure(error: BaseException) -> str:
    """Return an exception as it is called in a sentence."""
    text = repr(error).replace(sys.executable, "python")
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}...{text[-LONGEST // 2 :]}"


def place() -> "str | None":
    """Return the innermost place in the program's own code on this thread's stack."""
    frame: Any = sys._getframe(1)
    while frame and frame.f_code not in bottom:
        path = frame.f_code.co_filename
        if path.startswith(OWN):
            return f"{path[len(OWN) :]}:{frame.f_lineno}"
        frame = frame.f_back
    return None


def beginning(function: "Any") -> "str | None":
    """Return the place at which a function of the program begins, None for a library's."""
    function = getattr(function, "func", function)  # of a partial
    code = getattr(function, "__code__", None)  # of a method, too
    if code is None or not code.co_filename.startswith(OWN):
        return None
    return f"{code.co_filename[len(OWN) :]}:{code.co_firstlineno}"


def called_by_program() -> bool:
    """Was what is recorded called by the program itself?"""
    frame: Any = sys._getframe(1)
    while frame and (
        frame.f_code.co_filename.startswith(FOLDER) or frame.f_code.co_name in INBETWEEN
    ):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(OWN)


def listed(args: "tuple[object, ...]", kwargs: "dict[str, object]") -> str:
    """Return arguments as a call has them."""
    return ", ".join([*map(short, args), *(f"{key}={short(arg)}" for key, arg in kwargs.items())])


def said(function: object, args: "Any", kwargs: "dict[str, object]") -> str:
    """Return a call of a function as text."""
    name = getattr(function, "__name__", type(function).__name__)
    return f"{name}({listed(args, kwargs)})"


@contextlib.contextmanager
def waiting(what: str, **facts: object) -> "Iterator[dict[str, object]]":
    """Have a call recorded that waits; what it yields is known of its end."""
    outermost = not getattr(state, "waits", False)
    if outermost:
        state.waits = True
        record("wait", what=what, **facts)
    told: dict[str, object] = {}
    try:
        yield told
    except BaseException as error:
        told["outcome"] = f"raises {failure(error)}"
        raise
    finally:
        if outermost:
            state.waits = False
            record("waited", **told)


def record_wait(owner: object, name: str) -> None:
    """Have a call that waits recorded."""
    shown = NAMES.get(name, name)

    @wrap(owner, name)
    def call(call: "Function", *args: object, **kwargs: object) -> object:
        target = args[0] if args else None
        child = target if name == "waitpid" else getattr(target, "pid", None)
        facts = {"child": child, "number": getattr(target, "_number", None)}
        if called := called_by_program():
            facts["arguments"] = listed(args[isinstance(owner, type) :], kwargs)
        else:
            facts["inner"] = True
        with waiting(f"{shown}()", **facts) as told:
            value = call(*args, **kwargs)
            if called and value is not None and shown not in ("acquire", "wait", "run"):
                told["outcome"] = f"returns {short(value)}"
            return value


def record_act(owner: object, name: str) -> None:
    """Have a call of the program's recorded that does not wait."""

    @wrap(owner, name)
    def call(call: "Function", *args: object, **kwargs: object) -> object:
        if called_by_program():
            whom = args[0] if isinstance(owner, type) else None
            child = getattr(whom, "pid", None) or (args[0] if name == "kill" else None)
            shown = args[isinstance(owner, type) :] if name != "__exit__" else ()
            what = f"{NAMES.get(name, name)}({listed(shown, kwargs)})"
            record("act", what=what, child=child if isinstance(child, int) else None)
        return call(*args, **kwargs)


def traced(function: "Function") -> "Function":
    """Return a function that records, and then does, what `function` does."""

    def task(*args: object, **kwargs: object) -> object:
        record("task", what=said(function, args, kwargs), at=beginning(function))
        told = {}
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            told["outcome"] = f"raises {failure(error)}"
            raise
        finally:
            record("tasked", **told)

    return task


def traced_run(worker: "Any", kind: str, **facts: object) -> None:
    """Have what a Process or Thread runs recorded, as an event of that kind, and what ends it."""
    run = worker.run
    target = getattr(worker, "_target", None)
    at = beginning(target or type(worker).run)
    if target:
        what = said(target, worker._args, worker._kwargs) if at else ""
    else:
        what = "run()" if at else ""

    def record_and_run() -> None:
        record(kind, what=what, at=at, **facts)
        with ended_by():
            run()

    worker.run = record_and_run


@contextlib.contextmanager
def ended_by() -> "Iterator[None]":
    """Have an exception recorded that nothing has caught."""
    try:
        yield
    except BaseException as error:
        record_raised(error)
        raise


def record_raised(error: BaseException) -> None:
    trace, at = error.__traceback__, None
    while trace:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(OWN):
            at = f"{path[len(OWN) :]}:{trace.tb_lineno}"
        trace = trace.tb_next
    record("raised", what=failure(error), at=at)


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
    """Have a lock recorded whose `acquire` and `release` are its instance's own."""

    @wrap(synchronize.SemLock, "_make_methods")
    def make_methods(make_methods: "Function", self: "Any") -> None:
        make_methods(self)
        acquire, release = self.acquire, self.release

        def wait(*args: object, **kwargs: object) -> object:
            called = called_by_program()
            facts = {"arguments": listed(args, kwargs)} if called else {"inner": True}
            with waiting("acquire()", **facts) as told:
                got = acquire(*args, **kwargs)
                if not got:
                    told["outcome"] = "returns False"
                return got

        def let_go() -> None:
            if called_by_program():
                record("act", what="release()")
            release()

        self.acquire, self.release = wait, let_go


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
        traced_run(self, "work", thread=self._number, own=own)
        try:
            bootstrap(self)
        finally:
            record("worked", thread=self._number)


def record_processes(process: "Any") -> None:
    """Have it recorded what a child runs."""

    def bootstrap(bootstrap: "Function", self: "Any", *args: object, **kwargs: object) -> object:
        traced_run(self, "call")
        return bootstrap(self, *args, **kwargs)

    wrap(process.BaseProcess, "_bootstrap")(bootstrap)
    bottom.append(bootstrap.__code__)


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


def record_proxies(managers: "Any") -> None:
    """Have it recorded when the program waits for a manager to call a method."""

    @wrap(managers.BaseProxy, "_callmethod")
    def call(call: "Function", self: object, name: str, *given: "Any", **kwargs: "Any") -> object:
        args = given[0] if given else kwargs.get("args", ())
        with waiting(f"{name}()", arguments=listed(args, {})) as told:
            value = call(self, name, *given, **kwargs)
            if value is not None:
                told["outcome"] = f"returns {short(value)}"
            return value


def record_exit(util: "Any") -> None:
    """Have the last moment of a child recorded, which forgets what `atexit` knew."""

    @wrap(util, "_exit_function")
    def exit_function(exit_function: "Function", *args: object, **kwargs: object) -> None:
        exit_function(*args, **kwargs)
        record("exit")


def record_signals() -> None:
    """Have it recorded when a handler of the program's is called."""
    handlers: dict[int, tuple[object, object]] = {}  # the recorded ones, with what was given

    @wrap(signal, "signal")
    def set_handler(set_handler: "Function", number: int, handler: "Any") -> object:
        given = handler
        if callable(handler) and beginning(handler):

            def given(number: int, frame: object) -> object:
                record("signal", what=signal.Signals(number).name, at=beginning(handler))
                return handler(number, frame)

            handlers[id(given)] = given, handler
        return known(set_handler(number, given))

    def known(handler: object) -> object:
        return handlers.get(id(handler), (None, handler))[1]

    @wrap(signal, "getsignal")
    def get_handler(get_handler: "Function", number: int) -> object:
        return known(get_handler(number))


def record_uncaught() -> None:
    """Have the exception recorded that ends the main thread."""

    @wrap(sys, "excepthook")
    def hook(hook: "Function", kind: object, error: BaseException, trace: object) -> None:
        record_raised(error)
        hook(kind, error, trace)


CHANGES: "dict[str, Callable[[Any], None]]" = {
    "concurrent.futures.process": lambda m: record_tasks(m, "_process_worker", executor_task),
    "concurrent.futures.thread": record_thread_tasks,
    "multiprocessing.managers": record_proxies,
    "multiprocessing.pool": lambda module: record_tasks(module, "worker", pool_task),
    "multiprocessing.process": record_processes,
    "multiprocessing.queues": record_feeder,
    "multiprocessing.synchronize": record_locks,
    "multiprocessing.util": record_exit,
    "threading": record_threads,
}


def change(module: "ModuleType") -> None:
    """Have what the module does recorded."""
    for table, recorded in ((WAITS, record_wait), (ACTS, record_act)):
        for path in table.get(module.__name__, ()):
            *inside, name = path.split(".")
            owner = getattr(module, inside[0]) if inside else module
            recorded(owner, name)
            if owner is module:  # pickled by the module where it is found, os and not posix
                getattr(module, name).__module__ = module.__name__
    CHANGES.get(module.__name__, lambda module: None)(module)


places.append(place)
for name in {**WAITS, **ACTS, **CHANGES}:
    when_imported(name, change)
record_signals()
record_uncaught()
os.register_at_fork(after_in_child=lambda: setattr(state, "waits", False))
atexit.register(record, "exit")
