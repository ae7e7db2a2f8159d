# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Lock, Process, SimpleQueue

CALLS = {"0": "read", "202": "futex"}  # on x86-64
CALLS |= {"63": "read", "98": "futex"}  # on ARM


def look(pid):
    with open(f"/proc/{pid}/stat") as stat:
        state = stat.read().rpartition(")")[2].split()[0]
    if state == "R":
        return "R, computes"
    with open(f"/proc/{pid}/syscall") as syscall:
        number, first, *_ = syscall.read().split()
    if CALLS[number] != "read":
        return f"{state}, in {CALLS[number]}"
    fd = f"/proc/{pid}/fd/{int(first, 16)}"
    return f"{state}, reads from a {os.readlink(fd)[:4]}"


def find_divisor(ready, orders, scale):
    ready.put(True)
    number, divisor = 2**61 - 1, 2
    while number % divisor:
        divisor += 1


def pack(ready, orders, scale):
    ready.put(True)
    print("packed", orders.get())


def weigh(ready, orders, scale):
    ready.put(True)
    with scale:
        print("weighed")


if __name__ == "__main__":
    things = SimpleQueue(), SimpleQueue(), Lock()
    ready, orders, scale = things
    scale.acquire()
    for target in find_divisor, pack, weigh:
        child = Process(target=target, args=things)
        child.start()
        ready.get()
        child.join(timeout=0.5)
        print(f"{target.__name__}:", look(child.pid))
        child.kill()
        child.join()
