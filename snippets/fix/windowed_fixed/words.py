import sys
from multiprocessing import get_context

if sys.stdout is None or sys.stderr is None:
    sys.stdout = sys.stderr = open("log.txt", "a")


def report(line):
    print("print() writes to the log")
    sys.stdout.write(f"{len(line.split())} words\n")
    sys.stdout.flush()


if __name__ == "__main__":
    report("one fish")
    spawn = get_context("spawn")  # as on Windows
    child = spawn.Process(target=report, args=("two fish",))
    child.start()
    child.join()
