# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context

print(__name__, "runs the file")


def work():
    print("child: works")


if __name__ == "__main__":
    forkserver = get_context("forkserver")
    for _ in range(2):
        child = forkserver.Process(target=work)
        child.start()
        child.join()
