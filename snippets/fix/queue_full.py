from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue(maxsize=1)
    tasks.put("cat.png")
    tasks.put("dog.png", timeout=0.1)
