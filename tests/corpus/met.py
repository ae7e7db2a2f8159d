import multiprocessing
import sys
import threading


def hand_over(way, thing):
    print("ready")
    if way == "event":
        thing.set()
    elif way == "semaphore":
        thing.release()
    elif way == "barrier":
        thing.wait()
    elif way == "condition":
        with thing:
            thing.notify()
    elif way == "lock":
        with thing:
            print("has the lock")


if __name__ == "__main__":
    way = sys.argv[1]
    module = threading if sys.argv[2] == "threads" else multiprocessing
    if way == "event":
        thing = module.Event()
    elif way == "semaphore":
        thing = module.Semaphore(0)
    elif way == "barrier":
        thing = module.Barrier(2)
    elif way == "condition":
        thing = module.Condition()
    elif way == "lock":
        thing = module.Lock()
    print("begin")
    start = threading.Thread if sys.argv[2] == "threads" else multiprocessing.Process
    worker = start(target=hand_over, args=(way, thing))
    if way == "condition":  # so that nobody notifies before main waits
        with thing:
            worker.start()
            thing.wait()
    elif way == "lock":
        with thing:
            worker.start()
            print("main has the lock")
    else:
        worker.start()
        thing.acquire() if way == "semaphore" else thing.wait()
    print("goes on")
    worker.join()
    print("end")
