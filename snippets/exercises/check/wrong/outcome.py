from multiprocessing import Process


def outcome(function):
    child = Process(target=function)
    child.start()
    child.join()
    if child.exitcode == 0:
        return "success"
    return f"error {child.exitcode}"
