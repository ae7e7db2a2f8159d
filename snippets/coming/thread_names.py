from multiprocessing import Process
from threading import Thread

if __name__ == "__main__":
    for name in dir(Thread):
        public = not name.startswith("_")
        if public and not hasattr(Process, name):
            print("no", name)
