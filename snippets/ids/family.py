import os
from multiprocessing import (
    Process,
    current_process,
    parent_process,
)


def introduce():
    me, parent = current_process(), parent_process()
    print(me.name, me.pid, "started by", end=" ")
    print(parent.name, parent.pid)


if __name__ == "__main__":
    print(current_process().name, os.getpid())
    print("parent_process():", parent_process())
    for name in "reader", "writer":
        child = Process(target=introduce, name=name)
        child.start()
        child.join()
