from multiprocessing import get_context

if __name__ == "__main__":
    spawn = get_context("spawn")
    greeter = spawn.Process(target=lambda: print("hello"))
    print("starting")
    greeter.start()
    greeter.join()
    print("greeted")
