# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import time
from multiprocessing import active_children, get_context
from pathlib import Path


def count_words(text):
    print(len(text.split()), "words")


def state(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return "no such process"
    return stat.rpartition(")")[2].split()[0]


if __name__ == "__main__":
    child = get_context("spawn").Process(
        target=count_words, args=("over and out",)
    )
    child.start()
    while state(child.pid) != "Z":
        time.sleep(0.01)
    print("it has ended:     ", state(child.pid))
    print("active_children():", active_children())
    print("after that:       ", state(child.pid))
