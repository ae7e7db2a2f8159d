from multiprocessing import Process

if __name__ == "__main__":

    def greet(name):
        print("hello from", name)

    child = Process(target=greet, args=("ann",))
    child.start()
    child.join()
    print("child ended with", child.exitcode)
