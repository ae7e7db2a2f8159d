import os
import signal
import sys
from multiprocessing import Process


def exit_ok():
    return


def exit_error():
    sys.exit(1)


def return_value():
    return 1


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    jobs = []
    for f in [exit_ok, exit_error, return_value, killed]:
        print("Starting process for", f.__name__)
        j = Process(target=f, name=f.__name__)
        jobs.append(j)
        j.start()
    for j in jobs:
        j.join()
        print(f"{j.name:>15}.exitcode = {j.exitcode}")
