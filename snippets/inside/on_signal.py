import faulthandler
import os
import signal
from multiprocessing import JoinableQueue, Process


def pack(orders):
    faulthandler.register(signal.SIGUSR1, all_threads=False)
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
    if packer.is_alive():
        os.kill(packer.pid, signal.SIGUSR1)
    orders.put(None)
    packer.join()
    print("exit code", packer.exitcode)
