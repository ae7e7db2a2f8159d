from argparse import ArgumentParser
from multiprocessing import Pool


def set_up(prefixes):
    global skipped
    skipped = prefixes


def is_kept(path):
    return not path.startswith(tuple(skipped))


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("--skip")
    prefixes = ["build/", parser.parse_args().skip]

    paths = ["src/main.py", "build/main.o", ".git/HEAD"]
    with Pool(2, set_up, [prefixes]) as pool:
        kept = pool.map(is_kept, paths)
    for path, answer in zip(paths, kept):
        print("kept:   " if answer else "skipped:", path)
