import time
from multiprocessing import Event, Process


def waiter(event):
    print("waiting for the event")
    event.wait()
    print("the event is set")


if __name__ == "__main__":
    event = Event()
    p = Process(target=waiter, args=(event,))
    p.start()
    time.sleep(0.2)
    print("setting the event")
    event.set()
    p.join()
