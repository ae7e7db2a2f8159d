from multiprocessing import get_context

skipped = ["build/"]


def is_kept(path):
    return not path.startswith(tuple(skipped))


if __name__ == "__main__":
    skipped.append(".git/")
    paths = ["src/main.py", "build/main.o", ".git/HEAD"]
    with get_context("spawn").Pool(2) as pool:
        kept = pool.map(is_kept, paths)
    assert kept == list(map(is_kept, paths)), kept
