from multiprocessing import Process


def greet(name):
    print("hello", name)


child = Process(target=greet, args=("ann",))
child.start()
child.join()
print("child ended with", child.exitcode)
