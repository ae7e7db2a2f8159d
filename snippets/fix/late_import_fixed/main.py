import threading


def report():
    import watch

    print("watching:", watch.signals)


if __name__ == "__main__":
    import watch  # noqa: F401 - in the main thread

    thread = threading.Thread(target=report)
    thread.start()
    thread.join()
