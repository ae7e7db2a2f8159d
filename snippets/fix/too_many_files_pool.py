# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import resource
from concurrent.futures import ProcessPoolExecutor

TEXTS = ["to be or not to be"] * 10


def count_words(text):
    return len(text.split())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (30, 30))
    with ProcessPoolExecutor(2) as executor:
        lengths = executor.map(count_words, TEXTS)
        print("words:", sum(lengths))
