# /// script
# requires-python = ">=3.15"
# [tool.snippet]
# platforms = ["linux"]
# ///
import ctypes
import subprocess
import sys
from multiprocessing import JoinableQueue, Process


def let_look():  # needed where Yama is on
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))


def pack(orders):
    let_look()
    while (order := orders.get()) is not None:
        print("packed", order)
        orders.task_done()


if __name__ == "__main__":
    orders = JoinableQueue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    orders.put("tea")
    orders.join()
    packer.join(timeout=0.5)
    tool = [sys.executable, "-m", "profiling.sampling"]
    subprocess.run([*tool, "dump", str(packer.pid)])
    orders.put(None)
    packer.join()
    print("exit code", packer.exitcode)
