# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import time
from multiprocessing import Barrier, Pipe, Process


def work(name, ready, alive):
    print(name, "in group", os.getpgrp())
    ready.wait()
    time.sleep(60)


def lead(ready, alive):
    os.setpgid(0, 0)  # a group of its own
    for name in "ann", "bob":
        args = (name, ready, alive)
        Process(target=work, args=args).start()
    work("leader", ready, alive)


if __name__ == "__main__":
    print("main in group", os.getpgrp())
    ready = Barrier(4)
    last_word, alive = Pipe(duplex=False)
    leader = Process(target=lead, args=(ready, alive))
    leader.start()
    alive.close()  # the other three hold it open
    ready.wait()
    os.killpg(leader.pid, signal.SIGTERM)
    try:
        last_word.recv()
    except EOFError:
        print("all three have ended")
    leader.join()
    print("exit code of the leader:", leader.exitcode)
