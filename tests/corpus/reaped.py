import os


def fork(name):
    pid = os.fork()
    if not pid:
        print(name, flush=True)
        os._exit(0)
    return pid


if __name__ == "__main__":
    print("begin")
    os.waitpid(fork("ann"), 0)
    print("ann is over")
    fork("bob")
    fork("cyd")
    os.wait()
    os.wait()
    print("both are over")
