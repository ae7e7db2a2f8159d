import random
from multiprocessing import Process


def deal(cards):
    random.shuffle(cards)
    print(*cards)


if __name__ == "__main__":
    p = Process(target=deal, args=(["ace", "king", "queen", "jack", "ten"],))
    p.start()
    p.join()
