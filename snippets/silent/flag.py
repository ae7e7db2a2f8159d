import sys
from multiprocessing import get_context


def look(method):
    print(f"{method}: {sys.stdout.write_through}")


if __name__ == "__main__":
    look("main process")
    for method in ["fork", "spawn", "forkserver"]:
        process = get_context(method).Process(
            target=look, args=(method,)
        )
        process.start()
        process.join()
