# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from multiprocessing import get_context


def work(orders):
    os.kill(os.getppid(), signal.SIGKILL)  # the fork server
    print("the child got", orders.recv())


if __name__ == "__main__":
    context = get_context("forkserver")
    orders, sender = context.Pipe(duplex=False)
    child = context.Process(target=work, args=[orders])
    child.start()
    child.join()
    print("exit code", child.exitcode)
    sender.send("an order")
