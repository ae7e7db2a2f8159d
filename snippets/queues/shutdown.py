# /// script
# requires-python = ">=3.13"
# ///
from multiprocessing import Manager, Process
from queue import ShutDown


def add_lengths(words, totals):
    total = 0
    try:
        while True:
            total += len(words.get())
    except ShutDown:
        totals.put(total)


if __name__ == "__main__":
    with Manager() as manager:
        words, totals = manager.Queue(), manager.Queue()
        workers = [
            Process(
                target=add_lengths, args=[words, totals]
            )
            for _ in range(2)
        ]
        for worker in workers:
            worker.start()
        for word in ["one", "two", "three"]:
            words.put(word)
        words.shutdown()
        for worker in workers:
            worker.join()
        print("letters:", totals.get() + totals.get())
        try:
            words.put("four")
        except ShutDown:
            print("nothing more can be put")
