from multiprocessing import Process


def run_all(functions):
    for function in functions:
        Process(target=function).start()
