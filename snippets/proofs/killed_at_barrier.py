import time
from multiprocessing import Barrier, Process


def meet(all_done):
    all_done.wait(timeout=0.2)


if __name__ == "__main__":
    all_done = Barrier(3)
    first = Process(target=all_done.wait)
    first.start()
    while all_done.n_waiting == 0:
        time.sleep(0.01)
    first.kill()
    first.join()
    second = Process(target=meet, args=(all_done,))
    second.start()
    second.join(timeout=2)
    print("still in wait():", second.is_alive())
    second.kill()
