from multiprocessing import Event, Process


def wait_for_event_timeout(event, seconds):
    print("wait_for_event_timeout: starting")
    event.wait(seconds)
    print("e.is_set()->", event.is_set())


if __name__ == "__main__":
    event = Event()
    p = Process(target=wait_for_event_timeout, args=(event, 0.1))
    p.start()
    p.join()
