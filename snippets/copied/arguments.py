from multiprocessing import Process, Value


def sell(basket, sold):
    basket.append("bread")
    sold.value += 1
    print("child: ", basket, sold.value)


if __name__ == "__main__":
    basket = []
    sold = Value("i", 0)
    child = Process(target=sell, args=(basket, sold))
    child.start()
    child.join()
    print("parent:", basket, sold.value)
