from multiprocessing import Process, Value

ROUNDS = 10_000


def sell(sold):
    for _ in range(ROUNDS):
        sold.value += 1


if __name__ == "__main__":
    sold = Value("i", 0)
    sellers = [
        Process(target=sell, args=(sold,))
        for _ in range(10)
    ]
    for seller in sellers:
        seller.start()
    for seller in sellers:
        seller.join()
    print("sold:   ", 10 * ROUNDS)
    print("counted:", sold.value)
