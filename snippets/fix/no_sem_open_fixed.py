# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import _multiprocessing

del _multiprocessing.SemLock  # as in Python on Android

from concurrent.futures import (  # noqa: E402
    ThreadPoolExecutor,
)
from multiprocessing import (  # noqa: E402
    Pipe,
    Process,
    RawValue,
)


def count_words(line, total, sender):
    total.value = len(line.split())
    sender.send(line.upper())


if __name__ == "__main__":
    total = RawValue("i")
    receiver, sender = Pipe(duplex=False)
    child = Process(
        target=count_words,
        args=("one fish", total, sender),
    )
    child.start()
    print(receiver.recv())
    child.join()
    print(total.value, "words")
    with ThreadPoolExecutor() as executor:
        print(list(executor.map(len, ["tea", "cake"])))
