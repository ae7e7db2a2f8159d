from multiprocessing import Process


def hello():
    print("hello")


p = Process(target=hello)
p.start()
p.join()
