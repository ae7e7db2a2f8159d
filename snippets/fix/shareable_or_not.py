# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters


def outcome(action, *args, **names):
    try:
        action(*args, **names)
    except interpreters.NotShareableError:
        return "NotShareableError"
    return "ok"


if __name__ == "__main__":
    worker = interpreters.create()
    queue = interpreters.create_queue()
    lines = iter(["one fish"])  # a list's iterator
    for thing in (7, ("tea", 3), ["tea"], lines, open):
        kind = type(thing).__name__
        put = outcome(queue.put, thing)
        main = outcome(worker.prepare_main, thing=thing)
        print(f"{kind:26} put: {put}, main: {main}")
    worker.close()
