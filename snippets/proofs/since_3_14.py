import faulthandler
import os
import pickle
import threading
from concurrent import futures
from importlib.util import find_spec
from inspect import signature
from logging.handlers import QueueListener
from multiprocessing import Process
from multiprocessing.managers import (
    DictProxy,
    ListProxy,
    SyncManager,
)
from multiprocessing.synchronize import RLock, Semaphore

POOL = futures.ProcessPoolExecutor
MAP = signature(POOL.map).parameters
THREAD = signature(threading.Thread).parameters
SUBINTERPRETERS = find_spec("concurrent.interpreters")

# What you write, and whether it is there.
CALLS = {
    "child.interrupt()": hasattr(Process, "interrupt"),
    "multiprocessing.RLock().locked()": hasattr(
        RLock, "locked"
    ),
    "multiprocessing.Semaphore().locked()": hasattr(
        Semaphore, "locked"
    ),
    "manager.set()": hasattr(SyncManager, "set"),
    "manager.list().clear()": hasattr(ListProxy, "clear"),
    "manager.list().copy()": hasattr(ListProxy, "copy"),
    "manager.dict().fromkeys(names)": hasattr(
        DictProxy, "fromkeys"
    ),
    "executor.map(work, items, buffersize=2)": (
        "buffersize" in MAP
    ),
    "executor.terminate_workers()": hasattr(
        POOL, "terminate_workers"
    ),
    "executor.kill_workers()": hasattr(
        POOL, "kill_workers"
    ),
    "ThreadPoolExecutor.prepare_context()": hasattr(
        futures.ThreadPoolExecutor, "prepare_context"
    ),
    "concurrent.futures.InterpreterPoolExecutor": hasattr(
        futures, "InterpreterPoolExecutor"
    ),
    "concurrent.interpreters.create_queue()": (
        SUBINTERPRETERS is not None
    ),
    "interpreter.call_in_thread()": (
        SUBINTERPRETERS is not None
    ),
    "threading.RLock().locked()": hasattr(
        threading.RLock(), "locked"
    ),
    "threading.Condition().locked()": hasattr(
        threading.Condition(), "locked"
    ),
    "Thread(target=work, context=context)": (
        "context" in THREAD
    ),
    "with QueueListener(queue)": hasattr(
        QueueListener, "__enter__"
    ),
    "faulthandler.dump_c_stack()": hasattr(
        faulthandler, "dump_c_stack"
    ),
    "os.reload_environ()": hasattr(os, "reload_environ"),
    "pickle.DEFAULT_PROTOCOL == 5": (
        pickle.DEFAULT_PROTOCOL == 5
    ),
}
for call, there in CALLS.items():
    print(call, "yes" if there else "no", sep=": ")
