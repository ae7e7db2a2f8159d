from multiprocessing import get_context


def sharpen(row):
    print("sharpens row", row)


def run(python):
    spawn = get_context("spawn")
    spawn.set_executable(python)
    child = spawn.Process(target=sharpen, args=(1,))
    child.start()
    child.join()
    print("exit code:", child.exitcode)
