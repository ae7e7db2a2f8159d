# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import resource
from multiprocessing import get_context

TEXTS = ["to be or not to be"] * 10


def count_words(text):
    return len(text.split())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
    spawn = get_context("spawn")
    for text in TEXTS:
        child = spawn.Process(
            target=count_words, args=[text]
        )
        child.start()
        child.join()
        child.close()
    print("children:", len(TEXTS))
