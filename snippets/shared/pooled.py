from multiprocessing import Pool, Value

done = None


def keep(shared):
    global done
    done = shared


def check_word(word):
    with done.get_lock():
        done.value += 1
    return word == word[::-1]


if __name__ == "__main__":
    words = ["level", "noon", "often", "radar"]
    counter = Value("i", 0)
    with Pool(
        2, initializer=keep, initargs=(counter,)
    ) as pool:
        print(pool.map(check_word, words))
    print("words checked:", counter.value)
