from multiprocessing import Pool
from pathlib import Path


def count_words(path):
    with path.open() as lines:
        return sum(len(line.split()) for line in lines)


if __name__ == "__main__":
    for number in range(1, 5):
        text = "one line of five words\n" * number
        Path(f"part{number}.txt").write_text(text)

    paths = sorted(Path().glob("part*.txt"))
    with Pool(2) as pool:
        counts = pool.imap(count_words, paths)
        for path, count in zip(paths, counts):
            print(path, count)
