import csv
from hashlib import pbkdf2_hmac
from multiprocessing import Pool
from pathlib import Path


def hide_name(row):
    name, place = row
    made = pbkdf2_hmac(
        "sha256", name.encode(), b"pepper", 9000
    )
    return [made.hex()[:8], place]


if __name__ == "__main__":
    Path("guests.csv").write_text(
        "ann,Rome\nbob,Paris\ncem,Oslo\n"
    )
    with (
        open("guests.csv", newline="") as source,
        open("hidden.csv", "w", newline="") as target,
        Pool(2) as pool,
    ):
        rows = csv.reader(source)
        hidden = pool.imap(hide_name, rows, chunksize=2)
        csv.writer(target).writerows(hidden)
    print(Path("hidden.csv").read_text(), end="")
