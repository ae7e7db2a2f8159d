from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        counts = manager.dict(apples=3)
        kept = counts.copy()
    print("kept:", kept)
    print(counts["apples"])
