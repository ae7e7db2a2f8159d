# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# methods = ["fork"]
# ///
import sys
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter

STREAMS = {  # messages, items in each, bytes of an item
    "one item of 1 B": (256, 1, 1),
    "one item of 1 KB": (256, 1, 1_000),
    "64 items of 1 KB": (32, 64, 1_000),
    "one item of 64 KB": (32, 1, 64_000),
    "one item of 1 MB": (4, 1, 1_000_000),
    "one item of 64 MB": (1, 1, 64_000_000),
}


def receive(gets, answer):
    while True:
        for get in gets:
            while get():
                pass
            answer.send("all here")


def rate(messages, put, answers):
    size = sum(sum(map(len, items)) for items in messages)
    begin = perf_counter()
    for items in messages:
        put(items)
    put(None)
    answers.recv()
    return size / (perf_counter() - begin)


def row(name, rates):
    found = quantiles(rates, n=4, method="inclusive")
    cells = [f"{r / 1e3:9,.0f} KB/s" for r in found]
    print(f"  {name:16}", cells[1], cells[0], cells[2])
    return found


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 60
    fork = get_context("fork")
    reader, writer = fork.Pipe(duplex=False)
    ways, gets = {"Pipe": writer.send}, [reader.recv]
    queues = {"SimpleQueue": fork.SimpleQueue()}
    queues["Queue"] = fork.Queue()
    queues["Manager().Queue"] = fork.Manager().Queue()
    for name, queue in queues.items():
        ways[name] = queue.put
        gets.append(queue.get)
    answers, answer = fork.Pipe(duplex=False)
    ends = (gets, answer)
    child = fork.Process(target=receive, args=ends)
    child.start()
    rows = {}
    print(f"{'median':>33} {'low':>14} {'high':>14}")
    for label, (count, items, size) in STREAMS.items():
        if rounds < 20 and size > 1_000_000:
            break  # too long for a quick run
        print(label)
        message = [bytes([n]) * size for n in range(items)]
        taken = {name: [] for name in ways}
        fewer = rounds * 4_000_000 // (count * items * size)
        for _ in range(max(3, min(rounds, fewer)) + 1):
            for name, put in ways.items():
                found = rate(
                    [message] * count, put, answers
                )
                taken[name].append(found)
        for name, rates in taken.items():  # one warms up
            rows[label, name] = row(name, rates[1:])
    child.terminate()  # it waits for the next message
    alone = rows["one item of 1 KB", "Pipe"]
    together = rows["64 items of 1 KB", "Pipe"]
    if rounds >= 20 and alone[2] > together[0]:
        print("too noisy to compare: one item, 64 items")
