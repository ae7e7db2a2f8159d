from multiprocessing import Event, Process
from time import sleep


def work(begun):
    print("child: begun", flush=True)
    begun.set()
    sleep(60)  # much to do


if __name__ == "__main__":
    begun = Event()
    child = Process(target=work, args=(begun,))
    child.start()
    begun.wait()
    child.terminate()
    child.join()
    print("main:  stopped the child")
