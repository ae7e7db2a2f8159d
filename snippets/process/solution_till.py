from threading import Thread

total = 0


def sell_bread():
    global total
    total += 3
    print("bread for 3, total", total)


def sell_cake():
    global total
    total += 4
    print("cake for 4, total", total)


if __name__ == "__main__":
    for sell in sell_bread, sell_cake:
        seller = Thread(target=sell)
        seller.start()
        seller.join()
    print("in the till:", total)
