from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event
from pathlib import Path


def keep(event):
    global dropped
    dropped = event


def convert(month):
    if month != "month 0":
        dropped.wait()
    Path(f"{month}.txt").write_text("done")
    return month


if __name__ == "__main__":
    dropped = Event()
    months = [f"month {number}" for number in range(10)]
    with ProcessPoolExecutor(
        1, initializer=keep, initargs=[dropped]
    ) as executor:
        converted = executor.map(convert, months)
        print("taken:", next(converted))
        del converted
        dropped.set()
    made = {path.stem for path in Path().glob("*.txt")}
    print("month 9 has run:", "month 9" in made)
