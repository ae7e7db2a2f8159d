from multiprocessing import Condition, Process


def wait_for_change(changed):
    with changed:
        notified = changed.wait(timeout=0.1)
        print("worker: notified?", notified)


if __name__ == "__main__":
    changed = Condition()
    with changed:
        changed.notify_all()
        print("main: all are notified")
    worker = Process(
        target=wait_for_change, args=(changed,)
    )
    worker.start()
    worker.join()
