# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# platforms = ["linux"]
# ///
import ctypes
import subprocess
import sys
from multiprocessing import Process, SimpleQueue


def let_look():  # needed where Yama is on
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))


def find_divisor(number, news):
    let_look()
    divisor = 2
    news.put("searching")
    while number % divisor:
        divisor += 2  # and never 5
    news.put(divisor)


if __name__ == "__main__":
    news = SimpleQueue()
    finder = Process(target=find_divisor, args=(35, news))
    finder.start()
    print(news.get())
    command = [sys.executable, "-m", "pdb", "-p"]
    pdb = subprocess.run(
        [*command, str(finder.pid)],
        input="p number, divisor % 2\n!divisor = 5\nquit\n",
        stdout=subprocess.PIPE,
        text=True,
    )
    print(pdb.stdout.strip())
    print("found", news.get())
