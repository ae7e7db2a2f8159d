import sys
from multiprocessing import Event, Lock, Process
from time import sleep


def give_up(lock, holds_it):
    with lock:
        holds_it.set()
        sys.exit(3)


def get_stuck(lock, holds_it):
    with lock:
        holds_it.set()
        sleep(60)


if __name__ == "__main__":
    for hold in give_up, get_stuck:
        lock, holds_it = Lock(), Event()
        holder = Process(target=hold, args=(lock, holds_it))
        holder.start()
        holds_it.wait()
        if hold is get_stuck:
            holder.kill()
        holder.join()
        free = lock.acquire(timeout=0.2)
        code = holder.exitcode
        print(f"exit code {code}: lock free: {free}")
