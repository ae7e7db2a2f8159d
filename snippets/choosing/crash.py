# /// script
# requires-python = ">=3.14"
# ///
import os
from concurrent import interpreters
from multiprocessing import Process
from threading import Thread


def run_thread():
    worker = Thread(target=os._exit, args=(3,))
    worker.start()
    worker.join()


def run_interpreter():
    interpreters.create().call(os._exit, 3)


def run_process():
    worker = Process(target=os._exit, args=(3,))
    worker.start()
    worker.join()


if __name__ == "__main__":
    for run in run_thread, run_interpreter, run_process:
        program = Process(target=run)
        program.start()
        program.join()
        ended = program.exitcode
        print(f"{run.__name__:16}ended with {ended}")
