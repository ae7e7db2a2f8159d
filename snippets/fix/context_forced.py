# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Lock, Process, set_start_method


def count_words(line, lock):
    with lock:
        print(len(line.split()), "words")


if __name__ == "__main__":
    set_start_method("fork")
    lock = Lock()
    set_start_method("spawn", force=True)  # no error here
    line = "to be or not to be"
    child = Process(target=count_words, args=(line, lock))
    child.start()
    child.join()
