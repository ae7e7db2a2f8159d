from multiprocessing import Process
from threading import Thread


class WordCount:
    def __init__(self, line):
        super().__init__()
        self.line = line
        self.words = None

    def run(self):
        self.words = len(self.line.split())


class CountingThread(WordCount, Thread):
    pass


class CountingProcess(WordCount, Process):
    pass


if __name__ == "__main__":
    for kind in CountingThread, CountingProcess:
        count = kind("salt and rye")
        count.start()
        count.join()
        print(f"{kind.__name__}: {count.words}")
