import os
from multiprocessing import (
    Process,
    current_process,
    parent_process,
)


def introduce():
    me, parent = current_process(), parent_process()
    starter = f"{parent.name} {parent.pid}"
    print(f"{me.name} {me.pid}, started by {starter}")


if __name__ == "__main__":
    print(current_process().name, os.getpid())
    print("parent_process():", parent_process())
    for name in "reader", "writer":
        child = Process(target=introduce, name=name)
        child.start()
        child.join()
