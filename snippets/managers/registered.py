import os
from multiprocessing import Process, parent_process
from multiprocessing.managers import BaseManager
from threading import Lock


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def report(self):
        return (
            self.balance,
            os.getpid(),
            parent_process().pid,
        )


class Bank(BaseManager):
    pass


Bank.register("Account", Account)


def earn(account):
    for _ in range(5):
        account.deposit(10)


if __name__ == "__main__":
    with Bank() as bank:
        account = bank.Account()
        children = [
            Process(target=earn, args=(account,))
            for _ in range(2)
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
        balance, pid, parent = account.report()
        print(f"balance {balance}, kept by process {pid}")
        print(f"started by {parent}; this is {os.getpid()}")
