"""Recorder: what orders lines besides starts and joins, as events of the log.

reap    the system said that a child is over  child (its pid), sure, any: it asked for any child
born    a program was started                 child (its pid), before
give    a thread lets others go on            how, key, and what `how` needs
take    it goes on because others did so      how, key, sure
submit  a task is handed to workers           task, before, workers (how many there are at most)
doing   a worker begins it                    task
done    it has done it, or raised             task
result  a thread knows that it is done        task, sure

`key` and `task` are the same in all processes, but a pool's tasks have numbers that its process
alone tells apart. `how` is one of

count      who takes for the nth time needs n that were given: items of a queue, messages, releases
           of a semaphore, which begins with as many as the event `made` says
condition  the same, but whether a thread waits for it at all depends on how fast it was
once       who takes needs one that was given: Event.set() and wait()
barrier    `parties` give and take at the same time
lock       who takes holds it, and who gives lets it go
joinable   `done` of what was put, and who takes knows that all is done

A call that waits for it without a limit is `sure`: it returns at this place in every run. What is
given is logged before it is, what is taken when it is, and of each only the first of each thread:
what is left out can order nothing.
"""

import itertools
import os
import sys
import threading
import time

from snippet_log import INTERPRETER, record, when_imported, who, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    Function = Callable[..., Any]

MOST = 100  # events of a kind, on one object, by one thread
OF_TASKS = 500
FOLDER = os.path.dirname(__file__)
numbers = itertools.count(INTERPRETER * 10**9 + 1)
counts: "dict[object, int]" = {}
state = threading.local()


def log(kind: str, about: str, most: int, **facts: object) -> None:
    """Record an event, if this thread has not recorded enough of the kind about that object."""
    place = who(), kind, about
    counts[place] = counts.get(place, 0) + 1
    if counts[place] <= most:
        record(kind, **facts)


def give(how: str, key: "str | None", **facts: object) -> None:
    if key:
        log("give", how + key, MOST, how=how, key=key, **facts)


def take(how: str, key: "str | None", sure: bool) -> None:
    if key:
        log("take", how + key, MOST, how=how, key=key, sure=sure)


def called_by(*libraries: str) -> bool:
    """Was what is recorded called by one of these modules, not by the program?"""
    frame: Any = sys._getframe(1)
    while frame and (
        frame.f_code.co_filename.startswith(FOLDER) or frame.f_code.co_name in INBETWEEN
    ):
        frame = frame.f_back
    return frame is not None and str(frame.f_globals.get("__name__")).startswith(libraries)


# Who moves tasks and results, which have events of their own.
WORKERS = ("concurrent", "multiprocessing.pool")
# Functions of the library that only pass on what the program calls.
INBETWEEN = ("put_nowait", "get_nowait", "wait_for", "__enter__", "__exit__")


def own_key(thing: object) -> str:
    """Return the key of an object that only this process has."""
    number = vars(thing).setdefault("_snippet_number", next(numbers))
    return f"{os.getpid()} {number}"


def pipe_key(connection: "Any") -> "str | None":
    """Return the key of a pipe: its two ends have the same inode, in every process."""
    try:
        inode = os.fstat(connection.fileno()).st_ino
    except (OSError, ValueError):  # it is closed
        return None
    return f"pipe {inode}" if inode else None


def lock_key(lock: "Any") -> "str | None":
    """Return the key of one of multiprocessing's locks: its name, which it only has if shared."""
    key: str | None = lock._semlock.name or vars(lock).get("_snippet_key")
    return key


def waits(block: object, timeout: object) -> bool:
    """Does a call wait without a limit?"""
    return bool(block) and timeout is None


# Processes.


def record_waits() -> None:
    """Have it recorded when the program hears that a child is over."""

    def reaped(pid: int, sure: bool, any_of: bool) -> None:
        # multiprocessing and asyncio come here, too, when it suits them.
        if pid and not called_by("multiprocessing", "asyncio"):
            record("reap", child=pid, sure=sure, any=any_of)

    def ended(status: int) -> bool:
        return not os.WIFSTOPPED(status) and not os.WIFCONTINUED(status)

    def of_child(name: str) -> None:
        @wrap(os, name)
        def wait(wait: "Function", pid: int, options: int) -> "tuple[Any, ...]":
            found: tuple[Any, ...] = wait(pid, options)
            if ended(found[1]) and (pid > 0 or not options & os.WNOHANG):
                reaped(found[0], not options & os.WNOHANG, pid <= 0)
            return found

    def of_any(name: str) -> None:
        @wrap(os, name)
        def wait(wait: "Function", options: int = 0) -> "tuple[Any, ...]":
            found: tuple[Any, ...] = wait(options) if name == "wait3" else wait()
            if ended(found[1]) and not options & os.WNOHANG:
                reaped(found[0], True, True)
            return found

    of_child("waitpid")
    of_child("wait4")
    of_any("wait")
    of_any("wait3")
    if hasattr(os, "waitid"):

        @wrap(os, "waitid")
        def waitid(wait: "Function", kind: int, number: int, options: int) -> "Any":
            found = wait(kind, number, options)
            if found and found.si_code in (os.CLD_EXITED, os.CLD_KILLED, os.CLD_DUMPED):
                reaped(found.si_pid, not options & os.WNOHANG, kind != os.P_PID)
            return found


def record_spawns(name: str) -> None:
    @wrap(os, name)
    def spawn(spawn: "Function", *args: object, **kwargs: object) -> int:
        before = time.monotonic_ns()
        pid: int = spawn(*args, **kwargs)
        record("born", child=pid, before=before)
        return pid


def record_programs(subprocess: "Any") -> None:
    @wrap(subprocess.Popen, "__init__")
    def popen(init: "Function", self: "Any", *args: object, **kwargs: object) -> None:
        before = time.monotonic_ns()
        init(self, *args, **kwargs)
        record("born", child=self.pid, before=before)


# What threads of a process, or processes, wait for.


def record_put(owner: "Any", key: "Function") -> None:
    @wrap(owner, "put")
    def put(put: "Function", self: "Any", *args: object, **kwargs: object) -> None:
        if not called_by(*WORKERS):
            give("count", key(self))
        put(self, *args, **kwargs)


def record_get(owner: "Any", key: "Function") -> None:
    @wrap(owner, "get")
    def get(
        get: "Function", self: "Any", block: bool = True, timeout: "float | None" = None
    ) -> object:
        item = get(self, *(() if waits(block, timeout) else (block, timeout)))
        if not called_by(*WORKERS):
            take("count", key(self), waits(block, timeout))
        return item


def record_join(owner: "Any", key: "Function") -> None:
    @wrap(owner, "task_done")
    def task_done(task_done: "Function", self: "Any") -> None:
        give("joinable", key(self))
        task_done(self)

    @wrap(owner, "join")
    def join(join: "Function", self: "Any") -> None:
        join(self)
        take("joinable", key(self), True)


def queue_key(queue: "Any") -> "str | None":
    return pipe_key(queue._reader) or pipe_key(queue._writer)


def record_queues(queues: "Any") -> None:
    record_get(queues.Queue, queue_key)  # JoinableQueue inherits it
    record_get(queues.SimpleQueue, queue_key)
    for owner in (queues.Queue, queues.SimpleQueue, queues.JoinableQueue):
        record_put(owner, queue_key)
    record_join(queues.JoinableQueue, queue_key)


def record_thread_queue(queue: "Any") -> None:
    record_put(queue.Queue, own_key)
    record_get(queue.Queue, own_key)
    record_join(queue.Queue, own_key)


def record_connections(connection: "Any") -> None:
    """Have the messages of a pipe recorded, each under the key of the end that receives it."""

    @wrap(connection, "Pipe")
    def pipe(pipe: "Function", duplex: bool = True) -> "Any":
        ends = pipe(duplex)
        keys = [pipe_key(end) for end in ends]
        if duplex and None not in keys:
            record("ends", keys=keys)
        return ends

    def sends(name: str) -> None:
        @wrap(connection.Connection, name)
        def send(send: "Function", self: "Any", *args: object, **kwargs: object) -> None:
            if not called_by("multiprocessing", "concurrent"):
                give("count", pipe_key(self), sent=True)
            send(self, *args, **kwargs)

    def receives(name: str) -> None:
        @wrap(connection.Connection, name)
        def receive(receive: "Function", self: "Any", *args: object, **kwargs: object) -> object:
            message = receive(self, *args, **kwargs)
            if not called_by("multiprocessing", "concurrent"):
                take("count", pipe_key(self), True)
            return message

    for name in ("send", "send_bytes"):
        sends(name)
    for name in ("recv", "recv_bytes", "recv_bytes_into"):
        receives(name)


def record_event(owner: "Any", key: "Function") -> None:
    library = "threading", "multiprocessing", "concurrent", "asyncio"

    @wrap(owner, "set")
    def set_event(set_event: "Function", self: "Any") -> None:
        if not called_by(*library):
            give("once", key(self))
        set_event(self)

    @wrap(owner, "wait")
    def wait(wait: "Function", self: "Any", timeout: "float | None" = None) -> bool:
        came: bool = wait(self, timeout)
        if came and not called_by(*library):
            take("once", key(self), timeout is None)
        return came


def record_condition(owner: "Any", key: "Function") -> None:
    library = "threading", "multiprocessing", "concurrent", "queue", "asyncio"

    def notifies(name: str) -> None:
        @wrap(owner, name)
        def notify(notify: "Function", self: "Any", *args: object, **kwargs: object) -> None:
            if not called_by(*library):
                give("condition", key(self))
            notify(self, *args, **kwargs)

    notifies("notify")
    notifies("notify_all")

    @wrap(owner, "wait")
    def wait(wait: "Function", self: "Any", timeout: "float | None" = None) -> bool:
        came: bool = wait(self, timeout)
        if came and not called_by(*library):
            take("condition", key(self), False)
        return came


def record_barriers(threading: "Any") -> None:
    @wrap(threading.Barrier, "wait")
    def wait(wait: "Function", self: "Any", timeout: "float | None" = None) -> int:
        shared = getattr(self._cond, "_sleeping_count", None)  # it is one of multiprocessing's
        key = lock_key(shared) if shared else own_key(self)
        give("barrier", key, parties=self.parties)
        place: int = wait(self, timeout)
        take("barrier", key, timeout is None and self._timeout is None)
        return place


def record_thread_semaphores(threading: "Any") -> None:
    owner = threading.Semaphore

    @wrap(owner, "__init__")
    def init(init: "Function", self: "Any", value: int = 1) -> None:
        init(self, value)
        if not called_by("concurrent"):
            self._snippet_counts = True
            record("made", key=own_key(self), value=value)

    @wrap(owner, "acquire")
    def acquire(
        acquire: "Function", self: "Any", blocking: bool = True, timeout: "float | None" = None
    ) -> bool:
        got: bool = acquire(self, blocking, timeout)
        if got and hasattr(self, "_snippet_counts"):
            take("count", own_key(self), waits(blocking, timeout))
        return got

    owner.__enter__ = owner.acquire
    for each in (owner, threading.BoundedSemaphore):

        @wrap(each, "release")
        def release(release: "Function", self: "Any", n: int = 1) -> None:
            if hasattr(self, "_snippet_counts"):
                for _ in range(min(n, MOST)):
                    give("count", own_key(self))
            release(self, n)


def record_threading(threading: "Any") -> None:
    record_event(threading.Event, own_key)
    record_condition(threading.Condition, own_key)
    record_barriers(threading)
    record_thread_semaphores(threading)


def record_synchronize(synchronize: "Any") -> None:
    """Have multiprocessing's locks and semaphores recorded, and what is made of them."""
    record_event(synchronize.Event, lambda event: lock_key(event._flag))
    record_condition(synchronize.Condition, lambda condition: lock_key(condition._sleeping_count))

    @wrap(synchronize.SemLock, "__init__")
    def init(
        init: "Function", self: "Any", kind: int, value: int, *args: object, **kwargs: object
    ) -> None:
        self._snippet_key = f"{os.getpid()} {next(numbers)}"
        init(self, kind, value, *args, **kwargs)
        if type(self).__name__ in ("Semaphore", "BoundedSemaphore"):
            record("made", key=lock_key(self), value=value)

    @wrap(synchronize.Condition, "__init__")
    def init_condition(init: "Function", self: "Any", *args: object, **kwargs: object) -> None:
        init(self, *args, **kwargs)
        self._lock._snippet_waits = True  # wait() lets it go for a while

    @wrap(synchronize.Condition, "__setstate__")
    def set_condition(set_state: "Function", self: "Any", given: object) -> None:
        set_state(self, given)
        self._lock._snippet_waits = True

    def recorded(lock: "Any") -> bool:
        return not hasattr(lock, "_snippet_waits") and not called_by("multiprocessing.")

    def how(lock: "Any") -> str:
        return "count" if type(lock).__name__ in ("Semaphore", "BoundedSemaphore") else "lock"

    @wrap(synchronize.SemLock, "_make_methods")
    def make_methods(make_methods: "Function", self: "Any") -> None:
        make_methods(self)
        inner_acquire, inner_release = self.acquire, self.release

        def acquire(block: bool = True, timeout: "float | None" = None) -> bool:
            got: bool = inner_acquire(block, timeout)
            if got and recorded(self):
                take(how(self), lock_key(self), waits(block, timeout))
            return got

        def release() -> None:
            if recorded(self):
                give(how(self), lock_key(self))
            inner_release()

        self.acquire, self.release = acquire, release

    @wrap(synchronize.SemLock, "__enter__")
    def enter(enter: "Function", self: "Any") -> "Any":
        found = enter(self)
        if recorded(self):
            take(how(self), lock_key(self), True)
        return found

    @wrap(synchronize.SemLock, "__exit__")
    def leave(leave: "Function", self: "Any", *args: object) -> None:
        if recorded(self):
            give(how(self), lock_key(self))
        leave(self, *args)


# Tasks.


class Tasks:
    """A queue of tasks, or of their results, that tells of what it gets and puts."""

    def __init__(self, queue: "Any", got: "Function | None", put: "Function | None") -> None:
        self._queue, self._got, self._put = queue, got, put

    def __getattr__(self, name: str) -> object:
        return getattr(self._queue, name)

    def get(self, *args: object, **kwargs: object) -> object:
        item = self._queue.get(*args, **kwargs)
        if self._got and item is not None:
            self._got(item)
        return item

    def put(self, item: object, *args: object, **kwargs: object) -> None:
        if self._put:
            self._put(item)
        self._queue.put(item, *args, **kwargs)


def record_worker(module: "Any", worker: str, begun: "Function", finished: "Function") -> None:
    """Have the tasks recorded that the function `worker` of the module takes from its queue."""

    @wrap(module, worker)
    def work(
        work: "Function", tasks: "Any", results: "Any", *args: object, **kwargs: object
    ) -> object:
        key = pipe_key(tasks._reader) if worker == "_process_worker" else None
        return work(
            Tasks(tasks, lambda item: task("doing", begun(key, item)), None),
            Tasks(results, None, lambda item: task("done", finished(key, item))),
            *args,
            **kwargs,
        )


def task(kind: str, number: "str | None", **facts: object) -> None:
    """Record an event of a task, if it has a number."""
    if number:
        log(kind, number.rpartition(" ")[0], OF_TASKS, task=number, **facts)


def known(thing: "Any", sure: bool) -> None:
    """Record that a future, or a result of a pool, is known to be there."""
    number = vars(thing).get("_snippet_task")
    chosen = vars(thing).get("_snippet_chosen", False) or getattr(state, "called_back", False)
    task("result", number, sure=sure and not chosen)


def record_pool(pool: "Any") -> None:
    def of_job(_: object, item: "Any") -> "str | None":
        return f"job {item[0]}"

    record_worker(pool, "worker", of_job, of_job)

    def submits(owner: "Any") -> None:
        @wrap(owner, "__init__")
        def init(init: "Function", self: "Any", of: "Any", *args: object, **kw: object) -> None:
            before = time.monotonic_ns()
            init(self, of, *args, **kw)
            self._snippet_task = f"job {self._job}"
            task("submit", self._snippet_task, before=before, workers=of._processes)

    submits(pool.ApplyResult)
    submits(pool.IMapIterator)

    @wrap(pool.ApplyResult, "get")
    def get(get: "Function", self: "Any", timeout: "float | None" = None) -> object:
        try:
            return get(self, timeout)
        finally:
            if self._event.is_set():
                known(self, timeout is None)

    @wrap(pool.ApplyResult, "wait")
    def wait(wait: "Function", self: "Any", timeout: "float | None" = None) -> None:
        wait(self, timeout)
        if timeout is None and not called_by("multiprocessing"):
            known(self, True)

    @wrap(pool.ApplyResult, "ready")
    def ready(ready: "Function", self: "Any") -> bool:
        is_ready: bool = ready(self)
        if is_ready and not called_by("multiprocessing"):
            self._snippet_chosen = True  # who asks may come at another moment the next time
        return is_ready

    @wrap(pool.IMapIterator, "next")
    def get_next(get_next: "Function", self: "Any", timeout: "float | None" = None) -> object:
        try:
            return get_next(self, timeout)
        except StopIteration:
            known(self, timeout is None)
            raise

    pool.IMapIterator.__next__ = pool.IMapIterator.next


def record_futures(base: "Any") -> None:
    def gets(name: str) -> None:
        @wrap(base.Future, name)
        def get(get: "Function", self: "Any", timeout: "float | None" = None) -> object:
            try:
                return get(self, timeout)
            finally:
                if self._state in (
                    "FINISHED",
                    "CANCELLED",
                    "CANCELLED_AND_NOTIFIED",
                ) and not called_by("asyncio"):
                    known(self, timeout is None)

    gets("result")
    gets("exception")

    def sets(name: str) -> None:
        @wrap(base.Future, name)
        def finish(finish: "Function", self: "Any", *args: object, **kwargs: object) -> None:
            number = vars(self).get("_snippet_task")
            if number and number.startswith("thread "):
                task("done", number)
            finish(self, *args, **kwargs)

    sets("set_result")
    sets("set_exception")

    @wrap(base.Future, "done")
    def done(done: "Function", self: "Any") -> bool:
        is_done: bool = done(self)
        if is_done and not called_by("concurrent", "asyncio"):
            self._snippet_chosen = True
        return is_done

    def calls_back(name: str) -> None:
        @wrap(base.Future, name)
        def call(call: "Function", self: "Any", *args: object) -> object:
            before = getattr(state, "called_back", False)
            state.called_back = True
            try:
                return call(self, *args)
            finally:
                state.called_back = before

    calls_back("_invoke_callbacks")
    calls_back("add_done_callback")

    @wrap(base, "as_completed")
    def as_completed(
        as_completed: "Function", fs: "Iterable[Any]", timeout: "float | None" = None
    ) -> "Iterator[Any]":
        futures = list(fs)
        for future in as_completed(futures, timeout):
            future._snippet_chosen = True
            yield future
        for future in futures:
            future._snippet_chosen = False
            known(future, timeout is None)

    @wrap(base, "wait")
    def wait(
        wait: "Function",
        fs: "Iterable[Any]",
        timeout: "float | None" = None,
        return_when: str = base.ALL_COMPLETED,
    ) -> "Any":
        futures = list(fs)
        found = wait(futures, timeout, return_when)
        for future in futures:
            if return_when == base.ALL_COMPLETED and timeout is None:
                known(future, True)
            else:
                future._snippet_chosen = True
        return found


def record_process_executor(module: "Any") -> None:
    record_worker(
        module,
        "_process_worker",
        lambda key, item: key and f"{key} {item.work_id}",
        # At its end, a worker may put its pid.
        lambda key, item: f"{key} {item.work_id}" if key and hasattr(item, "work_id") else None,
    )

    @wrap(module.ProcessPoolExecutor, "submit")
    def submit(submit: "Function", self: "Any", *args: object, **kwargs: object) -> "Any":
        before, number = time.monotonic_ns(), self._queue_count
        future = submit(self, *args, **kwargs)
        key = self._call_queue and pipe_key(self._call_queue._reader)
        if key and self._queue_count == number + 1:  # and no other thread came between
            future._snippet_task = f"{key} {number}"
            task("submit", future._snippet_task, before=before, workers=self._max_workers)
        return future


def record_thread_executor(module: "Any") -> None:
    @wrap(module.ThreadPoolExecutor, "submit")
    def submit(submit: "Function", self: "Any", *args: object, **kwargs: object) -> "Any":
        state.executor = own_key(self), self._max_workers
        try:
            return submit(self, *args, **kwargs)
        finally:
            state.executor = None

    @wrap(module._WorkItem, "__init__")
    def init(init: "Function", self: "Any", future: "Any", *args: object) -> None:
        init(self, future, *args)
        if executor := getattr(state, "executor", None):
            future._snippet_task = f"thread {executor[0]} {next(numbers)}"
            before = time.monotonic_ns()
            task("submit", future._snippet_task, before=before, workers=executor[1])

    @wrap(module._WorkItem, "run")
    def run(run: "Function", self: "Any", *args: object) -> None:
        task("doing", vars(self.future).get("_snippet_task"))
        run(self, *args)


def record_await(futures: "Any") -> None:
    """Have it recorded when the only task of an event loop goes on with an executor's result."""

    @wrap(futures, "_copy_future_state")
    def copy(copy: "Function", source: "Any", dest: "Any") -> None:
        if getattr(source, "_snippet_task", None):
            known(source, awaits(dest))
        copy(source, dest)

    def awaits(future: "Any") -> bool:
        from asyncio import all_tasks

        tasks = all_tasks(future.get_loop())
        if len(tasks) != 1:
            return False
        waited = getattr(tasks.pop(), "_fut_waiter", None)
        return waited is future or future in getattr(waited, "_children", ())


CHANGES: "dict[str, Function]" = {
    "asyncio.futures": record_await,
    "concurrent.futures._base": record_futures,
    "concurrent.futures.process": record_process_executor,
    "concurrent.futures.thread": record_thread_executor,
    "multiprocessing.connection": record_connections,
    "multiprocessing.pool": record_pool,
    "multiprocessing.queues": record_queues,
    "multiprocessing.synchronize": record_synchronize,
    "queue": record_thread_queue,
    "subprocess": record_programs,
    "threading": record_threading,
}


def record_hand_overs() -> None:
    """Have all of it recorded, in the modules that the program imports."""
    record_waits()
    record_spawns("posix_spawn")
    record_spawns("posix_spawnp")
    os.register_at_fork(after_in_child=counts.clear)
    for name, change in CHANGES.items():
        when_imported(name, change)
