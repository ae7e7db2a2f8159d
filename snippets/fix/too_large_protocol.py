# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# methods = ["spawn"]
# ///

import pickle


class ByteCount:
    total = 0

    def write(self, data):
        self.total += len(data)


if __name__ == "__main__":
    film = bytes(4 * 2**30)
    count = ByteCount()
    pickle.Pickler(count, protocol=3).dump(film)
    print(f"{count.total:,} bytes")
