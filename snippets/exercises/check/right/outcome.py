from multiprocessing import Process


def outcome(function):
    child = Process(target=function)
    child.start()
    child.join()
    if child.exitcode == 0:
        return "success"
    if child.exitcode < 0:
        return f"signal {-child.exitcode}"
    return f"error {child.exitcode}"
