import sys
from multiprocessing import Process

# In the children, too: whole lines, as on a terminal.
sys.stdout.reconfigure(line_buffering=True)


def work(name):
    for number in range(10_000):
        print(name, "has done", number)


if __name__ == "__main__":
    names = ["ann", "bob", "cyd"]
    children = [
        Process(target=work, args=(n,)) for n in names
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
