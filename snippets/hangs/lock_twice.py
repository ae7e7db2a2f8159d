from multiprocessing import Lock, Process, Value


def deposit(account, lock, amount):
    with lock:
        account.value += amount


def add_interest(account, lock):
    with lock:
        print("adds 5 %")
        deposit(account, lock, account.value // 20)


if __name__ == "__main__":
    lock = Lock()
    account = Value("i", 200, lock=False)
    child = Process(
        target=add_interest, args=(account, lock)
    )
    child.start()
    child.join()
    print("account:", account.value)
