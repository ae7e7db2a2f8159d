from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue()
    tasks.put("sweep")
    print(tasks.get())
