# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
from multiprocessing import Process


def ring(number, frame):
    print("the handler of SIGALRM runs")


def work():
    signal.raise_signal(signal.SIGTERM)
    print("SIGTERM is ignored")
    signal.raise_signal(signal.SIGALRM)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, ring)
    child = Process(target=work)
    child.start()
    child.join()
    print("exit code:", child.exitcode)
