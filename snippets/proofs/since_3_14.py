from concurrent import futures
from importlib.util import find_spec
from inspect import signature
from multiprocessing import Process

POOL = futures.ProcessPoolExecutor
MAP = signature(POOL.map).parameters
SUBINTERPRETERS = find_spec("concurrent.interpreters")

# What you write, and whether it is there.
CALLS = {
    "child.interrupt()": hasattr(Process, "interrupt"),
    "executor.map(work, items, buffersize=2)": (
        "buffersize" in MAP
    ),
    "executor.terminate_workers()": hasattr(
        POOL, "terminate_workers"
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
}
for call, there in CALLS.items():
    print(call, "yes" if there else "no", sep=": ")
