# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
import resource
import subprocess
from threading import Thread


def fork():
    if os.fork() == 0:
        os._exit(0)


def run_program():
    subprocess.run(["true"])


def start_thread():
    Thread(target=print).start()


if __name__ == "__main__":
    if os.getuid() == 0:
        os.setuid(65534)  # root has no limit
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    for start in fork, run_program, start_thread:
        try:
            start()
        except (BlockingIOError, RuntimeError) as error:
            name = type(error).__name__
            print(f"{start.__name__}: {name}: {error}")
