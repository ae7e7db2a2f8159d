from hashlib import sha256
from itertools import count
from multiprocessing import Event, Lock, Process


def write_hashes(lock, begun, stop):
    with lock, open("hashes.txt", "w") as file:
        begun.set()
        for number in count():
            if stop.is_set():
                break
            digest = sha256(b"%d" % number).hexdigest()
            print(number, digest, file=file)


if __name__ == "__main__":
    lock, begun, stop = Lock(), Event(), Event()
    args = lock, begun, stop
    writer = Process(target=write_hashes, args=args)
    writer.start()
    begun.wait()
    stop.set()
    writer.join()
    print("writer ended with", writer.exitcode)
    with lock, open("hashes.txt", "a") as file:
        print("end", file=file)
    print("file completed")
