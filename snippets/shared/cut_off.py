from multiprocessing.shared_memory import ShareableList

if __name__ == "__main__":
    names = ["Athens", "Αθήνα", b"end\x00\x00"]
    stored = ShareableList(names)
    try:
        for name, kept in zip(names, stored):
            print(name, "is kept as", kept)
    finally:
        stored.shm.close()
        stored.shm.unlink()
