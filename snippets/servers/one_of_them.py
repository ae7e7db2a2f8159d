# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import fcntl
import tempfile
from multiprocessing import Barrier, Process, Queue


def start_worker(path, all_tried, chosen):
    with open(path, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            chosen.put(True)
        except BlockingIOError:
            chosen.put(False)
        all_tried.wait()  # from here on, a worker serves


def start_workers(count, path):
    all_tried, chosen = Barrier(count), Queue()
    workers = [
        Process(
            target=start_worker,
            args=[path, all_tried, chosen],
        )
        for _ in range(count)
    ]
    for worker in workers:
        worker.start()
    answers = [chosen.get() for _ in workers]
    for worker in workers:
        worker.join()
    print(answers.count(True), "of", count, "runs the jobs")


if __name__ == "__main__":
    with tempfile.NamedTemporaryFile() as lock_file:
        start_workers(3, lock_file.name)
        start_workers(2, lock_file.name)
