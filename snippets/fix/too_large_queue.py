import sys
from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue(maxsize=sys.maxsize)
    tasks.put("sweep")
    print(tasks.get())
