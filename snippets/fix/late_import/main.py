import threading


def report():
    import watch

    print("watching:", watch.signals)


if __name__ == "__main__":
    thread = threading.Thread(target=report)
    thread.start()
    thread.join()
