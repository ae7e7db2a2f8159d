from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue()
    tasks.put(lambda text: len(text.split()))
    count_words = tasks.get(timeout=1)
    print(count_words("one fish"))
