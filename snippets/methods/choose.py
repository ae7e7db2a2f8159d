# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context


def tell(method):
    print(f"{method}: the child runs in {__name__}")


if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        context = get_context(method)
        child = context.Process(target=tell, args=(method,))
        child.start()
        child.join()
