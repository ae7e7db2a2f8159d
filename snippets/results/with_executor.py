from concurrent.futures import ProcessPoolExecutor

TEXTS = {
    "tale": "it was the best of times",
    "play": "to be or not to be",
}


def count_words(title):
    return len(TEXTS[title].split())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        tale = executor.submit(count_words, "tale")
        play = executor.submit(count_words, "play")
        print(tale.result(), play.result())
