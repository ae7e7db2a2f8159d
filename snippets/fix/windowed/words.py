import sys
import traceback
from multiprocessing import get_context


def report(line):
    try:
        print("print() does nothing")
        sys.stdout.write(f"{len(line.split())} words\n")
    except AttributeError:
        with open("errors.txt", "a") as errors:
            traceback.print_exc(file=errors)


if __name__ == "__main__":
    report("one fish")
    spawn = get_context("spawn")  # as on Windows
    child = spawn.Process(target=report, args=("two fish",))
    child.start()
    child.join()
