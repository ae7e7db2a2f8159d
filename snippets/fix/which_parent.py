# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import (
    current_process,
    get_context,
    parent_process,
)


def say_who():
    kind = type(current_process()).__name__
    parent = parent_process()
    name = parent.name if parent else None
    print(kind, "of", name, flush=True)


if __name__ == "__main__":
    for method in ("spawn", "forkserver", "fork"):
        context = get_context(method)
        child = context.Process(target=say_who)
        child.start()
        child.join()
    pid = os.fork()  # as a web server's master does
    if pid == 0:
        say_who()
        os._exit(0)
    os.waitpid(pid, 0)
