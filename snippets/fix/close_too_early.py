from multiprocessing import Event, Process, Queue


def show(tasks, up):
    up.set()
    while (name := tasks.get()) is not None:
        print("took", name)


if __name__ == "__main__":
    tasks, up = Queue(), Event()
    child = Process(target=show, args=(tasks, up))
    child.start()
    up.wait()
    try:
        child.close()
    finally:
        tasks.put(None)
