from multiprocessing import Process


def run_all(functions):
    children = [Process(target=f) for f in functions]
    for child in children:
        child.start()
    for child in children:
        child.join()
