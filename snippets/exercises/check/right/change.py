from threading import Lock

lock = Lock()


def change(box, key, step):
    with lock:
        box[key] = step(box[key])
