import sys
from multiprocessing import Barrier, Process

# In the children, too: whole lines, as on a terminal.
sys.stdout.reconfigure(line_buffering=True)


def work(name, all_ready):
    all_ready.wait()
    for number in range(10_000):
        print(name, "has done", number)


if __name__ == "__main__":
    all_ready = Barrier(3)
    children = [
        Process(target=work, args=(name, all_ready))
        for name in ["ann", "bob", "cyd"]
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
