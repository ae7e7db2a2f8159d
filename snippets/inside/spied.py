# /// script
# dependencies = ["py-spy"]
# [tool.snippet]
# platforms = ["linux"]
# ///
import ctypes
import subprocess
import sysconfig
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
    py_spy = f"{sysconfig.get_path('scripts')}/py-spy"
    dump = subprocess.run(
        [py_spy, "dump", "--pid", str(packer.pid)],
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in dump.stdout.splitlines():
        if "Thread" in line or "(spied.py" in line:
            print(line)
    orders.put(None)
    packer.join()
    print("exit code", packer.exitcode)
