import faulthandler
import os
import pickle
import threading
from fractions import Fraction
from importlib.util import find_spec
from inspect import signature
from multiprocessing import set_forkserver_preload


class Counter:
    def __count(self):
        pass

    def send_private(self):
        pickle.loads(pickle.dumps(self.__count))


def dump():
    with open(os.devnull, "w") as file:
        faulthandler.dump_traceback(file, max_threads=1)


def acquire():
    threading.Lock().acquire(timeout=Fraction(1, 2))


def works(call):
    try:
        call()
    except (AttributeError, TypeError):
        return False
    return True


# What you write, and whether it is there.
CALLS = {
    'set_forkserver_preload(names, on_error="fail")': (
        "on_error"
        in signature(set_forkserver_preload).parameters
    ),
    "python -m profiling.sampling": (
        find_spec("profiling") is not None
    ),
    "threading.serialize_iterator(lines)": hasattr(
        threading, "serialize_iterator"
    ),
    "threading.synchronized_iterator(lines)": hasattr(
        threading, "synchronized_iterator"
    ),
    "threading.concurrent_tee(lines)": hasattr(
        threading, "concurrent_tee"
    ),
    "pickle.loads(pickle.dumps(self.__count))": works(
        Counter().send_private
    ),
    "faulthandler.dump_traceback(file, max_threads=1)": (
        works(dump)
    ),
    "lock.acquire(timeout=Fraction(1, 2))": works(acquire),
}
for call, there in CALLS.items():
    print(call, "yes" if there else "no", sep=": ")
