"""Puts all of it in place, and imports what most programs need; there is no kernel yet.

The memory of a Python in which this was done is what every process begins with.
"""

import _thread
import builtins
import errno
import fcntl
import hashlib
import importlib
import io
import mmap
import os
import selectors
import signal
import socket
import sys
import time
import traceback
import types

from _playground import (
    errors,
    hashes,
    locks,
    mapped,
    pipes,
    processes,
    semaphores,
    signals,
    sockets,
    threads,
)
from _playground.kernel import k

FILES = """
open unlink remove stat lstat mkdir rmdir rename replace listdir scandir chdir close read write
ftruncate fstat
"""  # functions of os whose errors have numbers
# What most programs import.
WANTED = (
    "concurrent.futures.process",
    "multiprocessing.pool",
    "multiprocessing.popen_spawn_posix",
    "multiprocessing.queues",
    "multiprocessing.spawn",
    "multiprocessing.synchronize",
)


def install():
    """Replace what the standard library asks of its system, then let it be imported on that."""
    _threads()
    _system()
    hashlib.pbkdf2_hmac = hashes.pbkdf2_hmac
    _errors()
    _multiprocessing()
    _subprocess()


def _threads():
    locks.rename(locks.Lock, "lock")
    vars(_thread).update(
        start_joinable_thread=threads.start_joinable_thread,
        start_new_thread=threads.start_new_thread,
        start_new=threads.start_new_thread,
        allocate_lock=locks.Lock,
        allocate=locks.Lock,
        LockType=locks.Lock,
        lock=locks.Lock,
        _ThreadHandle=threads.ThreadHandle,
        _make_thread_handle=threads.ThreadHandle,
        _shutdown=threads.shut_down_threads,
        get_ident=threads.get_ident,
        get_native_id=threads.get_native_id,
        _get_main_thread_ident=lambda: threads.main.ident,
        set_name=lambda name: None,
    )
    import _threading_local
    import queue
    import random  # noqa: F401
    import threading

    for module in (threading, _threading_local, queue):  # others hold these
        importlib.reload(module)
    # Python's own, as those in C take all stacks for one thread.
    threading._CRLock, threading.local = None, _threading_local.local
    locks.rename(threading._RLock, "RLock")
    locks.rename(threading.local, "_local")
    queue.SimpleQueue = queue._PySimpleQueue


def _system():
    time.sleep, mmap.mmap = pipes.sleep, mapped.Map
    signal.signal, signal.raise_signal = signals.set_signal, processes.raise_signal
    vars(os).update(
        read=pipes.read,
        write=pipes.write,
        pipe=pipes.pipe,
        waitpid=processes.waitpid,
        wait=processes.wait_for_any,
        kill=processes.kill,
        killpg=processes.killpg,
        getpid=lambda: k.pid,
        getppid=lambda: k.parent(),
        getpgrp=lambda: k.group,
        getpgid=lambda pid: k.group,
        _exit=processes.exit_now,
        posix_spawn=processes.posix_spawn,
        posix_spawnp=processes.posix_spawn,
        POSIX_SPAWN_OPEN=processes.POSIX_SPAWN_OPEN,
        POSIX_SPAWN_CLOSE=processes.POSIX_SPAWN_CLOSE,
        POSIX_SPAWN_DUP2=processes.POSIX_SPAWN_DUP2,
        cpu_count=processes.cpu_count,
        process_cpu_count=processes.cpu_count,
        sched_getaffinity=processes.affinity,
    )
    fcntl.flock, socket.socketpair, socket.AF_UNIX = pipes.flock, sockets.socketpair, 1
    for name in ("PollSelector", "SelectSelector", "DefaultSelector"):
        setattr(selectors, name, pipes.Selector)
    builtins.open = io.open = pipes.open_file


def _errors():
    for name, number in errors.LINUX.items():
        setattr(errno, name, number)
    for module, names in ((builtins, "open"), (io, "open open_code"), (os, FILES)):
        for name in names.split():
            setattr(module, name, errors.numbered(getattr(module, name)))
    walk = errors.without_ours(traceback._walk_tb_with_full_positions)
    traceback._walk_tb_with_full_positions = walk


def _multiprocessing():
    module = sys.modules["_multiprocessing"] = types.ModuleType("_multiprocessing")
    module.SemLock, module.flags = semaphores.SemLock, {}
    module.sem_unlink = lambda name: None
    module = sys.modules["_posixshmem"] = types.ModuleType("_posixshmem")
    module.shm_open, module.shm_unlink = mapped.shm_open, mapped.shm_unlink
    stale = ("multiprocessing", "concurrent.futures.p", "concurrent.futures.t")
    for name in [name for name in sys.modules if name.startswith(stale)]:
        del sys.modules[name]
    import multiprocessing.connection
    import multiprocessing.context
    import multiprocessing.resource_tracker as tracker
    import multiprocessing.util

    context = multiprocessing.context
    for method in ("fork", "forkserver"):
        del context._concrete_contexts[method]
    context._default_context._default_context = context._concrete_contexts["spawn"]
    multiprocessing.util.spawnv_passfds = processes.spawnv_passfds
    listen = {"SocketListener": sockets.SocketListener, "SocketClient": sockets.connect}
    vars(multiprocessing.connection).update(listen)
    tracker.register = tracker.unregister = tracker.ensure_running = lambda *facts: None
    tracker.getfd = lambda: 0
    for name in WANTED:
        importlib.import_module(name)


def _subprocess():
    platform, sys.platform = sys.platform, "linux"  # where subprocess can start programs
    sys.modules.pop("subprocess", None)
    import subprocess

    sys.platform, subprocess._fork_exec = platform, processes.fork_exec
