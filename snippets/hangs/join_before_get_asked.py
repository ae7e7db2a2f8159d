from hashlib import sha256
from multiprocessing import Process, Queue


def hash_lines(count, results):
    lines = [b"line %d" % number for number in range(count)]
    hashes = [sha256(line).hexdigest() for line in lines]
    results.put(hashes)


if __name__ == "__main__":
    results = Queue()
    args = 4000, results
    worker = Process(target=hash_lines, args=args)
    worker.start()
    worker.join(timeout=1)
    print("exit code before get():", worker.exitcode)
    results.get()
    worker.join()
    print("exit code after get():", worker.exitcode)
