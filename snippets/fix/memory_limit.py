# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import resource
from multiprocessing import Process

GIGABYTE = 2**30


def load():
    try:
        bytes(8 * GIGABYTE)
    except MemoryError:
        print("child: MemoryError")


if __name__ == "__main__":
    limit = (4 * GIGABYTE, 4 * GIGABYTE)
    resource.setrlimit(resource.RLIMIT_AS, limit)
    child = Process(target=load)
    child.start()
    child.join()
    print("exit code", child.exitcode)
