# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import time
from multiprocessing import Process


def serve():
    print("child: waits")
    time.sleep(60)


if __name__ == "__main__":
    child = Process(target=serve)
    child.start()
    child.join()
