# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context


def look_up(word):
    import dictionary

    print(word, "is", dictionary.MEANINGS[word])


if __name__ == "__main__":
    forkserver = get_context("forkserver")
    modules = ["__main__", "dictionary"]
    forkserver.set_forkserver_preload(modules)
    for word in "pool", "fork":
        child = forkserver.Process(
            target=look_up, args=[word]
        )
        child.start()
        child.join()
