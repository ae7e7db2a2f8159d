from hashlib import sha256
from multiprocessing import Process, Queue


def hash_lines(name, count, results):
    lines = [b"line %d" % number for number in range(count)]
    hashes = [sha256(line).hexdigest() for line in lines]
    results.put((name, hashes))
    print(f"{name}: {count} lines hashed")


if __name__ == "__main__":
    results = Queue()
    files = {"orders": 4000, "visits": 8000}
    workers = [
        Process(target=hash_lines, args=(*file, results))
        for file in files.items()
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    hashes = dict(results.get() for _ in workers)
    print("taken:", sorted(hashes))
