from multiprocessing import get_context
from queue import Queue


def count_lines(lines):
    print("lines in the child:", lines.qsize())


if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        lines = Queue()
        child = get_context(method).Process(
            target=count_lines, args=(lines,)
        )
        try:
            child.start()
        except TypeError as error:
            print(f"{method}: start() raises {error}")
        else:
            lines.put("rye")
            child.join()
            print(f"{method}: no error")
