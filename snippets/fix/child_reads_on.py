import subprocess
import sys
from multiprocessing import Process

ASK = "print('a program reads', input())"


def greet():
    print("sys.stdin has", repr(sys.stdin.read()))
    subprocess.run([sys.executable, "-c", ASK])


if __name__ == "__main__":
    child = Process(target=greet)
    child.start()
    child.join()
