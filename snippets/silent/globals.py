from argparse import ArgumentParser
from multiprocessing import Pool

skipped = ["build/"]


def is_kept(path):
    return not path.startswith(tuple(skipped))


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("--skip")
    skipped.append(parser.parse_args().skip)

    paths = ["src/main.py", "build/main.o", ".git/HEAD"]
    with Pool(2) as pool:
        kept = pool.map(is_kept, paths)
    for path, answer in zip(paths, kept):
        print("kept:   " if answer else "skipped:", path)
