# /// script
# [tool.snippet]
# platforms = ["linux"]
# methods = ["fork"]
# ///
import sys
from multiprocessing import Pipe, get_context


def weigh(sender, use, held):
    use(held)
    sizes = {"Private": 0, "Shared": 0}
    with open("/proc/self/smaps_rollup") as file:
        for line in file:  # Private_Clean:  96 kB
            kind = line.partition("_")[0]
            if kind in sizes:
                sizes[kind] += int(line.split()[1]) * 1024
    sender.send(sizes)


def weigh_child(method, use, held):
    receiver, sender = Pipe(duplex=False)
    process = get_context(method).Process
    child = process(target=weigh, args=(sender, use, held))
    child.start()
    sizes = receiver.recv()
    child.join()
    return sizes


if __name__ == "__main__":
    # Above the guard, children would import them, too.
    from array import array
    from statistics import quantiles

    rounds = int(sys.argv[1]) if sys.argv[1:] else 25
    numbers = list(range(500_000))  # about 20 MB
    packed = array("q", range(2_500_000))  # 20 MB
    children = {
        "fork": ("fork", len, numbers),
        "fork, list read": ("fork", sum, numbers),
        "fork, array read": ("fork", sum, packed),
        "forkserver": ("forkserver", len, []),
        "spawn": ("spawn", len, []),
        "spawn, list sent": ("spawn", len, numbers),
    }
    found = {label: [] for label in children}
    for number in range(rounds + 1):
        for label, child in children.items():
            sizes = weigh_child(*child)
            if number > 0:  # the first round warms up
                found[label].append(sizes)
    print("                      median      low     high")
    for kind in "Private", "Shared":
        print(kind)
        for label, weighed in found.items():
            weights = [sizes[kind] for sizes in weighed]
            low, median, high = quantiles(weights, n=4)
            row = median, low, high
            cells = [f"{b / 1e6:5.1f} MB" for b in row]
            print(f"  {label:17}", *cells)
