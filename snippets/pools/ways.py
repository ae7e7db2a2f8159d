from multiprocessing import Pool


def digits(exponent):
    return len(str(2**exponent))


if __name__ == "__main__":
    powers, bases = [8, 64, 512], [(2, 8), (3, 4)]
    with Pool(2) as pool:
        print("map:           ", pool.map(digits, powers))
        print("starmap:       ", pool.starmap(pow, bases))

        lengths = pool.imap(digits, powers)
        print("imap:          ", next(lengths), *lengths)
        lengths = pool.imap_unordered(digits, powers)
        print("imap_unordered:", sum(lengths))

        length = pool.apply_async(digits, [64])
        lengths = pool.map_async(digits, powers)
        print("apply_async:   ", length.get())
        print("map_async:     ", lengths.get())
