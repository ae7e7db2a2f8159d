from multiprocessing import Queue

if __name__ == "__main__":
    log = Queue()
    for length in 10, 2_000_000:
        log.put("x" * length)
        print(f"put {length:,} characters")
    log.cancel_join_thread()
    print("main: last line")
