# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# platforms = ["linux"]
# ///
import sys
from multiprocessing import JoinableQueue, Process


def pack(orders):
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
    sys.remote_exec(packer.pid, "look.py")
    packer.join(timeout=0.5)
    print("still waiting")
    orders.put("jam")
    orders.put(None)
    packer.join()
