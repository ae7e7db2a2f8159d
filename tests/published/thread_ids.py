import threading


def show():
    print(threading.current_thread().name, threading.get_ident())


threads = [threading.Thread(target=show) for _ in range(2)]
for t in threads:
    t.start()
    t.join()
