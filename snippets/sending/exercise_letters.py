from multiprocessing import Pool

if __name__ == "__main__":
    words, letter = ["banana", "papaya", "lemon"], "a"
    with Pool(2) as pool:
        hits = pool.map(lambda word: letter in word, words)
    print(hits)
