# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Event, Process
from time import sleep


def announce(event):
    event.set()


if __name__ == "__main__":
    event = Event()
    waiter = Process(target=event.wait)
    waiter.start()
    while event._cond._sleeping_count.get_value() < 1:
        sleep(0.01)
    waiter.kill()
    waiter.join()
    setter = Process(target=announce, args=(event,))
    setter.start()
    setter.join(timeout=3)
    print("still in set():", setter.is_alive())
    setter.kill()
