# /// script
# dependencies = ["rich"]
# ///
from concurrent.futures import ProcessPoolExecutor

from rich.progress import track


def double(n):
    return 2 * n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(double, n) for n in range(4)]
        total = sum(f.result() for f in track(futures, description="Doubling"))
    print("total", total)
