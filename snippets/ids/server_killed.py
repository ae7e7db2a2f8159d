# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from multiprocessing import get_context


def work(orders):
    orders.recv()  # start() has returned
    os.kill(os.getppid(), signal.SIGKILL)  # the fork server
    print("the child got", orders.recv())


if __name__ == "__main__":
    context = get_context("forkserver")
    orders, sender = context.Pipe(duplex=False)
    child = context.Process(target=work, args=[orders])
    child.start()
    sender.send("begin")
    child.join()
    print("exit code", child.exitcode)
    sender.send("an order")
