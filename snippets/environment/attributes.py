# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import resource
from multiprocessing import Process


def tell():
    umask = os.umask(0o022)
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    print(f"child: umask {umask:03o}, {files} open files")


if __name__ == "__main__":
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for umask, files in (0o022, 200), (0o077, 100):
        print(f"set: umask {umask:03o}, {files} open files")
        os.umask(umask)
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (files, hard)
        )
        child = Process(target=tell)
        child.start()
        child.join()
