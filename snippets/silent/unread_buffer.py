# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def convert(month):
    Path(f"{month}.txt").write_text("done")


if __name__ == "__main__":
    months = ["may", "june", "july", "august"]
    with ProcessPoolExecutor(2) as executor:
        executor.map(convert, months, buffersize=2)
    made = Path().glob("*.txt")
    print("converted:", sorted(path.stem for path in made))
