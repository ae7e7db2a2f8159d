# /// script
# requires-python = ">=3.14"
# ///
import os
from concurrent.futures import InterpreterPoolExecutor
from concurrent.interpreters import NotShareableError
from threading import Lock

seen = []


def note(word):
    seen.append(word)
    return os.getpid(), seen


def is_locked(lock):
    return lock.locked()


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        for pid, words in executor.map(
            note, ["ant", "bee"]
        ):
            print(
                "same process:", pid == os.getpid(), words
            )
        print("in main:", seen)
        try:
            executor.submit(is_locked, Lock()).result()
        except NotShareableError as error:
            print("a lock:", type(error).__name__)
