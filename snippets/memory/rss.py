# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import resource
from multiprocessing import Process


def resident():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return pages * resource.getpagesize() // 1_000_000


def work():
    words = [f"word {n}" for n in range(1_000_000)]
    return words[::100]


def work_alone():
    few = work()
    print("words kept in the child:", len(few))


if __name__ == "__main__":
    child = Process(target=work_alone)
    child.start()
    child.join()
    print("MB after work in a child:", resident())
    for number in range(1, 5):
        few = work()
        print(f"MB after round {number} here:", resident())
    print("words kept:", len(few))
