from multiprocessing import Event, Process


def wait(event, ready):
    print("child waits")
    ready.set()
    event.wait()


if __name__ == "__main__":
    event, ready = Event(), Event()
    child = Process(target=wait, args=(event, ready))
    child.start()
    ready.wait()
    print("parent waits")
    child.join()
