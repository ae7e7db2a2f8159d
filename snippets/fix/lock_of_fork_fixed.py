from multiprocessing import get_context


def report(lock, name):
    with lock:
        print(name, "is here")


if __name__ == "__main__":
    spawn = get_context("spawn")
    lock = spawn.Lock()
    ann = spawn.Process(target=report, args=(lock, "ann"))
    ann.start()
    ann.join()
