# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Process, Queue
from time import sleep


def paint(pictures):
    pictures.put(bytes(10_000_000))


if __name__ == "__main__":
    pictures = Queue()
    painter = Process(target=paint, args=(pictures,))
    painter.start()
    while pictures.empty():  # until the first bytes come
        sleep(0.01)
    painter.kill()
    painter.join()
    print("exit code:", painter.exitcode)
    pictures.get(timeout=0.5)
