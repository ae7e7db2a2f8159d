from multiprocessing import Process


class Account:
    pass


def show(account):
    print("child has", account)


if __name__ == "__main__":
    account = Account()
    print("parent has", account)
    p = Process(target=show, args=(account,))
    p.start()
    p.join()
