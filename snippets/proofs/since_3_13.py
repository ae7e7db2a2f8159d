import os
import queue
import sys
import threading
from inspect import signature
from multiprocessing.queues import Queue
from multiprocessing.shared_memory import SharedMemory

# What you write, and whether it is there.
CALLS = {
    "os.process_cpu_count()": hasattr(
        os, "process_cpu_count"
    ),
    "sys._is_gil_enabled()": hasattr(
        sys, "_is_gil_enabled"
    ),
    "SharedMemory(name, track=False)": (
        "track" in signature(SharedMemory).parameters
    ),
    "class MyLock(threading.Lock)": isinstance(
        threading.Lock, type
    ),
    "queue.Queue().shutdown()": hasattr(
        queue.Queue, "shutdown"
    ),
}
for call, there in CALLS.items():
    print(call, "yes" if there else "no", sep=": ")
print(
    "multiprocessing.Queue().shutdown():",
    "yes" if hasattr(Queue, "shutdown") else "no",
)
